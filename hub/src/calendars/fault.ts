/** Why a calendar could not be read: a sentence for its operator, which never repeats the calendar's secret address. */
export class CalendarFault extends Error {
  override readonly name = 'CalendarFault';
}
