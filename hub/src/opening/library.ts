import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import type { opening_hours } from 'opening_hours';
import type { HolidayRegion } from './regions.ts';
import { WallClock } from './wall-clock.ts';
import { WallDate } from './wall-date.ts';

/** Narrower than the library's own types, which ask for numbers where the code only takes text. */
interface Where {
  readonly lat: string;
  readonly lon: string;
  readonly address: { readonly country_code: string; readonly state: string | undefined };
}
type OpeningHours = new (text: string, where: Where, options: { tag_key: string; locale: string }) => opening_hours;
type SunTimes = Record<string, Date | null>;
type GetSunTimes = (date: Date, lat: number, lon: number) => SunTimes;

/** Whose clock the sun is read on. Set before each evaluation: the library is synchronous and asks for the sun late. */
let sunClock = WallClock.of('UTC');

/**
 * The library as it is published, but with WallDate for its Date: what it computes is wall-clock time and does not
 * depend on the time zone of the process. Only Date is shadowed; nothing global is touched.
 */
function load(): OpeningHours {
  const requireHere = createRequire(import.meta.url);
  const filename = requireHere.resolve('opening_hours');
  const { getTimes } = createRequire(filename)('suncalc') as { getTimes: GetSunTimes };
  const modules: Record<string, unknown> = { suncalc: { getTimes: onTheWall(getTimes) } };
  const library = { exports: {} };
  const parameters = ['module', 'exports', 'require', 'Date', 'console'];
  const run = compileFunction(readFileSync(filename, 'utf8'), parameters, { filename }) as (
    ...values: unknown[]
  ) => void;
  // Before it throws about its own tables, the library writes the same sentence to the console.
  const quietConsole = { ...console, error: () => undefined };
  run(library, library.exports, (name: string) => modules[name], WallDate, quietConsole);
  return library.exports as OpeningHours;
}

/** Sunrise is an instant; the library wants to read it on the wall. */
function onTheWall(getTimes: GetSunTimes): GetSunTimes {
  return (date, lat, lon) => {
    const times = getTimes(new Date(sunClock.instant(date.getTime())), lat, lon);
    return Object.fromEntries(
      Object.entries(times).map(([event, time]) => [
        event,
        time instanceof Date ? new WallDate(sunClock.wallTime(time.getTime())) : time,
      ]),
    );
  };
}

const Library = load();

/**
 * Reads an OpenStreetMap opening_hours text. Everything it answers is in wall-clock time (WallDate).
 * @throws string or Error of the library, in French, when the text cannot be read
 */
export function readHours(text: string, region: HolidayRegion): opening_hours {
  const [lat, lon] = region.centre;
  const address = { country_code: 'fr', state: region.state };
  return new Library(text, { lat: `${lat}`, lon: `${lon}`, address }, { tag_key: 'opening_hours', locale: 'fr' });
}

/** Runs an evaluation in which sunrise and sunset are read on this time zone's clock. */
export function withSunOf<T>(timeZone: string, evaluate: () => T): T {
  sunClock = WallClock.of(timeZone);
  return evaluate();
}
