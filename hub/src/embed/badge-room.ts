import type { Place } from '../../../sdk/contract/index.ts';
import { fullDay } from '../../../src/translations/dates.ts';
import { en } from '../../../src/translations/en.ts';
import { fr } from '../../../src/translations/fr.ts';
import { lookUp } from '../../../src/translations/word.ts';
import { EDGES, LINE, type Room, roomFor, type RoomOptions, small, sum, text } from './room.ts';

/** Measures of the badge's style sheet, in CSS pixels. */
const SIGN = 48;
const ROW_GAPS = 8;
const GAP = 12;
const COLUMN = 272;
const WIDEST = 544;
const SUMMARY = 32;

/**
 * Room that the badges of a place take in their usual size: an estimate from its labels, as `cardRoom` makes one. A
 * poster, which is for paper, is higher.
 * test/e2e/room.test.ts measures those of the demo network.
 */
export const badgeRoom = (place: Place, options: RoomOptions): Room =>
  roomFor((width) => heightOf(place, width, options));

function heightOf({ labels, teleworkSpot, status }: Place, width: number, { attributes }: RoomOptions): number {
  const messages = attributes.get('lang') === 'en' ? en : fr;
  const { label: say } = messages;
  const wanted = attributes.get('label')?.split(/[ ,]+/);
  const shown = labels.filter(({ scheme }) => wanted?.includes(scheme) ?? true);
  const declared = (wanted?.includes('telework-spot') ?? true) ? teleworkSpot : null;
  const count = shown.length + (declared ? 1 : 0);
  const columns = Math.max(1, Math.min(count, Math.floor((width + GAP) / (COLUMN + GAP))));
  const inner = Math.min(WIDEST, (width + GAP) / columns - GAP) - EDGES - SIGN;
  const heights = shown.map(({ name, issuer, status, until }) => {
    const state = lookUp(say.states, status)?.(until && fullDay(until, messages)) ?? say.otherState;
    // Why a label was suspended or taken away is a sentence that is not known here.
    const reason = status === 'granted' ? 0 : 3 * LINE;
    return text(name, inner) + small(say.by(issuer.name), inner) + text(state, inner) + reason + SUMMARY;
  });
  if (declared)
    heights.push(text(say.teleworkSpot, inner) + text(say.declared, inner) + small(declared.note ?? '', inner));
  const rows = heights.filter((_, index) => index % columns === 0);
  const list = sum(rows, (_, row) => {
    const highest = Math.max(...heights.slice(row * columns, (row + 1) * columns));
    return EDGES + ROW_GAPS + highest + GAP;
  });
  const notice = status === 'open' ? 0 : text(say.statuses[status], width) + LINE;
  return notice + (list || LINE) + small(say.checked('22 septembre 2026', '10 h 05'), width) + ROW_GAPS;
}
