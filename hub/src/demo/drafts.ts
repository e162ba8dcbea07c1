import type { LabelDraft, PlaceDraft } from '../places/draft.ts';
import type { DemoLabel, DemoPlace } from './demo-place.ts';
import { withRules } from './rules.ts';
import { demoPlaces } from './places/index.ts';

/** What tells the records of the demo network from those of any real list. */
export const demoPlatform = 'demonstration';

const DAY = 86_400_000;

const dayAfter = (now: Date, days: number): string => new Date(now.getTime() + days * DAY).toISOString().slice(0, 10);

const labelDraft = ({ scheme, status, grantedDaysAgo, endsInDays }: DemoLabel, now: Date): LabelDraft => ({
  scheme,
  status,
  from: dayAfter(now, -grantedDaysAgo),
  until: endsInDays === null ? null : dayAfter(now, endsInDays),
});

function draftOf({ slug, at, observedDaysAgo, labels = [], resources, ...place }: DemoPlace, now: Date): PlaceDraft {
  const [lat, lon] = at;
  return {
    ...place,
    source: { platform: demoPlatform, id: slug, observedAt: dayAfter(now, -observedDaysAgo) },
    demonstration: true,
    lat,
    lon,
    positionSource: 'réseau de démonstration',
    ...(resources ? { resources: resources.map((resource) => withRules(resource, slug, now)) } : {}),
    labels: labels.map((label) => labelDraft(label, now)),
  };
}

/** The demo network as it is on a day: labels end, and information ages, relative to it. */
export const demoDrafts = (now: Date): PlaceDraft[] => demoPlaces.map((place) => draftOf(place, now));
