export { amenities, card } from '../card.ts';
export { details, hours } from '../details.ts';
export { common, kinds, opening, place, problem, reasons } from '../first.ts';
