import { html, nothing, type TemplateResult } from 'lit';
import type { Accessibility, Place, PlaceLabel, PlaceSummary } from '../../sdk/contract/index.ts';
import { amenityIcons } from '../../src/pictograms/amenities.ts';
import { icon } from '../../src/pictograms/icon.ts';
import {
  accessibility as accessibilityIcon,
  chevron,
  clock,
  label as labelIcon,
  tick,
} from '../../src/pictograms/ui.ts';
import { fullDay } from '../../src/translations/dates.ts';
import type { Messages } from '../../src/translations/messages.ts';
import { dayPeriods, formatDay, openingSentence } from '../../src/translations/opening.ts';
import { lookUp } from '../../src/translations/word.ts';
import { sayHours } from '../../src/translations/osm-hours.ts';

/** What the parts of a card are rendered from. */
export interface View {
  readonly place: Place | PlaceSummary;
  readonly messages: Messages;
  /** Level of the headings inside the card. */
  readonly level: number;
  readonly now: Date;
}

export const isWhole = (place: Place | PlaceSummary): place is Place => 'contact' in place;

/** A pictogram and the words that it decorates. */
export const line = (path: string, words: unknown): TemplateResult =>
  html`<div class="line">${icon(path)}<span>${words}</span></div>`;

export const section = (title: string, level: number, content: unknown): TemplateResult =>
  html`<section>
    <h4 aria-level=${level}>${title}</h4>
    ${content}
  </section>`;

export const disclosure = (title: string, content: unknown): TemplateResult =>
  html`<details>
    <summary>${title}${icon(chevron)}</summary>
    ${content}
  </details>`;

export function renderOpening({ place, messages, now }: View): TemplateResult {
  const { opening, timeZone, teleworkSpot } = place;
  const { openNow, nextChange } = opening;
  // Whoever keeps an answer beyond the next change no longer knows.
  const passed = nextChange !== null && Date.parse(nextChange) <= now.getTime();
  const state = passed || openNow === null ? 'unknown' : openNow ? 'open' : 'closed';
  const sentence = passed ? messages.opening.uncertain : openingSentence(opening, timeZone, now, messages);
  return html`<section part="opening">
    <div class="line ${state}">
      ${icon(clock)}
      <div>
        <span class="state">${sentence}</span>
        ${
          isWhole(place) && place.opening.week.length > 0
            ? disclosure(messages.opening.week, renderWeek(place, messages))
            : nothing
        }
        ${
          teleworkSpot
            ? html`<p class="muted">
                ${sayWith(
                  messages.card.teleworkSpot,
                  [teleworkSpot.hours && sayHours(teleworkSpot.hours, messages), teleworkSpot.note],
                  messages,
                )}
              </p>`
            : nothing
        }
        ${
          isWhole(place) && place.hostHours
            ? html`<p class="muted">
                ${sayWith(messages.card.hostHours, [sayHours(place.hostHours, messages)], messages)}
              </p>`
            : nothing
        }
      </div>
    </div>
  </section>`;
}

const sayWith = (title: string, details: readonly (string | null)[], messages: Messages): string => {
  const said = details.filter((each) => each).join('. ');
  return said ? messages.common.labelled(title, said) : title;
};

function renderWeek({ opening: { week } }: Place, messages: Messages): TemplateResult {
  const { opening } = messages;
  return html`<table>
    <thead class="visually-hidden">
      <tr>
        <th scope="col">${opening.day}</th>
        <th scope="col">${opening.hours}</th>
      </tr>
    </thead>
    <tbody>
      ${week.map(
        (day, index) =>
          html`<tr class=${index === 0 ? 'today' : ''}>
            <th scope="row">${formatDay(day.date, messages, { weekday: 'long', day: 'numeric' })}</th>
            <td>
              ${dayPeriods(day, messages).map((period) => html`<div>${period}</div>`)}
              ${day.holiday ? html`<div class="muted">${day.holiday}</div>` : nothing}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

export function renderLabels({ place: { labels }, messages }: View): unknown {
  if (labels.length === 0) return nothing;
  return html`<ul aria-label=${messages.card.labels}>
    ${labels.map((label) => html`<li>${line(labelIcon, renderLabel(label, messages))}</li>`)}
  </ul>`;
}

/** An ended or suspended label says so before anything else could be believed. */
function renderLabel({ name, issuer, status, until }: PlaceLabel, messages: Messages): TemplateResult {
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

/** Each question with its answer in words: what nobody said is said to be unknown, not left out. */
export function renderAccessibility({ place, messages }: View): unknown {
  if (!isWhole(place)) return nothing;
  const questions = Object.keys(messages.accessibility) as (keyof Accessibility)[];
  return html`<div class="line">
    ${icon(accessibilityIcon)}
    ${disclosure(
      messages.card.accessibility,
      html`<ul>
        ${questions.map((each) => html`<li>${messages.common.labelled(messages.accessibility[each], messages.answers[place.accessibility[each]])}</li>`)}
      </ul>`,
    )}
  </div>`;
}
