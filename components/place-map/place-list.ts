import { html, nothing, type TemplateResult } from 'lit';
import type { PlaceList } from '../../sdk/index.ts';
import type { Sentences } from '../../src/translations/messages.ts';
import type { PlacePages } from './place-pages.ts';
import { renderPlaceRow } from './place-row.ts';

export interface ListView {
  readonly messages: Sentences<'common' | 'kinds' | 'opening' | 'place' | 'map'>;
  readonly pages: PlacePages;
  readonly selected: string | undefined;
  /** Takes the visitor's filters away; nothing to show when there are none. */
  readonly clear: unknown;
  choose(id: string): void;
  more(): void;
}

/** The places found so far, and the way to the next ones; without places, what can be done about it. */
export function renderPlaceList({ total, evaluatedAt }: PlaceList, view: ListView): TemplateResult {
  const { messages, pages, selected } = view;
  const { map } = messages;
  if (total === 0)
    return html`<div class="empty">
      <p>${map.empty}</p>
      ${view.clear}
    </div>`;
  const now = new Date(evaluatedAt);
  return html`<ul>
      ${pages.items.map((place) =>
        renderPlaceRow(place, {
          messages,
          now,
          selected: place.id === selected,
          choose: () => view.choose(place.id),
        }),
      )}
    </ul>
    ${pages.next && renderMore(total, view)}`;
}

function renderMore(total: number, view: ListView): TemplateResult {
  const { messages, pages } = view;
  const { map, common } = messages;
  const loading = pages.status === 'loading';
  return html`<div class="more">
    <p class="quiet" aria-live="polite">${map.shown(pages.items.length, total)}</p>
    ${pages.status === 'failed' ? html`<p role="alert">${map.moreFailed}</p>` : nothing}
    <button type="button" aria-disabled=${loading} @click=${() => view.more()}>
      ${loading ? common.loading : map.more}
    </button>
  </div>`;
}

/** Stands where the places will be, at their height. */
export const renderSkeleton = (): TemplateResult =>
  html`<div class="skeleton" aria-hidden="true"><i></i><i></i><i></i><i></i><i></i></div>`;
