/**
 * A Date whose « local time » is always UTC, whatever time zone the process runs in.
 *
 * The opening_hours library reads and builds dates through the local methods of Date. Given this class in Date's
 * place it computes in plain wall-clock time, without a time zone and without daylight saving: the milliseconds
 * stand for what a clock on the wall shows, and wall-clock.ts turns them into instants.
 */
export class WallDate extends Date {
  // Every argument by name: the library makes dates by the thousand, and a rest parameter triples the time it takes.
  constructor(
    value?: number | string | Date,
    month?: number,
    date = 1,
    hours = 0,
    minutes = 0,
    seconds = 0,
    milliseconds = 0,
  ) {
    if (value === undefined) super();
    else if (month === undefined) super(value);
    else super(Date.UTC(value as number, month, date, hours, minutes, seconds, milliseconds));
  }

  override getFullYear(): number {
    return this.getUTCFullYear();
  }
  override getMonth(): number {
    return this.getUTCMonth();
  }
  override getDate(): number {
    return this.getUTCDate();
  }
  override getDay(): number {
    return this.getUTCDay();
  }
  override getHours(): number {
    return this.getUTCHours();
  }
  override getMinutes(): number {
    return this.getUTCMinutes();
  }
  override getSeconds(): number {
    return this.getUTCSeconds();
  }
  override getMilliseconds(): number {
    return this.getUTCMilliseconds();
  }
  override getTimezoneOffset(): number {
    return 0;
  }
  override setFullYear(...parts: [number, number?, number?]): number {
    return this.setUTCFullYear(...parts);
  }
  override setMonth(...parts: [number, number?]): number {
    return this.setUTCMonth(...parts);
  }
  override setDate(date: number): number {
    return this.setUTCDate(date);
  }
  override setHours(...parts: [number, number?, number?, number?]): number {
    return this.setUTCHours(...parts);
  }
  override setMinutes(...parts: [number, number?, number?]): number {
    return this.setUTCMinutes(...parts);
  }
  override setSeconds(...parts: [number, number?]): number {
    return this.setUTCSeconds(...parts);
  }
  override setMilliseconds(milliseconds: number): number {
    return this.setUTCMilliseconds(milliseconds);
  }
  override toLocaleString(locales?: Intl.LocalesArgument, options?: Intl.DateTimeFormatOptions): string {
    return super.toLocaleString(locales, { ...options, timeZone: 'UTC' });
  }
}
