import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Hono } from 'hono';
import type { Place } from '../../../../../sdk/contract/index.ts';
import { formatPlaceId } from '../../../../../sdk/place-id.ts';
import { formRequest, makeAccount, type TestAccount } from '../../../access/testing.ts';
import { undo } from '../../../access/undo.ts';
import { createApp } from '../../../app.ts';
import { testDatabase, type TestDatabase } from '../../../database/testing.ts';
import { silentLog } from '../../../log.ts';
import { savePlaces } from '../../../places/store.ts';
import type { PlaceDraft } from '../../../places/draft.ts';
import { readSettings } from '../../../settings.ts';
import { loadTerritories } from '../../../territories/territories.ts';
import { htmlFaults } from '../../pages/testing.ts';
import { fieldsOf } from '../form-testing.ts';

const now = new Date('2026-11-23T08:00:00Z');
const territories = loadTerritories();

let database: TestDatabase;
let app: Hono;
before(async () => {
  database = await testDatabase();
  app = createApp({ sql: database.sql, clock: () => now, settings: readSettings({}), log: silentLog, territories });
});
after(() => database.close());

/** A place with its operator, and what a browser would do on its pages. */
class Desk {
  static async open(more: Partial<PlaceDraft> = {}): Promise<Desk> {
    const draft: PlaceDraft = {
      source: { platform: 'liste', id: `${Math.random()}`, observedAt: '2026-10-01' },
      name: 'La Médiathèque',
      kinds: ['media-library'],
      postalCode: '35600',
      city: 'Redon',
      inseeCode: '35236',
      lat: 47.65,
      lon: -2.08,
      ...more,
    };
    const [saved] = await savePlaces(database.sql, [draft], { territories, now });
    assert.ok(saved);
    const account = await makeAccount(database.sql, { roles: [{ kind: 'operator', placeId: saved.id }], now });
    return new Desk(saved.id, account, draft);
  }

  readonly id: number;
  readonly publicId: string;
  readonly path: string;
  readonly account: TestAccount;
  readonly draft: PlaceDraft;

  constructor(id: number, account: TestAccount, draft: PlaceDraft) {
    this.id = id;
    this.publicId = formatPlaceId(id);
    this.path = `/operator/places/${this.publicId}`;
    this.account = account;
    this.draft = draft;
  }

  async look(part = ''): Promise<string> {
    const response = await app.request(`${this.path}${part}`, { headers: { Cookie: this.account.cookie } });
    assert.equal(response.status, 200, `${this.path}${part}`);
    return response.text();
  }

  /** The form of a page as a browser would send it, with some fields changed. */
  async form(part: string, changes: Readonly<Record<string, string | string[] | null>> = {}) {
    const fields = fieldsOf(await this.look(part));
    return { ...fields, ...changes } as Record<string, string | string[] | null>;
  }

  async send(part: string, fields: Readonly<Record<string, string | string[] | null>>) {
    const sent = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as Record<
      string,
      string
    >;
    const response = await app.request(formRequest(`${this.path}${part}`, this.account, sent));
    return { status: response.status, text: await response.text(), location: response.headers.get('location') };
  }

  async edit(part: string, changes: Readonly<Record<string, string | string[] | null>>) {
    return this.send(part, await this.form(part, changes));
  }

  async published(): Promise<Place> {
    const response = await app.request(`/v1/places/${this.publicId}`);
    assert.equal(response.status, 200);
    return (await response.json()) as Place;
  }

  import(more: Partial<PlaceDraft>) {
    return savePlaces(database.sql, [{ ...this.draft, ...more }], { territories, now });
  }
}

describe('the form of a place', () => {
  it('changes nothing when it is sent as it came', async () => {
    const desk = await Desk.open({ description: 'Une ligne.\n\nUne autre.', amenities: ['wifi', 'coffee'] });
    const before = await desk.published();
    for (const part of ['/edit', '/hours']) {
      const { status, location } = await desk.edit(part, {});
      assert.equal(status, 303, part);
      assert.match(location ?? '', /done=unchanged/, part);
    }
    assert.deepEqual(await desk.published(), before);
  });

  it('saves what a card shows, normalised, and writes down what was before', async () => {
    const desk = await Desk.open();
    const { location } = await desk.edit('/edit', {
      name: '  La   Médiathèque  ',
      kinds: ['media-library', 'third-place'],
      summary: 'Un étage pour travailler au calme.',
      phone: '02 99 00 00 01',
      email: 'mediatheque@example.org',
      website: 'www.example.org',
      postalCode: '35000',
      city: 'rennes',
      position: 'https://www.openstreetmap.org/#map=19/48.1113/-1.68',
      amenities: ['wifi', 'printer'],
      lift: 'yes',
      spot: 'yes',
      spotNote: 'Le matin',
    });
    assert.match(location ?? '', /done=saved/);
    const place = await desk.published();
    assert.equal(place.name, 'La Médiathèque');
    assert.deepEqual(place.kinds, ['media-library', 'third-place']);
    assert.deepEqual(place.contact, {
      phone: '+33299000001',
      email: 'mediatheque@example.org',
      website: 'http://www.example.org',
    });
    assert.equal(place.address.inseeCode, '35238');
    assert.deepEqual([place.position?.lat, place.position?.lon, place.position?.precision], [48.1113, -1.68, 'exact']);
    assert.equal(place.accessibility.lift, 'yes');
    assert.deepEqual(place.teleworkSpot, { hours: null, note: 'Le matin' });
    const [entry] = await database.sql<{ id: number; before: Record<string, unknown>; actor: string }[]>`
      select id, before, actor from journal where subject_id = ${desk.publicId} order by id desc limit 1`;
    assert.equal(entry?.actor, desk.account.actor.id);
    assert.equal(entry.before['summary'], null);
    assert.equal('description' in entry.before, false);

    const { outcome } = await undo(database.sql, entry.id, { actor: desk.account.actor, now });
    assert.equal(outcome, 'undone');
    const undone = await desk.published();
    assert.deepEqual([undone.kinds, undone.summary, undone.address.city], [['media-library'], null, 'Redon']);
  });

  it('refuses HTML, floods, javascript: and what cannot be read, each beside its field, and keeps what was typed', async () => {
    const desk = await Desk.open();
    const long = 'x'.repeat(10_000);
    const { status, text } = await desk.edit('/edit', {
      name: '<b>La Médiathèque</b>',
      kinds: null,
      description: long,
      website: 'javascript:alert(1)',
      phone: '12',
      email: 'camille.exemple@example.org',
      position: 'par là',
      postalCode: '35600',
      city: 'Atlantis',
      hostHours: 'quand on veut',
    });
    assert.equal(status, 422);
    for (const name of ['name', 'description', 'website', 'phone', 'email', 'position', 'hostHours']) {
      assert.match(
        text,
        new RegExp(`id="${name}"[^>]*aria-describedby="${name}-fault[^"]*"[^>]*aria-invalid="true"`),
        name,
      );
    }
    assert.match(text, /id="faults"[^>]*autofocus/);
    assert.match(text, /retirez «\s&lt;b&gt;\s»/);
    assert.match(text, /10\u202f000 caractères, c’est trop long/);
    assert.ok(text.includes(long));
    assert.equal((await desk.published()).name, 'La Médiathèque');
  });

  it('shows the draft as its card would be, and saves nothing', async () => {
    const desk = await Desk.open();
    const preview = await desk.edit('/edit', { name: 'Un autre nom', preview: 'yes' });
    assert.equal(preview.status, 200);
    assert.match(preview.text, /"name":"Un autre nom"/);
    const asked = formRequest(
      `${desk.path}/preview`,
      desk.account,
      (await desk.form('/edit', { name: 'Encore' })) as Record<string, string>,
    );
    const draft = (await (await app.request(asked)).json()) as Place;
    const { updatedAt: _at, ...published } = await desk.published();
    const { updatedAt: _other, ...drafted } = draft;
    assert.deepEqual({ ...drafted, position: { ...drafted.position, source: null } }, { ...published, name: 'Encore' });
  });
});

describe('two people who edit one place', () => {
  it('keep both changes when they changed different fields', async () => {
    const desk = await Desk.open();
    const mine = await desk.form('/edit', { summary: 'Le mien' });
    await desk.edit('/edit', { phone: '02 99 00 00 01' });
    const { location } = await desk.send('/edit', mine);
    assert.match(location ?? '', /done=kept-phone/);
    const place = await desk.published();
    assert.deepEqual([place.summary, place.contact.phone], ['Le mien', '+33299000001']);
    assert.match(await desk.look(`/edit?done=kept-phone`), /modifié\s: Téléphone/);
  });

  it('see the difference field by field, and choose', async () => {
    const desk = await Desk.open();
    const mine = await desk.form('/edit', { summary: 'Le mien', name: 'Mon nom' });
    await desk.edit('/edit', { summary: 'Le sien', name: 'Son nom' });
    const shown = await desk.send('/edit', mine);
    assert.equal(shown.status, 409);
    assert.match(shown.text, /Le sien/);
    assert.equal((await desk.published()).summary, 'Le sien');
    const option = (name: string, kind: string): string =>
      new RegExp(`name="choose-${name}"\\s+value="(${kind}-[^"]+)"`).exec(shown.text)?.[1] ?? '';
    const half = await desk.send('/edit', { ...mine, 'choose-summary': option('summary', 'mine') });
    assert.equal(half.status, 409, 'the other field is not decided');
    const chosen = { 'choose-summary': option('summary', 'mine'), 'choose-name': option('name', 'theirs') };
    await desk.edit('/edit', { summary: 'Un troisième' });
    assert.equal((await desk.send('/edit', { ...mine, ...chosen })).status, 409, 'what was chosen against is gone');
    await desk.edit('/edit', { summary: 'Le sien' });
    assert.equal((await desk.send('/edit', { ...mine, ...chosen })).status, 303);
    const place = await desk.published();
    assert.deepEqual([place.summary, place.name], ['Le mien', 'Son nom']);
  });

  it('see what became of hours and resources too', async () => {
    const desk = await Desk.open({ openingHours: 'Mo-Fr 09:00-12:00' });
    const mine = await desk.form('/hours', { 'Mo-0-to': '13h' });
    await desk.edit('/hours', { 'Mo-0-to': '14h' });
    const shown = await desk.send('/hours', mine);
    assert.equal(shown.status, 409);
    assert.match(shown.text, /Mo 09:00-14:00/);
    const overwrite = /name="overwrite"\s+value="([^"]+)"/.exec(shown.text)?.[1] ?? '';
    assert.equal((await desk.send('/hours', { ...mine, overwrite })).status, 303);
    assert.equal((await desk.published()).opening.hours, 'Mo 09:00-13:00; Tu-Fr 09:00-12:00');

    await desk.edit('/resources/new', { name: 'Open space', seats: '4', via: 'walk-in' });
    const [resource] = (await desk.published()).resources;
    assert.ok(resource);
    const part = `/resources/${resource.id}`;
    const other = await desk.form(part, { seats: '5' });
    await desk.edit(part, { seats: '6' });
    const seen = await desk.send(part, other);
    assert.equal(seen.status, 409);
    assert.match(seen.text, /6 → 5/);
    const decided = /name="overwrite"\s+value="([^"]+)"/.exec(seen.text)?.[1] ?? '';
    assert.equal((await desk.send(part, { ...other, overwrite: decided })).status, 303);
    assert.equal((await desk.published()).resources[0]?.seats, 5);
  });
});

describe('the hours of a place', () => {
  it('are written by the week grid, exceptions and holidays included', async () => {
    const desk = await Desk.open();
    const copied = await desk.edit('/hours', {
      'Mo-0-from': '9h',
      'Mo-0-to': '12h30',
      'Mo-1-from': '14',
      'Mo-1-to': '18:00',
      copy: 'monday',
    });
    assert.equal(copied.status, 200);
    const week = fieldsOf(copied.text);
    const { status } = await desk.send('/hours', {
      ...week,
      'Sa-0-from': '10',
      'Sa-0-to': '12',
      'Sa-0-unsure': 'yes',
      'Sa-0-note': 'sur rendez-vous',
      'x0-day': '2026-12-24',
      'x0-until': '2027-01-02',
      'x0-reason': 'congés',
    });
    assert.equal(status, 303);
    assert.equal(
      (await desk.published()).opening.hours,
      'Mo-Fr 09:00-12:30,14:00-18:00; Sa 10:00-12:00 unknown "sur rendez-vous"; PH off; 2026 Dec 24-2027 Jan 02 off "congés"',
    );
    assert.match(await desk.look('/hours'), /name="x0-until"[^>]*value="2027-01-02"/s);
  });

  it('stay text when they are richer than a week, with the coming days', async () => {
    const hours = 'Jul-Aug Mo-Su 10:00-20:00; Sep-Jun We 14:00-18:00';
    const desk = await Desk.open({ openingHours: hours });
    const page = await desk.look('/hours');
    assert.match(page, /Jul-Aug Mo-Su/);
    assert.match(page, /rien n’en est perdu/);
    assert.match(page, /14\sh/);
    assert.equal((await desk.edit('/hours', {})).location?.includes('unchanged'), true);
    assert.equal((await desk.published()).opening.hours, hours);
  });

  it('that never open, overlap or cannot be read are refused in a sentence', async () => {
    const desk = await Desk.open({ openingHours: 'Mo 09:00-12:00' });
    const refused = async (changes: Record<string, string>, sentence: RegExp) => {
      const { status, text } = await desk.edit('/hours', changes);
      assert.equal(status, 422);
      assert.match(text, sentence);
    };
    await refused({ 'Mo-0-from': '', 'Mo-0-to': '' }, /n’ouvrent jamais/);
    await refused({ 'Mo-1-from': '11', 'Mo-1-to': '14' }, /se chevauchent/);
    await refused({ 'Mo-0-to': 'midi' }, /«\s?midi\s?» n’est pas une heure/);
    await refused({ as: 'text', text: 'Mo-Fr off' }, /n’ouvrent jamais/);
    await refused({ as: 'text', text: 'quand il fait beau' }, /Horaires illisibles/);
  });
});

describe('the resources of a place', () => {
  it('make it bookable, with rules and tariffs, and are withdrawn and brought back', async () => {
    const desk = await Desk.open({ openingHours: 'Mo-Fr 09:00-18:00' });
    const { location } = await desk.edit('/resources/new', {
      name: 'Open space',
      seats: '8',
      form: 'tariffs',
      'tariff-day': '12,50',
      step: 'day',
      minDuration: '60',
      maxDuration: '1440',
      closedOn: '2026-12-24, 2026-12-31',
    });
    assert.match(location ?? '', /done=added/);
    const [resource] = (await desk.published()).resources;
    assert.ok(resource);
    assert.deepEqual(resource.price, { form: 'tariffs', currency: 'EUR', tariffs: [{ per: 'day', amount: 1250 }] });
    assert.deepEqual(resource.booking.rules?.closedOn, ['2026-12-24', '2026-12-31']);
    const free = await app.request(`/v1/places/${desk.publicId}/availability?days=1`);
    assert.equal(((await free.json()) as { resources: unknown[] }).resources.length, 1);

    await desk.edit(`/resources/${resource.id}`, { withdraw: 'yes' });
    assert.deepEqual((await desk.published()).resources, []);
    const [entry] = await database.sql<{ id: number }[]>`
      select id from journal where subject_kind = 'resource' and subject_id = ${resource.id} order by id desc limit 1`;
    assert.ok(entry);
    assert.equal((await undo(database.sql, entry.id, { actor: desk.account.actor, now })).outcome, 'undone');
    assert.equal((await desk.published()).resources[0]?.name, 'Open space');
  });

  it('that contradict themselves are refused', async () => {
    const desk = await Desk.open();
    const { status, text } = await desk.edit('/resources/new', {
      name: '',
      seats: '0',
      form: 'tariffs',
      minDuration: '120',
      maxDuration: '60',
      'tariff-day': 'cher',
      closedOn: 'Noël',
      calendarUrl: 'file:///etc/passwd',
    });
    assert.equal(status, 422);
    for (const name of ['name', 'seats', 'tariff-day', 'closedOn', 'calendarUrl']) {
      assert.match(text, new RegExp(`id="${name}"[^>]*aria-invalid="true"`), name);
    }
    const external = await desk.edit('/resources/new', {
      name: 'Salle',
      via: 'external',
      url: 'https://x.example/{date}',
    });
    assert.equal(external.status, 422);
    assert.match(external.text, /«\s?\{date\}\s?» n’est pas remplacé/);
    const good = await desk.edit('/resources/new', {
      name: 'Salle',
      via: 'external',
      url: 'https://x.example/?d={start}',
    });
    assert.equal(good.status, 303);
    assert.equal((await desk.published()).resources[0]?.booking.url, 'https://x.example/?d={start}');
  });
});

describe('what an operator said', () => {
  it('outranks later imports, whose word is shown, taken or put aside', async () => {
    const desk = await Desk.open({ phone: '+33299000001', openingHours: 'Mo-Fr 09:00-12:00' });
    await desk.edit('/edit', { phone: '02 99 00 00 09' });
    await desk.import({ phone: '+33299000002', website: 'https://new.example/', openingHours: 'Mo-Fr 10:00-12:00' });
    const place = await desk.published();
    assert.deepEqual(
      [place.contact.phone, place.contact.website, place.opening.hours],
      ['+33299000009', 'https://new.example/', 'Mo-Fr 10:00-12:00'],
    );
    const page = await desk.look();
    assert.match(page, /La liste «\sliste\s» dit, depuis le 1er\soctobre 2026/);
    assert.match(page, /\+33299000002/);

    const settle = { platform: 'liste', source: desk.draft.source.id, field: 'phone' };
    assert.match((await desk.send('', { ...settle, settle: 'keep' })).location ?? '', /done=kept/);
    assert.doesNotMatch(await desk.look(), /\+33299000002/);
    // The journal brings the question back, and puts it aside again.
    for (const asked of [true, false]) {
      const [entry] = await database.sql<{ id: number }[]>`
        select max(id) as id from journal where subject_kind = 'disagreement'`;
      assert.equal((await undo(database.sql, entry?.id ?? 0, { actor: { id: 'system:test' }, now })).outcome, 'undone');
      assert.equal((await desk.look()).includes('+33299000002'), asked);
    }
    await desk.import({ phone: '+33299000003' });
    assert.match(await desk.look(), /\+33299000003/);
    assert.match((await desk.send('', { ...settle, settle: 'take' })).location ?? '', /done=taken/);
    assert.equal((await desk.published()).contact.phone, '+33299000003');
    await desk.import({ phone: '+33299000004' });
    assert.equal((await desk.published()).contact.phone, '+33299000004', 'the field is the list’s again');
  });

  it('pauses and closes a place, and reopens it', async () => {
    const desk = await Desk.open();
    for (const status of ['paused', 'closed', 'open'] as const) {
      assert.match((await desk.send('', { status })).location ?? '', /done=saved/);
      assert.equal((await desk.published()).status, status);
      await desk.import({ summary: `vu ${status}`, status: 'open' });
      assert.equal((await desk.published()).status, status);
    }
  });
});

describe('the pages of a place', () => {
  it('are HTML without a fault, in both languages, also when they refuse', async () => {
    const desk = await Desk.open({ openingHours: 'Mo-Fr 09:00-12:00' });
    await desk.edit('/resources/new', { name: 'Open space', via: 'walk-in' });
    for (const part of ['', '/edit', '/hours', '/hours?as=text', '/resources', '/resources/new', '/edit?lang=en']) {
      assert.deepEqual(await htmlFaults(await desk.look(part)), [], part);
    }
    const refused = await desk.edit('/edit', { name: '<b>', phone: '12' });
    assert.deepEqual(await htmlFaults(refused.text), []);
    for (const path of ['/proposer', `/places/${desk.publicId}/correction`]) {
      assert.deepEqual(await htmlFaults(await (await app.request(path)).text()), [], path);
    }
  });
});

describe('somebody else', () => {
  it('reaches nothing of a place', async () => {
    const [desk, other] = [await Desk.open(), await Desk.open()];
    for (const part of ['', '/edit', '/hours', '/resources', '/resources/new']) {
      const response = await app.request(`${desk.path}${part}`, { headers: { Cookie: other.account.cookie } });
      assert.equal(response.status, 403, part);
    }
    for (const part of ['', '/edit', '/preview', '/hours', '/resources/new']) {
      const response = await app.request(
        formRequest(`${desk.path}${part}`, other.account, { name: 'x', status: 'closed' }),
      );
      assert.equal(response.status, 403, part);
    }
    await other.edit('/resources/new', { name: 'Open space', via: 'walk-in' });
    const [resource] = (await other.published()).resources;
    assert.ok(resource);
    const response = await app.request(`${desk.path}/resources/${resource.id}`, {
      headers: { Cookie: desk.account.cookie },
    });
    assert.equal(response.status, 404, 'a resource of another place');
  });
});
