/* global location, atob, TextDecoder, Event, URLSearchParams */
// The page at the door. What stands after « # » in the address is seen by no server: a booking of the person's own, the
// trip they said last time, or what tells that they came before. It is put into the forms, and passed on from one to
// the next; nothing is kept.
const carried = new URLSearchParams(location.hash.slice(1));
const field = (form, name) => form.elements.namedItem(name);

// The link to the other language carries it on.
for (const link of document.querySelectorAll('a[hreflang]')) link.hash = location.hash;

const codeForm = document.getElementById('visit');
if (codeForm) {
  // The page that follows gets the same address after « # ».
  if (carried.has('trip') || carried.has('booking')) codeForm.action += location.hash;
  if (/^[0-9a-f-]{36}\.[\w-]{43}$/.test(carried.get('booking') ?? '')) {
    field(codeForm, 'booking').value = carried.get('booking');
    for (const part of codeForm.querySelectorAll('[data-unbooked]')) part.hidden = true;
  } else if (/^[\w-]{28}$/.test(carried.get('link') ?? '')) field(codeForm, 'link').value = carried.get('link');
}

const tripForm = document.getElementById('trip');
if (tripForm) {
  const usual = tripForm.querySelector('[data-side=usual]');
  // Who would have stayed at home, or does not know, has no usual trip to tell.
  const follow = () => {
    const without = field(tripForm, 'without').value;
    usual.hidden = without === 'home' || without === 'unknown';
    tripForm.querySelector('[data-side=today]').hidden = without === 'unknown';
  };
  const people = (side) => {
    const shared = /^(car|motorbike|scooter)-/.test(field(tripForm, `${side}-mode`).value);
    field(tripForm, `${side}-occupants`).closest('.field').hidden = !shared;
  };
  const update = () => {
    follow();
    for (const side of ['usual', 'today']) people(side);
  };
  fill();
  tripForm.addEventListener('change', update);
  update();
}

/** Puts the trip of last time into the fields that are still empty. */
function fill() {
  const trip = readTrip(carried.get('trip'));
  if (!trip || field(tripForm, 'without').value) return;
  field(tripForm, 'without').value = trip.without;
  field(tripForm, 'part-of-day').checked = trip.partOfDay === true;
  for (const side of ['usual', 'today']) {
    const { mode, kilometres, occupants, distance } = trip[side] ?? {};
    if (mode === undefined) continue;
    field(tripForm, `${side}-mode`).value = mode;
    // A distance between communes is told again as it was, within the same uncertainty, when nothing is changed.
    if (distance === 'stated') field(tripForm, `${side}-km`).value = String(kilometres).replace('.', ',');
    field(tripForm, `${side}-occupants`).value = occupants > 1 ? occupants : '';
  }
  tripForm.dispatchEvent(new Event('change'));
}

function readTrip(text) {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.charCodeAt(0),
    );
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    // A link that was cut, or none at all: the form stays empty.
    return undefined;
  }
}
