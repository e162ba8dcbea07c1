/* global location, addEventListener, BroadcastChannel, URLSearchParams */
// The page of a place, reached from the thanks of a visit: the trip that the person told then stands after « # », which
// no server sees. Once they have booked here, the page of that booking, opened from the message in another tab, asks
// for it and takes it into its own address. Nothing is stored; when this page is closed first, its own link is left.
const trip = new URLSearchParams(location.hash.slice(1)).get('trip');
const note = document.getElementById('trip');

if (note && /^[\w-]{1,2000}$/.test(trip ?? '')) {
  const [before, after] = note.children;
  note.hidden = false;
  after.querySelector('a').hash = `trip=${trip}`;
  const booked = new Set();
  const channel = new BroadcastChannel('escale-trip');
  addEventListener('escale-booking-confirmed', ({ place, start }) => {
    booked.add(`${place} ${Date.parse(start)}`);
    before.hidden = true;
    after.hidden = false;
  });
  channel.addEventListener('message', ({ data: { asks } }) => {
    if (booked.has(asks)) channel.postMessage({ answers: asks, trip });
  });
}
