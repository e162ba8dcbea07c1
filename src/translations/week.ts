import type { OpeningDay } from '../../sdk/contract/index.ts';
import type { Sentences } from './messages.ts';
import { formatTime } from './opening.ts';

/** The hours of one day, such as « 9 h – 12 h 30, 14 h – 18 h », or that it is closed. */
export const daySentence = (day: OpeningDay, messages: Sentences<'common' | 'hours'>): string =>
  messages.common.list(dayPeriods(day, messages));

/** The same, period by period; one that says that it is closed when there is none. */
export function dayPeriods({ periods }: OpeningDay, messages: Sentences<'common' | 'hours'>): string[] {
  if (periods.length === 0) return [messages.hours.dayClosed];
  return periods.map((period) => periodSentence(period, messages));
}

function periodSentence(period: OpeningDay['periods'][number], messages: Sentences<'common' | 'hours'>): string {
  const { hours: say } = messages;
  const hours = say.period(formatTime(period.from, messages), formatTime(period.to, messages));
  const remarks = [period.uncertain && say.uncertainPeriod, period.note].filter(Boolean);
  return remarks.length > 0 ? `${hours} (${remarks.join(', ')})` : hours;
}
