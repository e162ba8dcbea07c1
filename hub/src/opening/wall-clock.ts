/**
 * Between instants and what the clock on a place's wall shows.
 *
 * A « wall time » is a number of milliseconds that reads, as if it were UTC, like the local date and time.
 */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** One time zone of the IANA database. Keeps the offsets it has looked up: asking Intl costs microseconds each. */
export class WallClock {
  static readonly #clocks = new Map<string, WallClock>();

  /**
   * @param timeZone IANA name, such as `Europe/Paris`
   * @throws RangeError when there is no such time zone
   */
  static of(timeZone: string): WallClock {
    let clock = WallClock.#clocks.get(timeZone);
    if (!clock) {
      clock = new WallClock(timeZone);
      WallClock.#clocks.set(timeZone, clock);
    }
    return clock;
  }

  readonly #format: Intl.DateTimeFormat;
  readonly #offsets = new Map<number, number>();

  private constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en', {
      timeZone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** What the wall shows at an instant (both in milliseconds). */
  wallTime(instant: number): number {
    return instant + this.#offset(instant);
  }

  /**
   * The instant at which the wall shows a time. A time that is shown twice, in autumn, means the first
   * (RFC 5545, 3.3.5); a time that is never shown, in spring, means the moment at which it is jumped over, so that
   * the order of any two times is kept.
   */
  instant(wallTime: number): number {
    const before = this.#offset(wallTime - DAY);
    const after = this.#offset(wallTime + DAY);
    if (before === after) return wallTime - before;
    if (this.#offset(wallTime - before) === before) return wallTime - before;
    if (this.#offset(wallTime - after) === after) return wallTime - after;
    return this.#transition(wallTime - after, wallTime - before);
  }

  /** The instant, between two instants on either side of it, at which the offset changes. */
  #transition(early: number, late: number): number {
    const before = this.#exactOffset(early);
    while (late - early > 1) {
      const middle = Math.floor((early + late) / 2);
      if (this.#exactOffset(middle) === before) early = middle;
      else late = middle;
    }
    return late;
  }

  #offset(instant: number): number {
    const day = Math.floor(instant / DAY);
    const offset = this.#offsetAtStartOf(day);
    return offset === this.#offsetAtStartOf(day + 1) ? offset : this.#exactOffset(instant);
  }

  #offsetAtStartOf(day: number): number {
    let offset = this.#offsets.get(day);
    if (offset === undefined) {
      offset = this.#exactOffset(day * DAY);
      this.#offsets.set(day, offset);
    }
    return offset;
  }

  /** Milliseconds that the wall is ahead of UTC. */
  #exactOffset(instant: number): number {
    const second = Math.floor(instant / 1000) * 1000;
    const parts = this.#format.formatToParts(second);
    const part = (type: Intl.DateTimeFormatPartTypes): number =>
      Number(parts.find((candidate) => candidate.type === type)?.value);
    return (
      Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - second
    );
  }
}
