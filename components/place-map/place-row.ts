import { html, nothing, type TemplateResult } from 'lit';
import type { PlaceSummary } from '../../sdk/index.ts';
import { icon } from '../../src/pictograms/icon.ts';
import type { Sentences } from '../../src/translations/messages.ts';
import { openingSentence } from '../../src/translations/opening.ts';
import { kindIcons } from '../../src/pictograms/kinds.ts';
import { lookUp } from '../../src/translations/word.ts';

/** What a list shows of a place: its name is the button, the rest is read as text. */
export function renderPlaceRow(
  place: PlaceSummary,
  {
    messages,
    now,
    selected,
    choose,
  }: {
    messages: Sentences<'common' | 'kinds' | 'opening' | 'place' | 'map'>;
    now: Date;
    selected: boolean;
    choose: () => void;
  },
): TemplateResult {
  const { map } = messages;
  const [kind = 'other'] = place.kinds;
  const { openNow } = place.opening;
  const labels = place.labels.filter(({ status }) => status === 'granted');
  const remark = place.status === 'open' ? openingSentence(place.opening, place.timeZone, now, messages) : undefined;
  return html`<li class="row" ?data-selected=${selected}>
    ${icon(lookUp(kindIcons, kind) ?? kindIcons.other)}
    <div>
      <button type="button" data-place=${place.id} aria-current=${selected ? 'true' : nothing} @click=${choose}>
        ${place.name}
      </button>
      <p class="quiet">
        ${lookUp(messages.kinds, kind) ?? kind}${
          place.address.city ? html` · <bdi>${place.address.city}</bdi>` : nothing
        }${
          place.distance === undefined
            ? nothing
            : html` · <span class="distance">${messages.place.distance(place.distance)}</span>`
        }
      </p>
      <p class=${openNow ? 'open' : openNow === false ? 'closed' : 'quiet'}>
        ${remark ?? (place.status !== 'open' && messages.place.statuses[place.status])}
      </p>
      ${
        labels.length > 0 || place.bookable
          ? html`<p class="marks">
              ${place.bookable ? html`<span>${map.bookable}</span>` : nothing}
              ${labels.map(({ name }) => html`<span>${name}</span>`)}
            </p>`
          : nothing
      }
    </div>
  </li>`;
}
