import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { insertBookable, newKey, type Bookable } from '../bookings/testing.ts';
import { cancel } from '../bookings/states.ts';
import type { Sql } from '../database/database.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { actor } from '../desk/testing.ts';
import type { Mail, Sender } from '../messages/compose.ts';
import type { LetterWriter } from '../messages/letters.ts';
import { cancelDates } from './cancel.ts';
import { writeSeriesBooked, writeSeriesCancelled, writeSeriesLeft } from './letters.ts';
import { placeSeries } from './place.ts';

const now = new Date('2026-10-05T07:00:00Z');
const sender: Sender = {
  networkName: 'Escale',
  address: 'reservations@reseau.example',
  publicUrl: 'https://reseau.example',
  eraseAfterDays: 30,
  controller: undefined,
  privacyNotice: undefined,
  sign: (id) => `droit-${id.slice(0, 4)}`,
};

let database: TestDatabase;
let sql: Sql;
let on: Bookable;
before(async () => {
  database = await testDatabase();
  sql = database.sql;
  on = await insertBookable(sql, { seats: 40 });
  await sql`update place set email = 'accueil@bureau.example' where id = ${on.placeId}`;
});
after(() => database.close());

async function series(language: 'fr' | 'en' = 'fr') {
  const request = {
    ...{ resource: on.resource, date: '2026-10-13', from: '10:00', to: '12:00', count: 3, seats: 1, language },
    ...{ email: 'camille@exemple.example', name: 'Camille', consent: '2026-11' },
  };
  const options = { placeId: on.placeId, key: newKey(), language, actor, now };
  const placed = await placeSeries(sql, request, options);
  assert.ok(placed.status === 201, placed.answer);
  return placed.series;
}

async function write(writer: LetterWriter, id: string): Promise<Mail> {
  const written = await writer(id, { sql, sender, now, createdAt: now });
  assert.ok('mail' in written, JSON.stringify(written));
  // No-break spaces read as others.
  return { ...written.mail, text: written.mail.text.replaceAll('\u00a0', ' ') };
}

const events = ({ calendar }: Mail): string[] =>
  [...(calendar?.content.matchAll(/UID:(\S+?)@escale[\s\S]*?STATUS:(\w+)/g) ?? [])].map(
    ([, uid, state]) => `${uid} ${state}`,
  );

describe('the letters of a series', () => {
  it('hold all dates, each with its own link, and one calendar file with an entry a date', async () => {
    const { id, bookings } = await series();
    const mail = await write(writeSeriesBooked, id);
    assert.equal(mail.to, 'camille@exemple.example');
    assert.match(mail.text, /3 dates sont réservées/);
    assert.match(mail.text, /mardi 13 octobre 2026, de 10 h à 12 h/);
    for (const booking of bookings) {
      assert.ok(
        mail.text.includes(`https://reseau.example/bookings/${booking.id}?lang=fr#droit-${booking.id.slice(0, 4)}`),
      );
    }
    assert.deepEqual(
      events(mail),
      bookings.map((booking) => `${booking.id} CONFIRMED`),
    );
    assert.match(mail.calendar?.content ?? '', /METHOD:PUBLISH/);
    assert.match((await write(writeSeriesBooked, (await series('en')).id)).text, /3 dates are booked/);
  });

  it('say which dates are cancelled and which are not, and take the former back from the calendar', async () => {
    const { id, bookings } = await series();
    await cancelDates(sql, id, ['2026-10-20'], { placeId: on.placeId, actor, now });
    const mail = await write(writeSeriesCancelled, id);
    assert.match(mail.text, /Annulé\s:\n- mardi 20 octobre 2026, de 10 h à 12 h\n/);
    assert.match(mail.text, /Toujours réservé\s:\n- mardi 13 octobre/);
    assert.deepEqual(
      events(mail).map((event) => event.split(' ')[1]),
      ['CONFIRMED', 'CANCELLED', 'CONFIRMED'],
    );
    const booked = await write(writeSeriesBooked, id);
    assert.equal(events(booked).length, 2);
    for (const booking of bookings) await cancel(sql, booking.id, now);
    assert.deepEqual(await writeSeriesBooked(id, { sql, sender, now, createdAt: now }), {
      obsolete: 'cancelled, over or erased',
    });
    assert.match((await write(writeSeriesCancelled, id)).subject, /sont annulées/);
  });

  it('tell the place who leaves', async () => {
    const { id } = await series();
    const mail = await write(writeSeriesLeft, id);
    assert.equal(mail.to, 'accueil@bureau.example');
    assert.equal(mail.replyTo, 'camille@exemple.example');
    assert.match(mail.text, /Camille/);
  });

  it('go to nobody once the person is erased', async () => {
    const { id } = await series();
    await sql`update booking set email = null, name = null, erased_at = ${now} where series_id = ${id}`;
    for (const writer of [writeSeriesBooked, writeSeriesCancelled]) {
      assert.ok('obsolete' in (await writer(id, { sql, sender, now, createdAt: now })));
    }
  });
});
