import type { BookingStatus } from '../../sdk/contract/index.ts';

/** The visitor is about to book here. Cancel it to take over: the dialog does not open. */
export class EscaleBookingStartEvent extends Event {
  /** Public id of the place. */
  declare readonly place: string;
  /** Id of the resource; undefined when the visitor has a choice. */
  declare readonly resource: string | undefined;

  constructor(place: string, resource: string | undefined) {
    super('escale-booking-start', { bubbles: true, composed: true, cancelable: true });
    this.place = place;
    this.resource = resource;
  }
}

/** The hub has made a booking. It says nothing of who booked. */
export class EscaleBookingConfirmedEvent extends Event {
  /** Public id of the place. */
  declare readonly place: string;
  /** Id of the resource. */
  declare readonly resource: string;
  /** RFC 3339 instants in UTC. */
  declare readonly start: string;
  declare readonly end: string;
  declare readonly seats: number;
  /** `confirmed` at once, `held` until the person clicks in the e-mail, `requested` until the place accepts. */
  declare readonly status: BookingStatus;

  constructor(
    place: string,
    {
      resource,
      start,
      end,
      seats,
      status,
    }: Pick<EscaleBookingConfirmedEvent, Exclude<keyof EscaleBookingConfirmedEvent, keyof Event | 'place'>>,
  ) {
    super('escale-booking-confirmed', { bubbles: true, composed: true });
    this.place = place;
    this.resource = resource;
    this.start = start;
    this.end = end;
    this.seats = seats;
    this.status = status;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'escale-booking-start': EscaleBookingStartEvent;
    'escale-booking-confirmed': EscaleBookingConfirmedEvent;
  }
}
