/** Typed client of the common API: Node 20 and newer, browsers, workers and other web runtimes. */
export type * from './contract/index.ts';
export {
  type Bookings,
  type CapabilityOptions,
  type CreateOptions,
  newBookingKey,
  type Outcome,
  type Refusal,
} from './bookings.ts';
export { type Asked, type CallOptions, type Client, type ClientOptions, createClient } from './client.ts';
export * from './errors/index.ts';
export { MapFlag, type MapPlaces } from './map-payload.ts';
export { formatPlaceId, parsePlaceId } from './place-id.ts';
export type { Fetch } from './transport.ts';
export { expandBookingUrl, type BookingLink } from './uri-template.ts';
