import { html } from 'hono/html';
import { PlaceFilters, type ImpactFigure, type PlaceSummary } from '../../../../sdk/contract/index.ts';
import { massUnits, writeRange } from '../../../../src/translations/amounts.ts';
import type { Messages } from '../../../../src/translations/messages.ts';
import { openingSentence } from '../../../../src/translations/opening.ts';
import { periodName } from '../../../../src/translations/periods.ts';
import { embedPath, leaveOut, type EmbedAddress } from '../../embed/address.ts';
import type { WidgetName } from '../../embed/widgets.ts';
import type { Html } from '../pages/layout.ts';
import { ofPlace, showBooking, showCard, showLabels } from './place-views.ts';
import { away, messagesOf, type EmbedView, type Making, type NoView, type Refused } from './view.ts';
import { embedWords } from './words.ts';

type MakeView = (making: Making) => Promise<EmbedView | NoView | Refused>;

/** What an address shows, and the address without what was found to mean nothing when it was looked up. */
export interface Look {
  readonly address: EmbedAddress;
  readonly made: EmbedView | NoView;
}

/** Looks up what an address shows. */
export async function lookUp(making: Making): Promise<Look> {
  const { address, language } = making;
  const made = await makeView[address.widget.name as WidgetName](making);
  if (!('refused' in made)) return { address, made };
  const rest = leaveOut(address, made.refused);
  return rest ? lookUp({ ...making, address: rest }) : { address, made: away(language) };
}

/** What the embed page of each widget shows. */
const makeView: Readonly<Record<WidgetName, MakeView>> = {
  'place-map': showList,
  'place-card': (making) => ofPlace(making, showCard),
  'booking-button': (making) => ofPlace(making, showBooking),
  'label-badge': showLabels,
  'co2-counter': showImpact,
  'impact-simulator': showSimulator,
};

async function showList(making: Making): Promise<EmbedView | NoView | Refused> {
  const { api, address, language, origin } = making;
  const words = embedWords[language];
  const title = address.widget.title[language];
  const list = await api.places(listQuery(address), language);
  if (list.status === 'refused') return { refused: list.faults };
  if (list.status === 'stale') {
    return {
      status: 410,
      title: words.stale,
      text: words.staleText,
      on: { path: embedPath(address), text: words.first },
    };
  }
  if (list.status !== 'found') return away(language);
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
    ><br /><span>${facts.filter(Boolean).join('\xa0· ')}</span>
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

async function showImpact({ api, address, language, origin }: Making): Promise<EmbedView | NoView | Refused> {
  const messages = messagesOf(language);
  const { impact: say } = messages;
  const answer = await api.impact(new URLSearchParams([...address.attributes]).toString(), language);
  if (answer.status === 'refused') return { refused: answer.faults };
  if (answer.status === 'absent') return { status: 404, title: say.unknown, text: say.unknown };
  if (answer.status !== 'found') return away(language);
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
      <p>${facts.join('\xa0· ')}</p>
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
