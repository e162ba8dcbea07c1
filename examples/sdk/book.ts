/**
 * Books the first free slot of a place, and takes the nearest alternative when somebody was faster:
 * `node examples/sdk/book.ts https://hub.example.org PLACE you@example.org`
 */
import { createClient, newBookingKey, type BookingRequest } from '../../sdk/index.ts'; // of the package: 'escale/sdk'

const [hub = 'http://localhost:8080', id = '', email = 'you@example.org'] = process.argv.slice(2);
const client = createClient({ hub, language: 'en' });

const { resources } = await client.places.availability(id, { days: 14 });
// Slots are as short as the place's step; those that follow each other are joined until they last as long as it asks.
const [first] = resources.flatMap(({ resource, rules, days }) =>
  days.flatMap(({ slots }) =>
    slots.flatMap(({ start }, index) => {
      let end = start;
      for (const slot of slots.slice(index)) {
        if (slot.free === 0 || slot.start !== end) break;
        end = slot.end;
        if (Date.parse(end) - Date.parse(start) >= rules.minDuration * 60_000) return [{ resource, start, end }];
      }
      return [];
    }),
  ),
);
if (!first) {
  console.error('Nothing can be booked here within two weeks.');
  process.exit(1);
}

const { controller, privacyNotice } = await client.network();
console.log(`Personal data go to ${controller?.name ?? hub}. ${privacyNotice ?? ''}`);
// The version of the privacy text that the person was shown, yours to name, is kept with the booking.
const wish: BookingRequest = { place: id, ...first, seats: 1, email, consent: 'example-1' };
// The same key with the same request gives one booking, however often it is sent.
let outcome = await client.bookings.create(wish, { key: newBookingKey() });
const [alternative] = outcome.status === 'refused' ? outcome.alternatives : [];
if (alternative) {
  const { start, end } = alternative;
  outcome = await client.bookings.create({ ...wish, start, end });
}
if (outcome.status === 'refused') console.log(`refused: ${outcome.detail ?? outcome.reason}`);
else console.log(`${outcome.booking.status}: ${outcome.booking.resource.name}, ${outcome.booking.start}`);
