import type { Opening, Place } from '../../../../sdk/contract/index.ts';
import { holidayZone } from '../../opening/holidays.ts';
import { evaluatePeriods } from '../../opening/periods.ts';
import { openingWeek } from '../../opening/week.ts';
import type { KeptPlace, KeptResource, PlaceFacts } from './record.ts';

const DAY = 86_400_000;
/** How far the coming days are looked at: a month, as for what is published. */
const AHEAD = 32 * DAY;

/** Opening hours judged as those of a place that is stored. */
export function judgeOpening(hours: string | null, timeZone: string, departement: string | null, now: Date): Opening {
  if (hours === null) return { hours: null, openNow: null, nextChange: null, week: [] };
  const zone = holidayZone(departement, hours);
  const periods = evaluatePeriods(
    hours,
    timeZone,
    zone,
    new Date(now.getTime() - 2 * DAY),
    new Date(now.getTime() + AHEAD),
  );
  const running = periods.find(({ from, to }) => from <= now && now < to);
  const next = running?.to ?? periods.find(({ from }) => from > now)?.from;
  return {
    hours,
    openNow: running === undefined ? false : running.certain ? true : null,
    nextChange: next?.toISOString() ?? null,
    week: openingWeek(periods, timeZone, zone, now),
  };
}

/** The place as its card would show it, were these facts saved. */
export function draftPlace(
  { stored, publicId, updatedAt }: KeptPlace,
  facts: PlaceFacts,
  resources: readonly KeptResource[],
  now: Date,
  published?: Place,
): Place {
  const { listed: _listed, openingHours, phone, email, website, position, ...same } = facts;
  return {
    ...same,
    id: publicId,
    timeZone: stored.time_zone,
    position: position && { ...position, source: null },
    contact: { phone, email, website },
    opening: judgeOpening(openingHours, stored.time_zone, stored.departement, now),
    labels: published?.labels ?? [],
    bookable: resources.some(({ via }) => via === 'hub' || via === 'external'),
    demonstration: stored.demonstration,
    updatedAt: updatedAt.toISOString(),
    resources: resources.map(({ id, kind, name, seats, price, via, url, rules }) => ({
      id: String(id),
      kind,
      name,
      seats,
      price,
      booking: { via, url, ...(via === 'hub' && rules ? { rules } : {}) },
    })),
    source: {
      platform: stored.source_platform,
      id: stored.source_id,
      url: stored.source_url,
      licence: stored.source_licence,
      observedAt: stored.observed_at,
    },
  };
}
