import { html, nothing, type TemplateResult } from 'lit';
import type { Address, PlaceLabel, PlaceSummary } from '../../sdk/contract/index.ts';
import { amenityIcons } from '../../src/pictograms/amenities.ts';
import { icon } from '../../src/pictograms/icon.ts';
import { clock, label as labelIcon, pin, tick } from '../../src/pictograms/place.ts';
import { fullDay } from '../../src/translations/dates.ts';
import type { Sentences } from '../../src/translations/messages.ts';
import { openingSentence } from '../../src/translations/opening.ts';
import { lookUp } from '../../src/translations/word.ts';

/** What the parts of a card are rendered from. */
export interface View {
  readonly place: PlaceSummary;
  readonly messages: CardSentences;
  /** Level of the headings inside the card. */
  readonly level: number;
  readonly now: Date;
}

export type CardSentences = Sentences<'common' | 'kinds' | 'opening' | 'place' | 'amenities' | 'card'>;

/** A pictogram and the words that it decorates. */
export const line = (path: string, words: unknown): TemplateResult =>
  html`<div class="line">${icon(path)}<span>${words}</span></div>`;

export const section = (title: string, level: number, content: unknown): TemplateResult =>
  html`<section>
    <h4 aria-level=${level}>${title}</h4>
    ${content}
  </section>`;

export function renderOpening({ place, messages, now }: View): TemplateResult {
  const { opening, timeZone, teleworkSpot } = place;
  const { openNow, nextChange } = opening;
  // Whoever keeps an answer beyond the next change no longer knows.
  const passed = nextChange !== null && Date.parse(nextChange) <= now.getTime();
  const state = passed || openNow === null ? '' : openNow ? 'open' : 'closed';
  const sentence = passed ? messages.opening.uncertain : openingSentence(opening, timeZone, now, messages);
  return html`<section part="opening">
    <div class="line ${state}">
      ${icon(clock)}
      <div>
        <strong>${sentence}</strong>
        ${teleworkSpot ? html`<p class="muted">${messages.card.teleworkSpot}</p>` : nothing}
      </div>
    </div>
  </section>`;
}

export function renderLabels({ place: { labels }, messages }: View): unknown {
  if (labels.length === 0) return nothing;
  return html`<ul aria-label=${messages.card.labels}>
    ${labels.map((label) => html`<li>${line(labelIcon, renderLabel(label, messages))}</li>`)}
  </ul>`;
}

/** An ended or suspended label says so before anything else could be believed. */
function renderLabel({ name, issuer, status, until }: PlaceLabel, messages: CardSentences): TemplateResult {
  const { card } = messages;
  const title = card.labelBy(name, issuer.name);
  const state = lookUp(card.labelStates, status)?.(until && fullDay(until, messages)) ?? status;
  return html`${status === 'granted' ? html`<strong>${title}</strong>` : title} <span class="muted">– ${state}</span>`;
}

export function renderAmenities({ place: { amenities }, messages, level }: View): unknown {
  if (amenities.length === 0) return nothing;
  return section(
    messages.card.amenities,
    level,
    html`<ul class="columns">
      ${amenities.map((amenity) => html`<li>${line(lookUp(amenityIcons, amenity) ?? tick, lookUp(messages.amenities, amenity) ?? amenity)}</li>`)}
    </ul>`,
  );
}

export const addressLines = ({ street, complement, postalCode, city }: Address): string[] =>
  [street, complement, [postalCode, city].filter(Boolean).join(' ')].flatMap((each) => each || []);

export const renderAddress = ({ place }: View): TemplateResult =>
  line(
    pin,
    addressLines(place.address).map((each) => html`<div><bdi>${each}</bdi></div>`),
  );
