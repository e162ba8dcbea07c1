import type { Place, PlaceLabel, Resource } from '../../../sdk/contract/index.ts';
import { en } from '../../../src/translations/en.ts';
import { fr } from '../../../src/translations/fr.ts';
import { fullDay, oldMonth } from '../../../src/translations/dates.ts';
import { lookUp } from '../../../src/translations/word.ts';
import { EDGES, GAP, LINE, linesOf, type Room, roomFor, type RoomOptions, small, sum, text, widthOf } from './room.ts';

/** Measures of the card's style sheet, in CSS pixels. */
const NAME_LINE = 25;
const NAME_CHARACTER = 13.5;
const ROW_GAP = 7;
const PICTOGRAM = 30;
const BUTTON = 44;
const READ_MORE = 28;
const AMENITY_COLUMN = 184;

/**
 * Room that the card of a place takes: an estimate from what the place has to say, for the rule that keeps it in the
 * site's own style sheet. test/e2e/room.test.ts measures every card of the demo network.
 */
export const cardRoom = (place: Place, options: RoomOptions): Room =>
  roomFor((width) => heightOf(place, width - EDGES, options));

function heightOf(place: Place, width: number, { attributes, now }: RoomOptions): number {
  const messages = attributes.get('lang') === 'en' ? en : fr;
  const only = attributes.get('show')?.split(' ');
  const shows = (part: string): boolean => only?.includes(part) ?? true;
  const { card } = messages;
  const { status, summary, labels, amenities, teleworkSpot } = place;
  const isOpen = status === 'open';
  const aside = width - PICTOGRAM;
  const month = oldMonth(place.source?.observedAt ?? place.updatedAt, now, messages);
  const parts = [
    headerHeight(place, width - BUTTON - GAP, messages),
    place.demonstration && small(card.demonstration, width),
    !isOpen && text(messages.place.statuses[status], width) + LINE,
    isOpen && shows('opening') && text(LONGEST_OPENING, aside) + (teleworkSpot ? small(card.teleworkSpot, aside) : 0),
    shows('summary') && summary && text(summary, width),
    shows('labels') && sum(labels, (label) => text(labelSentence(label, messages), aside) + ROW_GAP),
    shows('amenities') && amenities.length > 0 && amenitiesHeight(place, width, messages),
    shows('contact') && addressHeight(place, aside),
    ...(isOpen && shows('prices') && !attributes.has('without-booking') ? place.resources : []).map((resource) =>
      offerHeight(resource, width, messages),
    ),
    READ_MORE,
    month && small(card.observed(month), width),
  ].filter((height) => typeof height === 'number' && height > 0) as number[];
  return EDGES + sum(parts, (height) => height + GAP);
}

/** Of what any day of the year may bring. */
const LONGEST_OPENING = 'Fermé, ouvre mercredi 30 décembre à 10 h 30';

function headerHeight({ name, kinds }: Place, width: number, messages: typeof fr): number {
  const words = kinds.map((kind) => lookUp(messages.kinds, kind) ?? kind).join(' · ');
  return Math.max(BUTTON, linesOf(name, width, NAME_CHARACTER) * NAME_LINE + small(words, width));
}

function labelSentence({ name, issuer, status, until }: PlaceLabel, messages: typeof fr): string {
  const { card } = messages;
  const state = lookUp(card.labelStates, status)?.(until && fullDay(until, messages)) ?? status;
  return `${card.labelBy(name, issuer.name)} – ${state}`;
}

/** A heading, and as many columns as there is room for: a row is as high as the highest in it. */
function amenitiesHeight({ amenities }: Place, width: number, messages: typeof fr): number {
  const columns = Math.max(1, Math.floor((width + GAP) / (AMENITY_COLUMN + GAP)));
  const column = (width + GAP) / columns - GAP - PICTOGRAM;
  const heights = amenities.map((each) => text(lookUp(messages.amenities, each) ?? each, column) + ROW_GAP);
  const rows = heights.filter((_, index) => index % columns === 0);
  return LINE + ROW_GAP + sum(rows, (_, row) => Math.max(...heights.slice(row * columns, (row + 1) * columns)));
}

function addressHeight({ address: { street, complement, postalCode, city } }: Place, width: number): number {
  return sum([street, complement, `${postalCode ?? ''} ${city}`], (line) => (line ? text(line, width) : 0));
}

/** What cannot be booked through a link or a button has none. */
function offerHeight({ name, booking }: Resource, width: number, { card }: typeof fr): number {
  const isHere = booking.via === 'hub' && booking.rules;
  if (!isHere && booking.via !== 'external') return 0;
  const words = isHere ? card.bookHere : card.bookOn(URL.parse(booking.url ?? '')?.hostname ?? '');
  const button = BUTTON - LINE + text(words, width - 2 * GAP);
  const isOneLine = widthOf(name + words) + 3 * GAP < width;
  return isOneLine ? button : text(name, width) + ROW_GAP + button;
}
