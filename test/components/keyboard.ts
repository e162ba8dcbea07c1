import { sendKeys } from '@web/test-runner-commands';

/** The element that has the keyboard, through the shadow roots. */
export function active(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** What a person is told of the element that has the keyboard: its words, as far as they name it. */
export function onFocus(element = active()): string {
  if (!element || element === document.body) return '';
  const labelled = (element as HTMLInputElement).labels?.[0]?.innerText;
  const words =
    element.getAttribute('aria-label') ??
    element.getAttribute('title') ??
    labelled ??
    (element as HTMLElement).innerText;
  return words.trim().replace(/[\s\u2060]+/g, ' ');
}

/**
 * Presses Tab, or Shift and Tab, until the focus leaves for good.
 * @returns what was told at each stop
 */
export async function walk(keys: 'Tab' | 'Shift+Tab' = 'Tab', most = 60): Promise<string[]> {
  const stops: string[] = [];
  for (let key = 0; key < most; key += 1) {
    if (keys === 'Tab') await sendKeys({ press: 'Tab' });
    else {
      await sendKeys({ down: 'Shift' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ up: 'Shift' });
    }
    const stop = onFocus();
    if (active()?.matches('.before, .after') || !stop) return stops;
    stops.push(stop);
  }
  throw new Error(`The focus never left:\n${stops.join('\n')}`);
}

/** Presses Tab until the focus is on what is called so. @throws Error with the way when it never is */
export async function tabTo(name: RegExp, most = 60): Promise<HTMLElement> {
  const stops: string[] = [];
  for (let key = 0; key < most; key += 1) {
    await sendKeys({ press: 'Tab' });
    if (name.test(onFocus())) return active() as HTMLElement;
    stops.push(onFocus());
  }
  throw new Error(`Tab never came to ${name}, but to:\n${stops.join('\n')}`);
}
