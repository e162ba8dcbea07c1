import type { Place } from '../../sdk/contract/index.ts';
import { expandBookingUrl } from '../../sdk/uri-template.ts';
import { safeUrl, siteName } from '../../src/core/urls.ts';
import { amenityIcons } from '../../src/pictograms/amenities.ts';
import { kindIcons } from '../../src/pictograms/kinds.ts';
import { fullDay, oldMonth } from '../../src/translations/dates.ts';
import { amenities, card } from '../../src/translations/fr/card.ts';
import { common, kinds, opening, place as say } from '../../src/translations/fr/first.ts';
import { openingSentence } from '../../src/translations/opening.ts';

/** Everything that a card says of a place, in the order in which it says it: what a peer is given to render. */
export interface CardWords {
  /** Data of an SVG path, as all pictograms here. */
  readonly icon: string;
  readonly name: string;
  readonly kinds: string;
  readonly notices: readonly string[];
  readonly opening: { readonly state: 'open' | 'closed' | ''; readonly lines: readonly string[] } | undefined;
  readonly summary: string | null;
  readonly labels: readonly { readonly title: string; readonly state: string }[];
  readonly amenitiesTitle: string;
  readonly amenities: readonly { readonly icon: string; readonly words: string }[];
  readonly address: readonly string[];
  readonly offers: readonly { readonly name: string; readonly url: string; readonly words: string }[];
  readonly more: string;
  readonly old: string | undefined;
}

const messages = { common, opening, card };

/** The words of our own tables and functions: peers differ in how they render, not in what. */
export function wordsOf(place: Place, now = new Date()): CardWords {
  const { address, status } = place;
  const month = oldMonth(place.source.observedAt ?? place.updatedAt, now, messages);
  return {
    icon: kindIcons[place.kinds[0] ?? 'other'],
    name: place.name,
    kinds: place.kinds.map((kind) => kinds[kind]).join(' · '),
    notices: [
      ...(place.demonstration ? [card.demonstration] : []),
      ...(status === 'open' ? [] : [say.statuses[status]]),
    ],
    opening: status === 'open' ? openingOf(place, now) : undefined,
    summary: place.summary,
    labels: place.labels.map(({ name, issuer, status: state, until }) => ({
      title: card.labelBy(name, issuer.name),
      state: `– ${card.labelStates[state](until && fullDay(until, messages))}`,
    })),
    amenitiesTitle: card.amenities,
    amenities: place.amenities.map((amenity) => ({ icon: amenityIcons[amenity], words: amenities[amenity] })),
    address: [address.street, address.complement, [address.postalCode, address.city].filter(Boolean).join(' ')].flatMap(
      (each) => each || [],
    ),
    offers: status === 'open' ? offersOf(place) : [],
    more: card.more,
    old: month && card.observed(month),
  };
}

function openingOf({ opening: state, timeZone, teleworkSpot }: Place, now: Date): CardWords['opening'] {
  const { openNow, nextChange } = state;
  const passed = nextChange !== null && Date.parse(nextChange) <= now.getTime();
  const sentence = passed ? opening.uncertain : openingSentence(state, timeZone, now, messages);
  return {
    state: passed || openNow === null ? '' : openNow ? 'open' : 'closed',
    lines: [sentence, ...(teleworkSpot ? [card.teleworkSpot] : [])],
  };
}

/** Links to other platforms: what is booked here needs a hub. */
const offersOf = ({ resources }: Place): CardWords['offers'] =>
  resources.flatMap(({ name, booking }) => {
    const url = booking.via === 'external' && safeUrl(expandBookingUrl(booking.url ?? '', { seats: 1, ref: 'escale' }));
    return url ? [{ name, url, words: card.bookOn(siteName(url)) }] : [];
  });

/** All of it as one text without spaces: what any card of this place must come to. */
export const spoken = (words: CardWords): string =>
  withoutSpaces(
    [
      words.name,
      words.kinds,
      ...words.notices,
      ...(words.opening?.lines ?? []),
      words.summary ?? '',
      ...words.labels.flatMap(({ title, state }) => [title, state]),
      ...(words.amenities.length > 0 ? [words.amenitiesTitle] : []),
      ...words.amenities.map((amenity) => amenity.words),
      ...words.address,
      ...words.offers.flatMap((offer) => [offer.name, offer.words]),
      words.more,
      words.old ?? '',
    ].join(''),
  );

export const withoutSpaces = (text: string | null): string => (text ?? '').replaceAll(/\s/g, '');
