import { fixture, waitUntil } from '@open-wc/testing';
import type { Place } from '../../sdk/contract/index.ts';
import { fakeHub, type FakeHub } from '../support/fake-hub.ts';

let count = 0;
let restores: (() => void)[] = [];

/** A hub of its own for each test, so that no client remembers another test's answers. */
export function aHub(places?: Place[]): FakeHub {
  count += 1;
  const hub = fakeHub({ url: `https://hub-${count}.example`, ...(places ? { places } : {}) });
  restores.push(hub.install());
  return hub;
}

/** What was written to the console as a warning since the call. */
export function warnings(): string[] {
  const written: string[] = [];
  const original = console.warn;
  console.warn = (...words: unknown[]) => void written.push(words.join(' '));
  restores.push(() => {
    console.warn = original;
  });
  return written;
}

/** For `afterEach`. */
export function restoreAll(): void {
  for (const restore of restores.reverse()) restore();
  restores = [];
}

/** An element made from markup; `fixture` waits for its first update. */
export const place = <T extends Element>(markup: string): Promise<T> => fixture<T>(markup);

/** Waits for a custom state, which is what a page's style sheet sees too. */
export const untilState = (element: Element, state: string): Promise<void> =>
  waitUntil(() => element.matches(`:state(${state})`), `the state ${state} did not come`, { timeout: 4500 });

/** The words on show in an element's shadow root, white space folded. */
export const words = (element: Element): string => (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** Whether the element's own children are on show. */
export const showsChildren = (element: Element): boolean =>
  element.shadowRoot
    ?.querySelector<HTMLSlotElement>('slot:not([name])')
    ?.checkVisibility({ contentVisibilityAuto: true }) !== false &&
  (element.firstElementChild?.getClientRects().length ?? 0) > 0;
