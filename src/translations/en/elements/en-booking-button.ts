export { booking } from '../booking.ts';
export { common, opening, place, problem, reasons } from '../first.ts';
