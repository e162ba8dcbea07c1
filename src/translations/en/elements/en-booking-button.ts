export { booking } from '../booking.ts';
export { common, opening, problem, reasons, statuses } from '../first.ts';
