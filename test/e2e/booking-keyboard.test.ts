/**
 * Somebody without a mouse books a desk of the demo network, gets the e-mail, and cancels: the real hub, a real SMTP
 * server, a real browser. `ESCALE_ENGINE=firefox` or `webkit` takes another engine.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testMailServer, type TestMailServer } from '../../hub/src/messages/testing.ts';
import type { Place, PlaceList } from '../../sdk/contract/index.ts';
import { RunningHub } from './support/hub.ts';
import { openWindow, Person, type Window } from './support/person.ts';

const email = 'camille@personne.example';
/** A person who looks for the keys strikes two a second: half a minute, and as much for reading. */
const MOST_KEYS = 60;

describe('with the keyboard alone', () => {
  let mail: TestMailServer;
  let hub: RunningHub;
  let window: Window;
  before(async () => {
    mail = await testMailServer();
    hub = await RunningHub.start({ SMTP_URL: mail.url });
    window = await openWindow();
  });
  after(async () => {
    await window.close();
    await hub.stop();
    await mail.close();
  });

  const ask = async <T>(path: string): Promise<T> => (await (await fetch(hub.url + path)).json()) as T;

  /** A place where desks are booked by the half hour and at once, as most are. */
  async function placeWithDesks(): Promise<Place> {
    const { items } = await ask<PlaceList>('/v1/places?bookable&limit=100');
    for (const { id } of items) {
      const place = await ask<Place>(`/v1/places/${id}`);
      const rules = place.resources.find(({ kind }) => kind === 'desk')?.booking.rules;
      if (place.resources.length === 1 && rules?.step === '30-minutes' && rules.confirmation === 'instant')
        return place;
    }
    throw new Error('The demo network has no such place');
  }

  /** The link in the message to the person. */
  async function linkInMail(): Promise<string> {
    for (const late = Date.now() + 30_000; Date.now() < late; await new Promise((go) => setTimeout(go, 50))) {
      const raw = mail.received
        .find(({ to }) => to === email)
        ?.raw.replace(/=\r?\n/g, '')
        .replace(/=3D/g, '=');
      const link = raw && /http:\/\/127\.0\.0\.1:\d+\/bookings\/\S+#[\w-]{43}/.exec(raw)?.[0];
      if (link) return link;
    }
    throw new Error('No message with a link came.');
  }

  it('a person books a desk in under a minute, and cancels by the link in the e-mail', async () => {
    const place = await placeWithDesks();
    const person = new Person(window);
    await window.open(`${hub.url}/places/${place.id}?lang=fr`);
    await person.read(/Réserver/);
    const begun = performance.now();

    await person.tabTo(/^button: Réserver/);
    await person.press('Enter');
    await person.read(/Choisissez|Quand|Jour/);
    // The day is the first one with room; the first start is as good as any.
    await person.tabTo(/^input: \d{1,2} h/);
    await person.press('Space');
    await person.tabTo(/^next/);
    await person.press('Enter');
    await person.isOn(/^input: .*e-?mail/i);
    await person.type(email);
    await person.press('Enter');
    const seen = await person.read(/confirmée|C’est réservé|est réservé/i);
    const seconds = (performance.now() - begun) / 1000;
    assert.ok(seconds < 60, `${seconds} s`);
    assert.ok(person.keys <= MOST_KEYS, `${person.keys} keys`);
    assert.match(seen, new RegExp(email));

    await window.open(await linkInMail());
    await person.read(/Annuler la réservation/);
    await person.tabTo(/^button: Annuler la réservation/);
    await person.press('Enter');
    await person.tabTo(/^button: Oui, annuler/);
    await person.press('Enter');
    await person.read(/C’est annulé/);
  });
});
