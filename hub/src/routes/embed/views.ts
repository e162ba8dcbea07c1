import { html } from 'hono/html';
import { PlaceFilters, type ImpactFigure, type Place, type PlaceSummary } from '../../../../sdk/contract/index.ts';
import { massUnits, writeRange } from '../../../../src/translations/amounts.ts';
import { fullDay } from '../../../../src/translations/dates.ts';
import { en } from '../../../../src/translations/en.ts';
import { fr } from '../../../../src/translations/fr.ts';
import type { Messages } from '../../../../src/translations/messages.ts';
import { openingSentence } from '../../../../src/translations/opening.ts';
import { periodName } from '../../../../src/translations/periods.ts';
import type { EmbedAddress } from '../../embed/address.ts';
import type { WidgetName } from '../../embed/widgets.ts';
import type { Language } from '../../http/language.ts';
import type { OwnApi } from '../pages/api.ts';
import type { Html } from '../pages/layout.ts';
import { embedWords, type EmbedWords } from './words.ts';

/** What an embed page shows of its widget, readable without JavaScript. */
export interface EmbedView {
  readonly title: string;
  readonly description: string;
  /** What stands inside the element until the kit has drawn it, and for good without JavaScript. */
  readonly fallback: Html;
  /** schema.org, as text. */
  readonly jsonLd?: string | undefined;
  /** The page of the hub that this is a part of; the embed page itself when absent. */
  readonly canonical?: string;
}

/** Why there is nothing to show. */
export interface NoView {
  readonly status: 400 | 404 | 503;
  readonly title: string;
  readonly text: string;
}

/** What a view is made with. */
export interface Making {
  readonly api: OwnApi;
  readonly address: EmbedAddress;
  readonly language: Language;
  /** Origin of the hub as the world sees it. */
  readonly origin: string;
  readonly now: Date;
}

type MakeView = (making: Making) => Promise<EmbedView | NoView>;

export const makeView: Readonly<Record<WidgetName, MakeView>> = {
  'place-map': showList,
  'place-card': (making) => ofPlace(making, showCard),
  'booking-button': (making) => ofPlace(making, showBooking),
  'label-badge': showLabels,
  'co2-counter': showImpact,
  'impact-simulator': showSimulator,
};

const messagesOf = (language: Language): Messages => ({ fr, en })[language];

const away = (words: EmbedWords): NoView => ({ status: 503, title: words.away, text: words.awayText });

async function showList(making: Making): Promise<EmbedView | NoView> {
  const { api, address, language, origin } = making;
  const words = embedWords[language];
  const title = address.widget.title[language];
  const list = await api.places(listQuery(address));
  if (list.status === 'absent') return { status: 400, title: words.stale, text: words.stale };
  if (list.status === 'away') return away(words);
  const { items, total, links } = list.value;
  const next = links.next === null ? undefined : new URL(links.next, origin).searchParams.get('cursor');
  return {
    title,
    description: words.count(total),
    jsonLd: JSON.stringify(itemList(items, origin)),
    fallback: html`<p class="count">${words.count(total)}</p>
      <ul class="places">
        ${items.map((place) => row(place, making))}
      </ul>
      ${next ? html`<p><a href="${nextPage(address, next)}" target="_self" rel="next">${words.next}</a></p>` : ''}`,
  };
}

/** The filters of the list among the attributes of the map. */
function listQuery({ attributes, cursor }: EmbedAddress): string {
  const query = new URLSearchParams();
  for (const [name, value] of attributes)
    if (Object.hasOwn(PlaceFilters.shape, name) || name === 'limit') query.set(name, value);
  if (cursor !== undefined) query.set('cursor', cursor);
  return query.toString();
}

function nextPage({ widget, attributes, page }: EmbedAddress, cursor: string): string {
  return `/e/${widget.name}?${new URLSearchParams([...attributes, ...page, ['cursor', cursor]]).toString()}`;
}

function row(place: PlaceSummary, { language, now, origin }: Making): Html {
  const messages = messagesOf(language);
  const facts = [
    place.kinds.map((kind) => messages.kinds[kind]).join(', '),
    place.address.city,
    openingSentence(place.opening, place.timeZone, now, messages),
  ];
  return html`<li>
    <a href="${origin}/places/${place.id}"><bdi>${place.name}</bdi></a
    ><br /><span>${facts.filter(Boolean).join(' · ')}</span>
  </li>`;
}

const itemList = (items: readonly PlaceSummary[], origin: string): object => ({
  '@context': 'https://schema.org',
  '@type': 'ItemList',
  itemListElement: items.map(({ id, name }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    url: `${origin}/places/${id}`,
  })),
});

async function ofPlace(making: Making, show: (place: Place, making: Making) => Promise<EmbedView> | EmbedView) {
  const { api, address, language } = making;
  const words = embedWords[language];
  const id = address.attributes.get('place');
  if (id === undefined) return { status: 400, title: words.placeMissing, text: words.placeMissingText } as const;
  const place = await api.place(id);
  if (place.status === 'found') return show(place.value, making);
  if (place.status === 'away') return away(words);
  return { status: 404, title: words.noPlace, text: words.noPlaceText(id.slice(0, 24)) } as const;
}

async function showCard(place: Place, making: Making): Promise<EmbedView> {
  const { api, origin, language } = making;
  const page = `${origin}/places/${place.id}`;
  return {
    title: place.name,
    description: place.summary ?? sentenceOf(place, making),
    jsonLd: await api.jsonLd(place.id),
    canonical: page,
    fallback: html`<p class="name"><bdi>${place.name}</bdi></p>
      <p>${sentenceOf(place, making)}</p>
      <address>${addressLine(place)}</address>
      ${place.summary ? html`<p dir="auto">${place.summary}</p>` : ''}
      <p><a href="${page}">${embedWords[language].details(place.name)}</a></p>`,
  };
}

function showBooking(place: Place, making: Making): EmbedView {
  const { origin, language } = making;
  const words = embedWords[language];
  const page = `${origin}/places/${place.id}`;
  return {
    title: words.book(place.name),
    description: sentenceOf(place, making),
    canonical: page,
    fallback: html`<p><a class="button" href="${page}">${words.bookHere(place.name)}</a></p>`,
  };
}

const addressLine = ({ address: { street, complement, postalCode, city } }: Place): string =>
  [street, complement, [postalCode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ');

function sentenceOf(place: Place, { language, now }: Making): string {
  const messages = messagesOf(language);
  const kinds = place.kinds.map((kind) => messages.kinds[kind]).join(', ');
  return [kinds, openingSentence(place.opening, place.timeZone, now, messages)].join(' · ');
}

async function showLabels(making: Making): Promise<EmbedView | NoView> {
  const { api, address, language, origin } = making;
  const words = embedWords[language];
  const id = address.attributes.get('place');
  if (id === undefined) return { status: 400, title: words.placeMissing, text: words.placeMissingText };
  const labels = await api.labels(id);
  if (labels.status === 'away') return away(words);
  if (labels.status === 'absent')
    return { status: 404, title: words.noPlace, text: words.noPlaceText(id.slice(0, 24)) };
  const { place, items } = labels.value;
  const wanted = address.attributes.get('label');
  const grants = items.filter(({ label }) => wanted === undefined || label.id === wanted);
  const { card } = messagesOf(language);
  const title = words.labelsOf(place.name);
  return {
    title,
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
                const state = card.labelStates[status](until && fullDay(until, messagesOf(language)));
                return html`<li>
                  <a href="${origin}${page}">${card.labelBy(name, label.issuer.name)}</a><br />${state}
                </li>`;
              })}
            </ul>`
      }`,
  };
}

async function showImpact({ api, address, language, origin }: Making): Promise<EmbedView | NoView> {
  const words = embedWords[language];
  const messages = messagesOf(language);
  const { impact: say } = messages;
  const answer = await api.impact(new URLSearchParams([...address.attributes]).toString());
  if (answer.status === 'absent') return { status: 404, title: say.unknown, text: say.unknown };
  if (answer.status === 'away') return away(words);
  const { asked, area, figure, period, leastPeople, demonstration } = answer.value;
  const shown = area ?? asked;
  const name = shown.type === 'network' ? say.network(shown.name) : shown.name;
  const facts = [
    name,
    period && periodName(period, say),
    figure && say.visits(figure.visits),
    figure && say.coverage(Math.floor(figure.coverage * 100 + 1e-9)),
  ].filter(Boolean);
  const sentence = figure ? impactSentence(figure, messages) : say.notEnough;
  return {
    title: `${address.widget.title[language]} – ${name}`,
    description: sentence,
    fallback: html`<p class="name">${sentence}</p>
      <p>${facts.join(' · ')}</p>
      ${figure && area?.id !== asked.id ? html`<p>${say.widened(asked.name, leastPeople)}</p>` : ''}
      ${figure ? '' : html`<p>${say.notEnoughText(leastPeople)}</p>`}
      ${demonstration ? html`<p>${say.demonstration}</p>` : ''}
      <p><a href="${origin}/methode">${say.how}</a></p>`,
  };
}

/** A range of two significant digits, never a single figure; at or under zero nothing is said to be saved. */
function impactSentence(figure: ImpactFigure, { impact: say, common }: Messages): string {
  const { about, low, high, unit } = writeRange(figure, massUnits, common.locale);
  const mass = (number: string): string => `${number}\u00a0${unit}`;
  const saved = `${say.title} ${say.about(mass(about))}, ${say.between(low, mass(high))}`;
  return `${figure.value > 0 ? saved : `${say.noSaving}, ${say.balance(low, mass(high))}`} ${say.ofCo2}`;
}

/** The simulator computes in the page: without JavaScript there is its method to read. */
function showSimulator({ address, language, origin }: Making): Promise<EmbedView> {
  const words = embedWords[language];
  return Promise.resolve({
    title: address.widget.title[language],
    description: words.simulator,
    canonical: `${origin}/simulateur`,
    fallback: html`<p>${words.simulator}</p>
      <p><a href="${origin}/methode">${messagesOf(language).impact.how}</a></p>`,
  });
}
