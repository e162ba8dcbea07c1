import { waitUntil } from '@open-wc/testing';
import '../../../components/place-map/place-map.ts';
import type { EscalePlaceMap } from '../../../components/place-map/place-map.ts';
import type { FakeHub } from '../../support/fake-hub.ts';
import { place as make } from '../stage.ts';

/** The element as a webmaster writes it. */
export const placeMap = (hub: FakeHub, attributes = '', width = 1000): Promise<EscalePlaceMap> =>
  make<HTMLElement>(
    `<div style="inline-size:${width}px"><escale-place-map hub="${hub.url}" lang="fr" ${attributes}>` +
      '<a href="/lieux">Tous les lieux</a></escale-place-map></div>',
  ).then((frame) => frame.querySelector<EscalePlaceMap>('escale-place-map')!);

export const find = <T extends HTMLElement = HTMLElement>(element: Element, selector: string): T => {
  const found = element.shadowRoot?.querySelector<T>(selector);
  if (!found) throw new Error(`${selector} is not there`);
  return found;
};

export const all = <T extends HTMLElement = HTMLElement>(element: Element, selector: string): T[] => [
  ...(element.shadowRoot?.querySelectorAll<T>(selector) ?? []),
];

/** The names of the places in the list, in order. */
export const names = (element: Element): string[] => all(element, '.row button').map((each) => each.innerText.trim());

export const until = (condition: () => unknown, message: string): Promise<void> =>
  waitUntil(() => Boolean(condition()), message, { timeout: 4500 });

export const untilCount = (element: Element, text: string): Promise<void> =>
  until(() => find(element, '.count').innerText.replace(/\s/g, ' ') === text, `the count ${text} did not come`);

/** The element in the shadow root that has the keyboard focus. */
export const focused = (element: Element): Element | null | undefined => element.shadowRoot?.activeElement;

/** What a marker or a cluster is called. */
export const nameOf = (marker: Element): string => marker.ariaLabel ?? marker.getAttribute('title') ?? '';

/** The markers and clusters on show. */
export const markers = (element: Element): HTMLElement[] => all(element, ':is(.marker, .cluster):not([hidden])');

export const untilMarkers = (element: Element): Promise<void> =>
  until(() => markers(element).length > 0, 'no marker came');

/** Whether the link of the webmaster is on show: a child of a hidden slot has no box. */
export const showsChildren = (element: Element): boolean =>
  (element.firstElementChild?.getClientRects().length ?? 0) > 0;
