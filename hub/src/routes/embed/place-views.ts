import { html } from 'hono/html';
import type { Place } from '../../../../sdk/contract/index.ts';
import { fullDay } from '../../../../src/translations/dates.ts';
import type { Messages } from '../../../../src/translations/messages.ts';
import { formatDay, openingSentence } from '../../../../src/translations/opening.ts';
import { daySentence } from '../../../../src/translations/week.ts';
import type { Html } from '../pages/layout.ts';
import { away, messagesOf, type EmbedView, type Making, type NoView } from './view.ts';
import { embedWords } from './words.ts';

/** The view of a widget that is about one place; without the place, why there is none. */
export async function ofPlace(
  making: Making,
  show: (place: Place, making: Making) => Promise<EmbedView> | EmbedView,
): Promise<EmbedView | NoView> {
  const { api, address, language } = making;
  const words = embedWords[language];
  const id = address.attributes.get('place');
  if (id === undefined) return { status: 400, title: words.placeMissing, text: words.placeMissingText };
  const place = await api.place(id);
  if (place.status === 'found') return show(place.value, making);
  if (place.status === 'away') return away(language);
  return { status: 404, title: words.noPlace, text: words.noPlaceText(id.slice(0, 24)) };
}

const pageOf = ({ id }: Place, { origin }: Making): string => `${origin}/places/${id}`;

/** The place in words, with all that its card shows: hours, ways to get in touch, labels, and where to book. */
export async function showCard(place: Place, making: Making): Promise<EmbedView> {
  const { api, language, address } = making;
  const messages = messagesOf(language);
  const page = pageOf(place, making);
  const chosen = address.attributes.get('show')?.split(',');
  const shows = (part: string): boolean => chosen?.includes(part) ?? true;
  return {
    title: place.name,
    description: place.summary ?? sentenceOf(place, making),
    jsonLd: await api.jsonLd(place.id),
    canonical: page,
    fallback: html`<p class="name"><bdi>${place.name}</bdi></p>
      <p>${sentenceOf(place, making)}</p>
      <address>${addressLine(place)}</address>
      ${shows('summary') && place.summary ? html`<p dir="auto">${place.summary}</p>` : ''}
      ${shows('opening') ? week(place, messages) : ''} ${shows('contact') ? contact(place, messages) : ''}
      ${shows('labels') ? labels(place, messages) : ''}
      <p>${address.attributes.has('without-booking') ? details(place, making) : wayToBook(place, making)}</p>`,
  };
}

function week({ opening, status }: Place, messages: Messages): Html | string {
  if (status !== 'open' || opening.week.length === 0) return '';
  return html`<table class="week">
    <caption>
      ${messages.hours.week}
    </caption>
    <tbody>
      ${opening.week.map(
        (day) =>
          html`<tr>
            <th scope="row">${formatDay(day.date, messages, { weekday: 'long' })}</th>
            <td>${daySentence(day, messages)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function contact({ contact: { phone, email } }: Place, { details }: Messages): Html | string {
  const ways = [
    ...(phone ? [html`<a href="tel:${phone}">${details.phone(phone)}</a>`] : []),
    ...(email ? [html`<a href="mailto:${email}">${email}</a>`] : []),
  ];
  return ways.length === 0
    ? ''
    : html`<p>${ways.map((way, index) => html`${index > 0 ? html`<br />` : ''}${way}`)}</p>`;
}

function labels({ labels: granted }: Place, messages: Messages): Html | string {
  if (granted.length === 0) return '';
  const { card } = messages;
  return html`<ul class="places">
    ${granted.map(
      ({ name, issuer, status, until }) =>
        html`<li>
          ${card.labelBy(name, issuer.name)}<br />${card.labelStates[status](until && fullDay(until, messages))}
        </li>`,
    )}
  </ul>`;
}

const details = (place: Place, making: Making): Html =>
  html`<a href="${pageOf(place, making)}">${embedWords[making.language].details(place.name)}</a>`;

/** Nothing is promised of a place that takes no bookings, is closed, or is only to be called: its page says how. */
const wayToBook = (place: Place, making: Making): Html =>
  place.bookable && place.status === 'open'
    ? html`<a class="button" href="${pageOf(place, making)}">${embedWords[making.language].bookHere(place.name)}</a>`
    : details(place, making);

export function showBooking(place: Place, making: Making): EmbedView {
  const words = embedWords[making.language];
  const page = pageOf(place, making);
  return {
    title: words.book(place.name),
    description: sentenceOf(place, making),
    canonical: page,
    fallback: html`<p>${sentenceOf(place, making)}</p>
      <address>${addressLine(place)}</address>
      <p>${wayToBook(place, making)}</p>`,
  };
}

const addressLine = ({ address: { street, complement, postalCode, city } }: Place): string =>
  [street, complement, [postalCode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ');

function sentenceOf(place: Place, { language, now }: Making): string {
  const messages = messagesOf(language);
  const kinds = place.kinds.map((kind) => messages.kinds[kind]).join(', ');
  const state =
    place.status === 'open'
      ? openingSentence(place.opening, place.timeZone, now, messages)
      : messages.place.statuses[place.status];
  return [kinds, state].join('\xa0· ');
}

/** Labels with their states, the whole list or the one that the address names. */
export async function showLabels({ api, address, language, origin }: Making): Promise<EmbedView | NoView> {
  const words = embedWords[language];
  const messages = messagesOf(language);
  const id = address.attributes.get('place');
  if (id === undefined) return { status: 400, title: words.placeMissing, text: words.placeMissingText };
  const known = await api.labels(id);
  if (known.status === 'away') return away(language);
  if (known.status === 'absent') return { status: 404, title: words.noPlace, text: words.noPlaceText(id.slice(0, 24)) };
  const { place, items } = known.value;
  const wanted = address.attributes.get('label');
  const grants = items.filter(({ label }) => wanted === undefined || label.id === wanted);
  const { card } = messages;
  return {
    title: words.labelsOf(place.name),
    description:
      grants.length === 0
        ? words.noLabel
        : grants.map((grant) => grant.label.name[language] ?? grant.label.name.fr).join(', '),
    canonical: `${origin}/places/${place.id}/labels`,
    fallback: html`<p class="name"><bdi>${place.name}</bdi></p>
      ${
        grants.length === 0
          ? html`<p>${words.noLabel}</p>`
          : html`<ul class="places">
              ${grants.map(({ label, status, until, page }) => {
                const name = label.name[language] ?? label.name.fr;
                const state = card.labelStates[status](until && fullDay(until, messages));
                return html`<li>
                  <a href="${origin}${page}">${card.labelBy(name, label.issuer.name)}</a><br />${state}
                </li>`;
              })}
            </ul>`
      }`,
  };
}
