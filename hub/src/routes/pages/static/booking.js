/* global location, history, fetch, addEventListener, AbortSignal, Blob, BroadcastChannel */
// The page of a booking. The right to it stands in the address after « # », which no server sees; it is sent to the
// API as Bearer and kept nowhere. Nothing happens before a button is pressed: mail scanners open links.
const root = document.getElementById('booking');
const words = JSON.parse(document.getElementById('booking-words').textContent);
const part = (name) => document.getElementById(`booking-${name}`);
const [state, alert, facts, actions, tripNote] = ['state', 'alert', 'facts', 'actions', 'trip'].map(part);
const address = `/v1/bookings/${root.dataset.id}`;
const home = 'Europe/Paris';

const fill = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/**
 * A capability is 43 characters of base64url; « #content », where the link past the menu leads, is none. The trip that
 * the person told last time may stand behind it (hub/src/routes/pages/static/trip.js).
 */
const inAddress = () => /^#([\w-]{43})(?:&trip=([\w-]{1,2000}))?$/.exec(location.hash)?.slice(1) ?? [];
let [capability, trip] = inAddress();
const fragment = () => `${capability ?? ''}${trip ? `&trip=${trip}` : ''}`;

const element = (tag, text, attributes = {}) => {
  const node = Object.assign(document.createElement(tag), attributes);
  node.textContent = text;
  return node;
};

/** Asks the API; throws a sentence for the person. */
async function ask(path = '', { method = 'GET', accept = 'application/json' } = {}) {
  let response;
  try {
    response = await fetch(address + path, {
      method,
      headers: { Accept: accept, 'Accept-Language': words.language, Authorization: `Bearer ${capability}` },
      cache: 'no-store',
      credentials: 'omit',
      // A server that is away must not leave the page waiting for ever.
      signal: AbortSignal.timeout(20_000),
    });
  } catch {
    throw new Error(words.network);
  }
  if (response.ok) return accept === 'application/json' ? response.json() : response.text();
  const problem = await response.json().catch(() => ({}));
  throw new Error(problem.detail ?? problem.title ?? words.network);
}

/** « 9 h 30 » in French, as the e-mail and the elements have it; browsers write « 09:30 ». */
const asWritten = (time) =>
  words.language === 'fr'
    ? time.replace(/\b(\d\d):(\d\d)\b/g, (_, hours, minutes) =>
        [Number(hours), 'h', ...(minutes === '00' ? [] : [minutes])].join('\xa0'),
      )
    : time;

/** A line never begins with the dash between two moments. */
const unbroken = (span) => span.replace(/\s([–-])\s/g, '\xa0$1 ');

const locally = (time, zone) => (zone === home ? time : fill(words.localTime, { time }));

function moment(instant, zone) {
  const format = new Intl.DateTimeFormat(words.language, { timeZone: zone, dateStyle: 'full', timeStyle: 'short' });
  return locally(asWritten(format.format(new Date(instant))), zone);
}

function period({ start, end, place: { timeZone } }) {
  const format = new Intl.DateTimeFormat(words.language, { timeZone, dateStyle: 'full', timeStyle: 'short' });
  return locally(unbroken(asWritten(format.formatRange(new Date(start), new Date(end)))), timeZone);
}

/** What an employer's voucher pays, in days as its statement counts them. */
const byVoucher = ({ halfDays }) =>
  fill(words.byVoucher, { days: new Intl.NumberFormat(words.language).format(halfDays / 2) });

function price({ total, currency, lines }) {
  if (total === null) return words.toldThere;
  if (total === 0) return words.free;
  const format = new Intl.NumberFormat(words.language, {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  });
  const unit = 10 ** format.resolvedOptions().maximumFractionDigits;
  const say = (amount) => format.format(amount / unit);
  const parts = lines.map(({ per, count, amount }) => {
    const tariff = words.tariffs[per] ?? '{amount}';
    return `${count} × ${fill(tariff, { amount: say(amount) })}`;
  });
  return fill(words.paidThere, { price: parts.length > 0 ? `${say(total)} (${parts.join(' + ')})` : say(total) });
}

function showFacts(booking) {
  const link = element('a', booking.place.name, { href: `/places/${encodeURIComponent(booking.place.id)}` });
  const rows = [
    [words.facts.place, link],
    [words.facts.resource, booking.resource.name],
    [words.facts.when, period(booking)],
    [words.facts.seats, String(booking.seats)],
    [words.facts.price, booking.voucher ? byVoucher(booking.voucher) : price(booking.quote)],
    ...(booking.status === 'confirmed'
      ? [[words.facts.cancelUntil, moment(booking.cancelUntil, booking.place.timeZone)]]
      : []),
    [words.facts.reference, booking.id.slice(0, 8)],
  ];
  facts.replaceChildren(
    ...rows.flatMap(([name, said]) => {
      const value = document.createElement('dd');
      value.append(said);
      return [element('dt', name), value];
    }),
  );
}

const button = (text, quiet, onclick) =>
  element('button', text, { type: 'button', className: quiet ? 'button quiet' : 'button', onclick });

/** A button that asks once more before it acts, in place: the question takes the focus, « no » gives it back. */
function careful({ label, question, yes, no }, act) {
  const group = document.createElement('div');
  const opener = button(label, true, () => {
    const asked = element('p', question, { tabIndex: -1 });
    const keep = () => {
      group.replaceChildren(opener);
      opener.focus();
    };
    group.replaceChildren(asked, button(yes, false, act), ' ', button(no, true, keep));
    asked.focus();
  });
  group.append(opener);
  return group;
}

const coming = ({ end }) => new Date(end) > new Date();
const cancellable = ({ status, cancelUntil }) =>
  status === 'held' || status === 'requested' || (status === 'confirmed' && new Date(cancelUntil) >= new Date());
const isToday = ({ status, start }) =>
  ['confirmed', 'honoured'].includes(status) && new Date(start).toDateString() === new Date().toDateString();

/** To the page of the day's code, with the right to say whose presence it is: after « # », which no server sees. */
const doorLink = ({ id, place }) =>
  element('a', words.onSite, {
    className: 'button quiet',
    href: `/v/${encodeURIComponent(place.id)}${location.search}#booking=${id}.${fragment()}`,
  });

const live = ({ status }) => ['held', 'requested', 'confirmed'].includes(status);

function showActions(booking) {
  const offered = [];
  if (booking.status === 'held' || (booking.status === 'expired' && coming(booking))) {
    offered.push(button(words.confirm, false, () => change('/confirm', 'POST', words.confirmed)));
  }
  if (booking.status === 'confirmed') offered.push(button(words.calendar, false, saveCalendar));
  if (isToday(booking)) offered.push(doorLink(booking));
  if (cancellable(booking)) {
    const say = { label: words.cancel, question: words.cancelSure, yes: words.cancelYes, no: words.keep };
    offered.push(careful(say, () => change('/cancel', 'POST', words.cancelled)));
    if (booking.series) {
      const rest = { ...say, label: words.cancelRest, question: words.cancelRestSure };
      offered.push(careful(rest, () => change('/cancel-rest', 'POST', words.cancelled)));
    }
  }
  if (!live(booking) || !coming(booking)) {
    const say = { label: words.erase, question: words.eraseSure, yes: words.eraseYes, no: words.eraseNo };
    offered.push(careful(say, () => change('/person', 'DELETE', words.erased)));
  }
  actions.replaceChildren(...offered);
}

function show(booking, said) {
  const { status, confirmBy, place } = booking;
  const sentence = words.states[status] ?? status;
  state.textContent = said ?? fill(sentence, { confirmBy: confirmBy ? moment(confirmBy, place.timeZone) : '' });
  state.hidden = false;
  showFacts(booking);
  showActions(booking);
  followTrip(booking);
}

let channel;

/** Takes the trip over from the page on which this booking was made, where that is still open; it is kept in the link. */
function followTrip(booking) {
  tripNote.textContent = trip && live(booking) ? words.trip : '';
  if (trip || channel || !live(booking)) return;
  const asks = `${booking.place.id} ${Date.parse(booking.start)}`;
  channel = new BroadcastChannel('escale-trip');
  channel.addEventListener('message', ({ data }) => {
    if (trip || data.answers !== asks || !/^[\w-]{1,2000}$/.test(data.trip)) return;
    ({ trip } = data);
    history.replaceState(null, '', `#${fragment()}`);
    followLanguages();
    show(booking, state.textContent);
  });
  channel.postMessage({ asks });
}

/** The link to the other language opens the same booking. */
function followLanguages() {
  for (const link of document.querySelectorAll('a[hreflang]')) link.hash = fragment();
}

/** Runs one request at a time; what fails is said, and what was shown stays. */
async function run(work) {
  if (root.ariaBusy === 'true') return;
  root.ariaBusy = 'true';
  alert.textContent = '';
  for (const each of actions.querySelectorAll('button')) each.disabled = true;
  try {
    await work();
  } catch (error) {
    alert.textContent = error.message;
  } finally {
    root.ariaBusy = 'false';
    for (const each of actions.querySelectorAll('button')) each.disabled = false;
  }
}

const change = (path, method, said) =>
  run(async () => {
    show(await ask(path, { method }), said);
    // What was pressed is gone: whoever reads by ear or keyboard goes on from what came of it.
    state.focus();
  });

const saveCalendar = () =>
  run(async () => {
    const text = await ask('', { accept: 'text/calendar' });
    const href = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }));
    element('a', '', { href, download: words.calendarFile }).click();
    // The download has begun by then.
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  });

async function load() {
  followLanguages();
  facts.replaceChildren();
  actions.replaceChildren();
  if (capability === undefined) {
    state.hidden = true;
    alert.textContent = words.noCapability;
    return;
  }
  state.textContent = words.loading;
  state.hidden = false;
  await run(async () => show(await ask()));
  if (alert.textContent !== '') {
    state.hidden = true;
    actions.replaceChildren(button(words.retry, false, load));
  }
}

addEventListener('hashchange', () => {
  const [another, its] = inAddress();
  if (another === undefined || another === capability) return;
  [capability, trip] = [another, its];
  channel?.close();
  channel = undefined;
  void load();
});
await load();
