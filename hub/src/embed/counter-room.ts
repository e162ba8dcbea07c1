import type { Room } from './room.ts';
import { widgets } from './widgets.ts';

/** Where too few people told their trip a sentence more says so, and whose figure is shown instead. */
const OF_FEW: Room = { phone: 700, desktop: 480 };

/** Room that a counter takes: a place or a territory may have few visits, now or in another quarter. */
export const counterRoom = (attributes: ReadonlyMap<string, string>): Room =>
  attributes.has('place') || attributes.has('territory') ? OF_FEW : widgets['co2-counter'].room;
