import { assumed } from './data/assumption-values.ts';
import { isMode, speedOf } from './modes.ts';
import { MODEL_VERSION, type Result } from './result.ts';
import { within } from './within.ts';
import { sparedLegs, type Leg, type Visit } from './visit.ts';

/** Minutes one way, as a person declares them. */
export interface DeclaredMinutes {
  readonly usual: number;
  readonly today: number;
}

/**
 * Hours that one visit spares on the road, both ways. Declared, or else estimated from distances and mean speeds,
 * which the assumptions say.
 * @param percent uncertainty of each trip's time: none of what was declared, 30 of what is estimated, when left out
 * @throws RangeError for minutes or a distance that cannot be, and when the time must be estimated for a way to travel
 * that the set does not know
 */
export function timeSaved(
  visit: Visit,
  declared?: DeclaredMinutes,
  percent: number = declared ? 0 : assumed.tripTime,
): Result {
  const minutes = (of: 'usual' | 'today'): number => within(declared?.[of] ?? 0, 'minutes');
  const usualHours = declared ? (2 * (visit.without === 'home' ? 0 : minutes('usual'))) / 60 : hours(sparedLegs(visit));
  const todayHours = declared ? (2 * minutes('today')) / 60 : hours(visit.today);
  // Two trips are estimated, each for itself.
  const error = (Math.hypot(usualHours, todayHours) * within(percent, 'an uncertainty in percent')) / 100;
  const value = usualHours - todayHours;
  return {
    value,
    low: value - error,
    high: value + error,
    unit: 'h',
    factorIds: [],
    modelVersion: MODEL_VERSION,
    assumptions: percent === 0 ? [] : [{ id: 'trip-time', value: percent, unit: '%' }],
    coverage: visit.without === 'unknown' ? 0 : 1,
  };
}

const hours = (legs: readonly Leg[]): number =>
  legs.reduce((sum, { factor: { mode }, kilometres }) => {
    if (!isMode(mode)) throw new RangeError(`No speed is known for ${mode}: declare the minutes`);
    return sum + (2 * within(kilometres, 'a distance')) / speedOf(mode);
  }, 0);
