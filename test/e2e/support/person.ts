import { launch } from './browser.ts';
import { WebKitSession } from './webkit-session.ts';

/** A key that is pressed as a whole, by the name that browsers give it. */
export type Key = 'Tab' | 'Enter' | 'Space' | 'ArrowDown' | 'Escape';

/** A browser window, in any engine, with a keyboard before it and no mouse. */
export interface Window {
  open(url: string): Promise<void>;
  press(key: Key): Promise<void>;
  type(text: string): Promise<void>;
  /** Runs an expression in the page. */
  look<T>(expression: string): Promise<T>;
  close(): Promise<void>;
}

/** Chromium, or what `ESCALE_ENGINE` names: `firefox`, `webkit`. */
export async function openWindow(): Promise<Window> {
  if (process.env['ESCALE_ENGINE'] === 'webkit') return WebKitSession.start();
  const browser = await launch();
  const page = await browser.newPage();
  return {
    open: async (url) => {
      await page.goto(url, { waitUntil: 'domcontentloaded' });
    },
    press: (key) => page.keyboard.press(key === 'Space' ? ' ' : key),
    type: (text) => page.keyboard.type(text),
    look: async <T>(expression: string) => (await page.evaluate(expression)) as T,
    close: () => browser.close(),
  };
}

/** Where the focus is, through the shadow roots: its part, or its tag, and the words that it is known by. */
const focused = `(() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const label = element?.getAttribute('aria-label') ?? element?.labels?.[0]?.textContent;
  const words = label ?? (element?.textContent.trim() || element?.title) ?? '';
  return [element?.getAttribute('part') ?? element?.localName ?? '', words.trim().replace(/\\s+/g, ' ')].join(': ');
})()`;

/** What can be seen, through the shadow roots. */
const visible = `(() => {
  const read = (root) => [...root.children].map((each) =>
    (each.checkVisibility() ? each.innerText ?? '' : '') + ' ' +
    (each.shadowRoot ? read(each.shadowRoot) : '') + ' ' + read(each)).join(' ');
  return read(document.body).replace(/\\s+/g, ' ');
})()`;

const PATIENCE_MS = 30_000;

/** Somebody with a keyboard and nothing else, who looks before each key. */
export class Person {
  readonly window: Window;
  /** Keys pressed so far. */
  keys = 0;

  constructor(window: Window) {
    this.window = window;
  }

  async press(key: Key): Promise<void> {
    this.keys += 1;
    await this.window.press(key);
  }

  async type(text: string): Promise<void> {
    this.keys += text.length;
    await this.window.type(text);
  }

  focused(): Promise<string> {
    return this.window.look<string>(focused);
  }

  /** Waits until the page shows words. @returns all that it shows. @throws when they do not come in 30 seconds */
  async read(words: RegExp): Promise<string> {
    return this.#until(
      () => this.window.look<string>(visible),
      (seen) => words.test(seen),
      `to read ${words}`,
    );
  }

  /** Waits until the focus is there by itself. */
  async isOn(wanted: RegExp): Promise<void> {
    await this.#until(
      () => this.focused(),
      (on) => wanted.test(on),
      `for the focus on ${wanted}`,
    );
  }

  /** Presses Tab until the focus is there. @throws when sixty keys do not get there */
  async tabTo(wanted: RegExp): Promise<void> {
    const passed: string[] = [await this.focused()];
    for (let key = 0; key < 60; key += 1) {
      await this.press('Tab');
      const on = await this.focused();
      if (wanted.test(on)) return;
      passed.push(on);
    }
    throw new Error(`Tab never came to ${wanted}, but to:\n${passed.join('\n')}`);
  }

  async #until<T>(look: () => Promise<T>, isRight: (seen: T) => boolean, what: string): Promise<T> {
    for (const late = Date.now() + PATIENCE_MS; ;) {
      const seen = await look();
      if (isRight(seen)) return seen;
      if (Date.now() > late) throw new Error(`Waited in vain ${what}; there is: ${JSON.stringify(seen)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
