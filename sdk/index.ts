/** Typed client of the common API: Node 20 and newer, browsers, workers and other web runtimes. */
export type * from './contract/index.ts';
export { newBookingKey } from './booking-key.ts';
export type { Bookings, CapabilityOptions, CreateOptions, Outcome, Refusal } from './bookings.ts';
export type { Asked } from './calls/asked.ts';
export { type Client, createClient } from './client.ts';
export type { CallOptions, ClientOptions } from './connection.ts';
export * from './errors/index.ts';
export type { Fetch } from './exchange.ts';
export { MapFlag, type MapPlaces } from './map-payload.ts';
export { formatPlaceId, parsePlaceId } from './place-id.ts';
export { expandBookingUrl, type BookingLink } from './uri-template.ts';
