/** What a visitor may ask about a place: loaded when they do. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Accessibility, Place, Resource } from '../../sdk/contract/index.ts';
import { InvalidAnswerError } from '../../sdk/errors/invalid-answer-error.ts';
import { isPlace } from '../../sdk/guards/place.ts';
import { details as frenchDetails, hours as frenchHours } from '../../src/translations/fr/details.ts';
import { formatDay } from '../../src/translations/opening.ts';
import { sayHours } from '../../src/translations/osm-hours.ts';
import { priceSentence } from '../../src/translations/prices.ts';
import { dayPeriods } from '../../src/translations/week.ts';
import { lookUp } from '../../src/translations/word.ts';
import { renderContact } from './contact.ts';
import { detailsStyles } from './details.styles.ts';
import { type CardSentences, section, type View } from './parts.ts';

export type Part = 'opening' | 'prices' | 'contact' | 'accessibility' | 'description';

type DetailsView = Omit<View, 'place'>;

const complete = ({ details = frenchDetails, hours = frenchHours, ...others }: CardSentences) => ({
  ...others,
  details,
  hours,
});
type Complete = ReturnType<typeof complete>;

/**
 * The whole place, once its details have the shape that they are read by.
 * @param hub address of who gave it, the page's own unless given
 * @throws InvalidAnswerError when they have another
 */
export function wholePlace(place: unknown, hub = document.baseURI): Place {
  if (!isPlace(place)) throw new InvalidAnswerError(new URL(hub), 'not a Place');
  return place;
}

export function renderDetails(place: Place, view: DetailsView, shows: (part: Part) => boolean): TemplateResult {
  const messages = complete(view.messages);
  const { details, hours } = messages;
  const part = (name: Part, title: string, content: unknown): unknown =>
    content !== nothing && shows(name) ? section(title, view.level, content) : nothing;
  return html`<div class="details">
    ${part('opening', hours.week, renderHours(place, messages))}
    ${part('prices', details.booking, renderPrices(place.resources, messages))}
    ${part('contact', details.contact, renderContact(place, details))}
    ${part('accessibility', details.accessibility, renderAccessibility(place, messages))}
    ${shows('description') ? renderDescription(place, messages) : nothing}
  </div>`;
}

/** Puts the style sheet of the details into the card's shadow root, once. */
export function dressDetails({ shadowRoot }: Element): void {
  const { styleSheet } = detailsStyles;
  if (!shadowRoot || !styleSheet || shadowRoot.adoptedStyleSheets.includes(styleSheet)) return;
  shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, styleSheet];
}

function renderHours({ opening: { week }, teleworkSpot, hostHours, status }: Place, messages: Complete): unknown {
  const { card, details } = messages;
  if (status !== 'open') return nothing;
  const telework = [teleworkSpot?.hours && sayHours(teleworkSpot.hours, messages), teleworkSpot?.note];
  const remarks = [
    teleworkSpot && sayWith(card.teleworkSpot, telework, messages),
    hostHours && sayWith(details.hostHours, [sayHours(hostHours, messages)], messages),
  ].filter(Boolean);
  if (week.length === 0 && remarks.length === 0) return nothing;
  return [
    week.length > 0 ? renderWeek(week, messages) : nothing,
    remarks.map((remark) => html`<p class="muted">${remark}</p>`),
  ];
}

const sayWith = (title: string, remarks: readonly (string | null | undefined)[], { common }: Complete): string => {
  const said = remarks.filter(Boolean).join('. ');
  return said ? common.labelled(title, said) : title;
};

function renderWeek(week: Place['opening']['week'], messages: Complete): TemplateResult {
  const { hours } = messages;
  return html`<table>
    <thead class="visually-hidden">
      <tr>
        <th scope="col">${hours.day}</th>
        <th scope="col">${hours.hours}</th>
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

/** What can be used here, what it costs and how it is booked. */
function renderPrices(resources: readonly Resource[], messages: Complete): unknown {
  if (resources.length === 0) return nothing;
  const { details } = messages;
  return html`<ul>
    ${resources.map(({ name, kind, seats, price, booking }) => {
      const said = [lookUp(details.resources, kind)?.(seats), price && priceSentence(price, messages)];
      if (booking.via === 'walk-in') said.push(details.viaWalkIn);
      // The others have their button on the card.
      else if (booking.via !== 'external' && !booking.rules) said.push(details.viaContact);
      return html`<li>
        <strong>${name}</strong>
        <div class="muted">${said.filter(Boolean).join('\xa0· ')}</div>
      </li>`;
    })}
  </ul>`;
}

/** Each question with its answer in words: what nobody said is said to be unknown, not left out. */
function renderAccessibility({ accessibility }: Place, { common, details }: Complete): TemplateResult {
  const questions = Object.keys(details.accessibilityQuestions) as (keyof Accessibility)[];
  return html`<ul>
    ${questions.map((each) => {
      const answer = lookUp(details.accessibilityAnswers, accessibility[each]) ?? accessibility[each];
      return html`<li>${common.labelled(details.accessibilityQuestions[each], answer)}</li>`;
    })}
  </ul>`;
}

function renderDescription({ description, source }: Place, { details }: Complete): TemplateResult {
  return html`<section>
    ${description ? html`<p class="text">${description}</p>` : nothing}
    <p class="muted">${details.source(source.platform, source.licence)}</p>
  </section>`;
}
