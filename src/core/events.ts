/**
 * Visitor-intent events bubble, are composed, hold no personal data, and can be cancelled where the kit would act.
 * State and error events stay on their element.
 */

/** The visitor chose a place, in a list or on a map. Cancel it to show the place your own way. */
export class EscalePlaceSelectEvent extends Event {
  /** Public id of the place. */
  declare readonly place: string;

  constructor(place: string) {
    super('escale-place-select', { bubbles: true, composed: true, cancelable: true });
    this.place = place;
  }
}

/** The visitor follows a booking link to the operator's own platform. Cancel it to stay on the page. */
export class EscaleBookingRedirectEvent extends Event {
  /** Public id of the place. */
  declare readonly place: string;
  /** Id of the resource, unique within the place. */
  declare readonly resource: string;
  /** Where the link leads. */
  declare readonly url: string;

  constructor(place: string, resource: string, url: string) {
    super('escale-booking-redirect', { bubbles: true, composed: true, cancelable: true });
    this.place = place;
    this.resource = resource;
    this.url = url;
  }
}

/** The element could not get what it shows, or could not refresh it. Does not bubble. */
export class EscaleErrorEvent extends Event {
  /** Usually an `EscaleError` of the SDK. */
  declare readonly error: unknown;

  constructor(error: unknown) {
    super('escale-error');
    this.error = error;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'escale-place-select': EscalePlaceSelectEvent;
    'escale-booking-redirect': EscaleBookingRedirectEvent;
    'escale-error': EscaleErrorEvent;
  }
}
