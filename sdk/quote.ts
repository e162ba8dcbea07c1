import type { Price, Quote, TariffUnit } from './contract/index.ts';

/** Minutes that one of a tariff covers. A half-day is what the trade sells as one: up to five hours. */
const covers = { hour: 60, 'half-day': 300, day: 1440 } as const satisfies Partial<Record<TariffUnit, number>>;
type Unit = keyof typeof covers;

/** What is sold first in the explanation. */
const order: readonly Unit[] = ['day', 'half-day', 'hour'];

/** Of a booking. */
export interface Duration {
  readonly minutes: number;
  /** Whole half-days, for a resource booked by half-days: these count as such however long they are. */
  readonly halfDays?: number;
}

/**
 * What a booking costs: the cheapest sum of the place's tariffs that covers its time, for each unit taken. Cards and
 * subscriptions are no part of it: who holds one shows it on site.
 * @param units seats of a shared room, 1 for a room taken whole
 */
export function quoteFor(price: Price | null, { minutes, halfDays }: Duration, units: number): Quote {
  const currency = price?.currency ?? 'EUR';
  if (price?.form === 'free') return { currency, total: 0, lines: [] };
  const amounts = new Map(price?.form === 'tariffs' ? price.tariffs.map(({ per, amount }) => [per, amount]) : []);
  const sums = combinations(minutes, halfDays).flatMap((counts) => {
    const lines = order.flatMap((per) => (counts[per] > 0 ? [{ per, count: counts[per] * units }] : []));
    const priced = lines.flatMap((line) => {
      const amount = amounts.get(line.per);
      return amount === undefined ? [] : [{ ...line, amount }];
    });
    if (priced.length < lines.length) return [];
    return [{ currency, total: priced.reduce((sum, { count, amount }) => sum + count * amount, 0), lines: priced }];
  });
  // The first of equals: one day rather than two half-days.
  const [cheapest] = sums.sort((a, b) => a.total - b.total || a.lines.length - b.lines.length);
  return cheapest ?? { currency, total: null, lines: [] };
}

/**
 * Half-days that a booking takes of an employer's voucher: one for up to five hours, or as many as the slots it is made
 * of say; two are the whole day, however long it is.
 * @param units seats of a shared room, 1 for a room taken whole
 */
export const halfDaysOf = ({ minutes, halfDays }: Duration, units: number): number =>
  Math.min(halfDays ?? Math.ceil(minutes / covers['half-day']), 2) * units;

/** Every way to cover the time that buys no more than it needs. */
function combinations(minutes: number, halfDays: number | undefined): Record<Unit, number>[] {
  // An hour of grace: once a year a day has 25.
  const days = Math.max(1, Math.ceil((minutes - 60) / covers.day));
  const found: Record<Unit, number>[] = [{ day: days, 'half-day': 0, hour: 0 }];
  if (halfDays !== undefined) found.push({ day: 0, 'half-day': halfDays, hour: 0 });
  const most = Math.ceil(minutes / covers['half-day']);
  for (let halves = halfDays === undefined ? 0 : most + 1; halves <= most; halves += 1) {
    const rest = Math.max(0, minutes - halves * covers['half-day']);
    found.push({ day: 0, 'half-day': halves, hour: Math.ceil(rest / covers.hour) });
  }
  if (halfDays !== undefined) found.push({ day: 0, 'half-day': 0, hour: Math.ceil(minutes / covers.hour) });
  return found;
}
