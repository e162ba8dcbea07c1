import { html } from 'hono/html';
import type { Accessibility, Address, Place, PlaceLabel, Resource } from '../../../../sdk/contract/index.ts';
import { expandBookingUrl } from '../../../../sdk/uri-template.ts';
import { fullDay } from '../../../../src/translations/dates.ts';
import { en } from '../../../../src/translations/en.ts';
import { fr } from '../../../../src/translations/fr.ts';
import type { Messages } from '../../../../src/translations/messages.ts';
import { formatDay, openingSentence } from '../../../../src/translations/opening.ts';
import { priceSentence } from '../../../../src/translations/prices.ts';
import { daySentence } from '../../../../src/translations/week.ts';
import { inLanguage, kitAddress, sendPage, snippet, type Html, type PageContext } from './layout.ts';

/** A place with the words to speak of it. */
interface View {
  readonly context: PageContext;
  readonly place: Place;
  readonly messages: Messages;
}

/** The public page of a place: its facts readable without JavaScript, its card, and the lines to paste. */
export function sendPlace(
  context: PageContext,
  place: Place,
  { jsonLd, claimable }: { readonly jsonLd: string | undefined; readonly claimable: boolean },
): Promise<Response> {
  const view: View = { context, place, messages: { fr, en }[context.language] };
  const { words } = context;
  const script = `<script type="module" src="${kitAddress(context)}"></script>`;
  const link = `<a href="${context.url.origin}/places/${place.id}">${escapeText(place.name)}</a>`;
  return sendPage(context, {
    title: place.name,
    ...(place.summary ? { description: place.summary } : {}),
    ...(jsonLd ? { jsonLd } : {}),
    embedded: `/places/${place.id}`,
    withKit: true,
    ...(isBookedHere(place) ? { script: '/pages/v1/trip.js' } : {}),
    main: html`
      <div class="hero">
        <p class="kinds">${place.kinds.map((kind) => view.messages.kinds[kind]).join(', ')}</p>
        <h1 dir="auto">${place.name}</h1>
        ${place.summary ? html`<p class="lead">${place.summary}</p>` : ''}
        ${place.status === 'open' ? '' : html`<p class="note">${view.messages.place.statuses[place.status]}</p>`}
        ${place.demonstration ? html`<p class="note">${words.placePage.demonstration}</p>` : ''}
        ${isBookedHere(place) ? html`${button(view)} ${tripNote(view)}` : ''}
      </div>
      <div class="columns">
        <div class="facts">${facts(view)}</div>
        <div>
          <h2 id="card-title">${words.placePage.card}</h2>
          <div class="card">
            <escale-place-card place="${place.id}"><p>${addressLines(place.address).join(', ')}</p></escale-place-card>
          </div>
          <h2>${words.placePage.onYourSite}</h2>
          <p>${words.placePage.onYourSiteText}</p>
          ${snippet(
            context,
            'snippet',
            place.name,
            `${script}\n<escale-place-card place="${place.id}">${link}</escale-place-card>`,
          )}
          <p><a href="/configurer?widget=place-card&place=${place.id}">${words.placePage.otherForms}</a></p>
          <p><a href="/v1/places/${place.id}">${words.placePage.data}</a></p>
          <p><a href="${inLanguage(context, `/places/${place.id}/correction`)}">${words.placePage.correct}</a></p>
          ${claimable ? html`<p><a href="${inLanguage(context, `/places/${place.id}/claim`)}">${words.placePage.claim}</a></p>` : ''}
        </div>
      </div>
    `,
  });
}

/** Where the visitor's own page is, booking comes first; without JavaScript the prices say how else. */
const isBookedHere = ({ status, resources }: Place): boolean =>
  status === 'open' && resources.some(({ booking }) => booking.via === 'hub' && booking.rules);

/** With the wish that a visitor brings along from a frame that could not go on. */
function button({ context, place: { id } }: View): Html {
  const { searchParams } = context.url;
  const wish = ['resource', 'date', 'seats'].flatMap((name) => {
    const value = searchParams.get(name);
    return value ? [html` ${name}="${value.slice(0, 40)}"`] : [];
  });
  return html`<escale-booking-button place="${id}" ${wish}></escale-booking-button>`;
}

/** What is told, by script alone, to whoever comes with the trip of an earlier visit in the address. */
const tripNote = ({ context, place: { id } }: View): Html =>
  html`<div class="note" id="trip" role="status" hidden>
    <p>${context.words.placePage.trip}</p>
    <p hidden>
      ${context.words.placePage.tripBooked}
      <a href="${inLanguage(context, `/v/${id}`)}">${context.words.placePage.tripLink}</a>
    </p>
  </div>`;

/** The lines to paste are HTML themselves: what stands in them is escaped once for that page, once for ours. */
const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function facts(view: View): Html {
  return html`${openingSection(view)} ${addressSection(view)} ${contactSection(view)} ${offersSection(view)}
  ${amenitiesSection(view)} ${labelsSection(view)} ${accessibilitySection(view)} ${sourceLine(view)}`;
}

const section = (title: string, content: Html): Html =>
  html`<section>
    <h2>${title}</h2>
    ${content}
  </section>`;

const items = (some: readonly Html[]): Html[] => some.map((item) => html`<li>${item}</li>`);

const list = (some: readonly Html[]): Html =>
  html`<ul>
    ${items(some)}
  </ul>`;

/** Of a few words each: next to each other where there is room. */
const briefList = (some: readonly Html[]): Html =>
  html`<ul class="brief">
    ${items(some)}
  </ul>`;

function openingSection({ context, place, messages }: View): Html {
  const { opening, timeZone, teleworkSpot } = place;
  const words = context.words.placePage;
  const spot = teleworkSpot
    ? html`<p>${[messages.card.teleworkSpot, teleworkSpot.note].filter(Boolean).join('. ')}</p>`
    : '';
  if (opening.week.length === 0)
    return section(
      words.opening,
      html`<p>${words.noHours}</p>
        ${spot}`,
    );
  const rows = opening.week.map(
    (day) =>
      html`<tr>
        <th scope="row">${formatDay(day.date, messages, { weekday: 'long', day: 'numeric', month: 'long' })}</th>
        <td>${daySentence(day, messages)} ${day.holiday ? words.holiday(day.holiday) : ''}</td>
      </tr>`,
  );
  return section(
    words.opening,
    html`<p class="state">${openingSentence(opening, timeZone, new Date(), messages)}</p>
      <table>
        <caption class="visually-hidden">
          ${messages.hours.week}
        </caption>
        <tbody>
          ${rows}
        </tbody>
      </table>
      ${spot}`,
  );
}

const addressLines = ({ street, complement, postalCode, city }: Address): string[] =>
  [street, complement, [postalCode, city].filter(Boolean).join(' ')].flatMap((line) => line || []);

function addressSection({ context, place, messages }: View): Html {
  const { position } = place;
  const way = position && `https://www.openstreetmap.org/directions?to=${position.lat},${position.lon}`;
  return section(
    context.words.placePage.address,
    html`<address>${addressLines(place.address).map((line) => html`${line}<br />`)}</address>
      ${way ? html`<p><a href="${way}">${messages.details.directions}</a></p>` : ''}`,
  );
}

/** Only http and https lead anywhere from here, whatever a source has said. */
const webLink = (url: string | null, words: (host: string) => string): Html[] =>
  url && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
    ? [html`<a href="${url}">${words(new URL(url).hostname.replace(/^www\./, ''))}</a>`]
    : [];

function contactSection({ place: { contact, agendaUrl }, messages }: View): Html | string {
  const { details } = messages;
  const items = [
    ...(contact.phone ? [html`<a href="tel:${contact.phone}">${details.phone(contact.phone)}</a>`] : []),
    ...(contact.email ? [html`<a href="mailto:${contact.email}">${contact.email}</a>`] : []),
    ...webLink(contact.website, details.website),
    ...webLink(agendaUrl, details.agenda),
  ];
  return items.length > 0 ? section(details.contact, list(items)) : '';
}

function offersSection({ place, messages }: View): Html | string {
  if (place.resources.length === 0) return '';
  return section(
    messages.details.booking,
    list(
      place.resources.map((resource) => {
        const { name, kind, seats, price } = resource;
        const remarks = [messages.details.resources[kind](seats), price && priceSentence(price, messages)];
        return html`<strong>${name}</strong><br />${remarks.filter(Boolean).join('\xa0· ')}
          ${bookingWay(resource, messages)}`;
      }),
    ),
  );
}

function bookingWay({ booking }: Resource, { card, details }: Messages): Html | string {
  const url = booking.via === 'external' ? expandBookingUrl(booking.url ?? '', { seats: 1, ref: 'escale' }) : undefined;
  const [link] = webLink(url ?? null, card.bookOn);
  if (link) return html`· ${link}`;
  return `· ${booking.via === 'walk-in' ? details.viaWalkIn : booking.via === 'hub' ? details.viaHub : details.viaContact}`;
}

function amenitiesSection({ place, messages }: View): Html | string {
  if (place.amenities.length === 0) return '';
  const names = place.amenities.map((amenity) => html`${messages.amenities[amenity]}`);
  return section(messages.card.amenities, briefList(names));
}

function labelsSection({ context, place, messages }: View): Html | string {
  if (place.labels.length === 0 && place.teleworkSpot === null) return '';
  const page = `/places/${place.id}/labels`;
  const say = ({ scheme, name, issuer, status, until }: PlaceLabel): Html => {
    const state = messages.card.labelStates[status](until && fullDay(until, messages));
    const words = messages.card.labelBy(name, issuer.name);
    return html`<a href="${inLanguage(context, `${page}/${scheme}`)}">${words}</a> – ${state}`;
  };
  return section(
    messages.card.labels,
    html`${place.labels.length > 0 ? list(place.labels.map(say)) : ''}
      <p><a href="${inLanguage(context, page)}">${context.words.placePage.badge}</a></p>`,
  );
}

function accessibilitySection({ context, place, messages }: View): Html | string {
  const answers = Object.entries(place.accessibility).filter(([, answer]) => answer !== 'unknown');
  if (answers.length === 0) return '';
  const say = ([question, answer]: (typeof answers)[number]): Html =>
    html`${context.words.answer(messages.details.accessibilityQuestions[question as keyof Accessibility], messages.details.accessibilityAnswers[answer])}`;
  return section(messages.details.accessibility, briefList(answers.map(say)));
}

function sourceLine({ place: { source }, messages }: View): Html {
  const observed = source.observedAt ? ` (${fullDay(source.observedAt, messages)})` : '';
  return html`<p class="note">${messages.details.source(source.platform, source.licence)}${observed}</p>`;
}
