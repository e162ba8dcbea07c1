export { booking } from '../booking.ts';
export { common, opening, place, problem } from '../first.ts';
