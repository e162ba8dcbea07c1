import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Hono } from 'hono';
import { formRequest, makeAccount, type TestAccount } from '../../../access/testing.ts';
import { insertBookable, type Bookable } from '../../../bookings/testing.ts';
import { findBooking } from '../../../bookings/states.ts';
import { readClosures } from '../../../desk/closures.ts';
import { book, messagesOf } from '../../../desk/testing.ts';
import type { Sql } from '../../../database/database.ts';
import { testDatabase, type TestDatabase } from '../../../database/testing.ts';
import { silentLog } from '../../../log.ts';
import { readSettings } from '../../../settings.ts';
import { htmlFaults } from '../../pages/testing.ts';
import { dayCode, spacedCode } from '../../../visits/day-code.ts';
import { presencesOn } from '../../../visits/witness.ts';
import { monthPages } from '../month/page.ts';
import { closeOperatorPages, operatorApp } from '../page.ts';
import { closurePages } from './closures.ts';
import { doorPage } from './door.ts';
import { dayPages } from './page.ts';
import { reschedulePages } from './reschedule.ts';

/** Tuesday 24 November 2026, 10:05 in Paris. */
const now = new Date('2026-11-24T09:05:00Z');
const eve = new Date('2026-11-23T09:00:00Z');
const today = '2026-11-24';

let database: TestDatabase;
let sql: Sql;
let on: Bookable;
let operator: TestAccount;
let staff: TestAccount;
let stranger: TestAccount;
const hono = new Hono();

before(async () => {
  database = await testDatabase();
  sql = database.sql;
  on = await insertBookable(sql, { seats: 40, rules: { confirmation: 'operator' } });
  const other = await insertBookable(sql);
  operator = await makeAccount(sql, { roles: [{ kind: 'operator', placeId: on.placeId }], now });
  staff = await makeAccount(sql, { roles: [{ kind: 'staff', placeId: on.placeId }], now });
  stranger = await makeAccount(sql, { roles: [{ kind: 'operator', placeId: other.placeId }], now });
  const app = operatorApp(hono, { sql, settings: readSettings({}), clock: () => now, log: silentLog });
  dayPages(app);
  reschedulePages(app);
  closurePages(app);
  doorPage(app);
  monthPages(app);
  closeOperatorPages(app);
});
after(() => database.close());

const path = (sub: string, place = on) => `/operator/places/${place.place}${sub}`;
const get = async (sub: string, who: TestAccount, headers: Record<string, string> = {}) => {
  const response = await hono.request(path(sub), { headers: { Cookie: who.cookie, ...headers } });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const post = (sub: string, who: TestAccount, fields: Record<string, string>) =>
  hono.request(formRequest(path(sub), who, fields));
const statusOf = async (id: string) => (await findBooking(sql, id))?.status;

const valid = async (text: string): Promise<void> => assert.deepEqual(await htmlFaults(text), []);

describe('the day sheet', () => {
  it('shows who comes today, what waits for an answer, and the code of the day', async () => {
    await book(sql, on, eve, { name: 'Camille <Martin>' });
    const { status, text } = await get('/day', operator);
    assert.equal(status, 200);
    assert.match(text, /mardi 24\snovembre 2026/);
    assert.match(text, /Camille &lt;Martin&gt;/);
    assert.match(text, /name="act" value="accept"/);
    assert.ok(text.includes(spacedCode(await dayCode(sql, on.placeId, today))));
    await valid(text);
    await valid((await get('/day', operator, { 'Accept-Language': 'en' })).text);
  });

  it('lets a request be accepted, or refused with a word, by a form alone', async () => {
    const [yes, no] = [await book(sql, on, eve), await book(sql, on, eve)];
    const accepted = await post(`/answers?date=${today}`, operator, { act: 'accept', booking: yes });
    assert.equal(accepted.status, 303);
    assert.match(accepted.headers.get('location') ?? '', /\/day\?date=2026-11-24&done=accept#/);
    await post('/answers', operator, { act: 'refuse', booking: no, word: 'Complet.' });
    assert.deepEqual([await statusOf(yes), await statusOf(no)], ['confirmed', 'refused']);
    assert.ok((await messagesOf(sql, no)).includes('refused'));
  });

  it('moves a booking to a free time of another day, by a form alone', async () => {
    const id = await book(sql, on, eve, { start: '2026-11-24T13:00:00Z', end: '2026-11-24T14:00:00Z', name: 'Lou' });
    assert.ok((await get('/day', operator)).text.includes(`/move?booking=${id}`));
    assert.ok(!(await get('/day', staff)).text.includes('/move?'));
    const { text } = await get(`/move?booking=${id}&date=2026-11-25`, operator);
    assert.match(text, /Lou · Bureaux · 1 place/);
    await valid(text);
    await valid((await get(`/move?booking=${id}`, operator, { 'Accept-Language': 'en' })).text);
    const times = [...text.matchAll(/<option value="([^"/]+)\/([^"]+)"/g)].map(([, start]) => start);
    assert.deepEqual([times[0], times.at(-1)], ['2026-11-25T08:00:00.000Z', '2026-11-25T16:00:00.000Z']);
    const fields = { booking: id, date: '2026-11-25', word: 'Travaux.' };
    const nothing = await post('/move', operator, { ...fields, time: '' });
    assert.equal(nothing.status, 409);
    assert.match(await nothing.text(), /Choisissez un moment libre\.[^]*Travaux\./);
    const closed = await post('/move', operator, { ...fields, time: '2026-11-25T20:00:00Z/2026-11-25T21:00:00Z' });
    assert.equal(closed.status, 409);
    const moved = await post('/move', operator, { ...fields, time: '2026-11-25T08:00:00Z/2026-11-25T09:00:00Z' });
    assert.match(moved.headers.get('location') ?? '', /\/day\?date=2026-11-25&done=moved#b-/);
    assert.equal((await findBooking(sql, id))?.start, '2026-11-25T08:00:00Z');
    assert.ok((await messagesOf(sql, id)).includes('moved'));
    assert.equal((await post('/move', staff, fields)).status, 403);
    assert.equal((await get('/move?booking=none', operator)).status, 404);
  });

  it('ticks arrivals, absences and walk-ins, and takes them back', async () => {
    const id = await book(sql, on, eve);
    await post('/answers', operator, { act: 'accept', booking: id });
    for (const [act, status] of [
      ['check-in', 'honoured'],
      ['undo', 'confirmed'],
      ['no-show', 'no-show'],
    ] as const) {
      assert.equal((await post('/day', staff, { act, booking: id })).status, 303);
      assert.equal(await statusOf(id), status);
    }
    const walkIn = /name="id" value="([^"]+)"/.exec((await get('/day', staff)).text)?.[1] ?? '';
    await post('/day', staff, { act: 'walk-in', id: walkIn });
    await post('/day', staff, { act: 'walk-in', id: walkIn });
    assert.equal(await presencesOn(sql, on.placeId, today), 1);
    await post('/day', staff, { act: 'walk-in-back' });
    assert.equal(await presencesOn(sql, on.placeId, today), 0);
  });

  it('gives the front desk names and no addresses, and no answer to make', async () => {
    await book(sql, on, eve, { name: 'Dominique', email: 'dominique@personne.example' });
    const { text } = await get('/day', staff);
    assert.match(text, /Dominique/);
    assert.doesNotMatch(text, /dominique@personne|value="accept"|day\.csv|\/closures/);
    await valid(text);
    const id = await book(sql, on, eve);
    for (const response of [
      await post('/answers', staff, { act: 'accept', booking: id }),
      await post('/closures', staff, { from: today, until: today }),
      await hono.request(path('/day.csv'), { headers: { Cookie: staff.cookie } }),
    ]) {
      assert.equal(response.status, 403);
    }
    assert.equal(await statusOf(id), 'requested');
  });

  it('is nobody else’s', async () => {
    for (const sub of ['/day', '/day.csv', '/closures', '/door']) assert.equal((await get(sub, stranger)).status, 403);
    assert.equal((await post('/day', stranger, { act: 'walk-in' })).status, 403);
  });

  it('is exported as CSV without a formula', async () => {
    await book(sql, on, eve, { name: '=HYPERLINK("http://mal.example")' });
    const { text, headers } = await get(`/day.csv?date=${today}`, operator);
    assert.match(headers.get('content-disposition') ?? '', /attachment; filename="reservations-.*-2026-11-24\.csv"/);
    assert.match(text, /^\ufeff?Jour;De;À;Espace;Places;Nom/);
    assert.ok(text.includes(`"'=HYPERLINK(""http://mal.example"")"`));
    const english = await get(`/day.csv?date=${today}`, operator, { 'Accept-Language': 'en' });
    assert.match(english.text, /^\ufeff?Day,From,Until/);
  });

  it('answers for whatever stands in the address or the form', async () => {
    for (const query of ['?date=2026-02-30', '?date=%00', '?date=9999-99-99', '?date=x&done=__proto__']) {
      assert.equal((await get(`/day${query}`, operator)).status, 200, query);
    }
    for (const fields of [
      { act: 'check-in', booking: 'x' },
      { act: 'check-in' },
      { act: 'walk-in', id: '' },
    ] as const) {
      assert.equal((await post('/day', operator, fields)).status, 404);
    }
    assert.equal((await post('/day', operator, { act: 'explode' })).status, 400);
  });
});

describe('closings', () => {
  it('say first how many people are told, and close when that is confirmed', async () => {
    const place = await insertBookable(sql);
    const owner = await makeAccount(sql, { roles: [{ kind: 'operator', placeId: place.placeId }], now });
    const id = await book(sql, place, eve, { start: '2026-11-26T09:00:00Z', end: '2026-11-26T10:00:00Z' });
    const fields = { resource: '', from: '2026-11-26', until: '2026-11-27', word: 'Travaux' };
    const send = (more: Record<string, string> = {}) =>
      hono.request(formRequest(path('/closures', place), owner, { ...fields, ...more }));
    const asked = await send();
    const text = await asked.text();
    assert.match(text, /1 réservation tombe sur ces jours/);
    assert.match(text, /Travaux<\/textarea>/);
    await valid(text);
    assert.equal(await statusOf(id), 'confirmed');
    assert.equal((await send({ sure: 'yes' })).status, 303);
    assert.equal(await statusOf(id), 'cancelled');
    const [closure] = await readClosures(sql, place.placeId, today);
    assert.equal(closure?.word, 'Travaux');
    const lifted = await hono.request(formRequest(path('/closures', place), owner, { lift: closure?.id ?? '' }));
    assert.match(lifted.headers.get('location') ?? '', /done=opened/);
  });

  it('keep what was typed when the days make no sense', async () => {
    const response = await post('/closures', operator, { from: '2026-11-28', until: '2026-11-27', word: 'Oups' });
    assert.equal(response.status, 400);
    const text = await response.text();
    assert.match(text, /Oups<\/textarea>/);
    assert.match(text, /échangez-les/);
    await valid(text);
  });
});

describe('the poster of the door', () => {
  it('shows today’s code and a QR code to anybody of the desk', async () => {
    const { text } = await get('/door', staff);
    assert.ok(text.includes(spacedCode(await dayCode(sql, on.placeId, today))));
    assert.match(text, /<svg[^>]+role="img"/);
    await valid(text);
  });
});

describe('the month', () => {
  it('is shown and exported to those who run the place, and to nobody else', async () => {
    await book(sql, on, eve, { name: 'Camille' });
    const { status, text } = await get('/month?month=2026-11', operator);
    assert.equal(status, 200);
    assert.match(text, /novembre 2026/);
    assert.match(text, /month\?month=2026-10/);
    assert.match(text, /month\?month=2026-12/);
    await valid(text);
    await valid((await get('/month', operator, { 'Accept-Language': 'en' })).text);
    const sheet = await get('/month.csv?month=2026-11', operator);
    assert.match(sheet.text, /^\ufeff?Jour;De;À;Espace/);
    assert.doesNotMatch(sheet.text, /Camille/);
    for (const who of [staff, stranger]) {
      assert.deepEqual([(await get('/month', who)).status, (await get('/month.csv', who)).status], [403, 403]);
    }
  });

  it('is the current one for whatever else the address asks', async () => {
    for (const query of ['?month=2026-13', '?month=', '?month=%00', '?month=2026-11-01']) {
      assert.match((await get(`/month${query}`, operator)).text, /novembre 2026/);
    }
  });
});
