import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { formatPlaceId } from '../../../sdk/place-id.ts';
import { lookAtLink } from '../access/sign-in.ts';
import { insertBookable } from '../bookings/testing.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { ensureLabelSchemes } from '../labels/store.ts';
import { readSettings } from '../settings.ts';
import { operatorCommand } from './operator.ts';

const now = new Date('2026-11-23T08:00:00Z');
const email = 'moi@exemple.example';

let database: TestDatabase;
let printed: string;
let complained: string;

before(async () => {
  database = await testDatabase();
  await ensureLabelSchemes(database.sql);
});
after(() => database.close());
beforeEach(async () => {
  await database.sql`truncate account, journal cascade`;
});

const run = (...args: string[]): Promise<number> => {
  printed = complained = '';
  return operatorCommand(args, readSettings({ PUBLIC_URL: 'https://hub.example' }), {
    print: (text) => void (printed += `${text}\n`),
    complain: (text) => void (complained += `${text}\n`),
    now: () => now,
    open: () => Promise.resolve({ sql: database.sql, embedded: false, close: () => Promise.resolve() }),
    language: 'fr',
  });
};

describe('npm run hub -- operator', () => {
  it('makes the first account and prints a link that enters', async () => {
    assert.equal(await run('add', email, '--administrator'), 0);
    const address = new URL(/https:\S+/.exec(printed)?.[0] ?? '');
    assert.equal(address.origin + address.pathname, 'https://hub.example/operator/enter');
    const account = await lookAtLink(database.sql, address.searchParams.get('token') ?? '', now);
    assert.deepEqual(account, { email });
  });

  it('gives roles on places and labels, lists them, and writes that down', async () => {
    const place = formatPlaceId((await insertBookable(database.sql)).placeId);
    assert.equal(await run('add', email, '--place', place, '--staff', place, '--issuer', 'mon-autre-bureau'), 0);
    assert.equal(await run('list'), 0);
    assert.equal(printed, `${email}  label mon-autre-bureau, exploitation ${place}, accueil ${place}\n`);
    const entries = await database.sql`select from journal where actor = 'system:command'`;
    assert.equal(entries.length, 4);
  });

  it('gives nothing when one of several roles cannot be given', async () => {
    for (const role of [
      ['--place', '0'],
      ['--place', formatPlaceId(1)],
      ['--issuer', 'inventé'],
    ]) {
      assert.equal(await run('add', email, '--administrator', ...role), 1);
      assert.match(complained, /Aucun lieu|Il n’y a pas de label/);
    }
    assert.equal((await database.sql`select from account`).length, 0);
  });

  it('shuts an account and opens it again, but not the last administrator’s', async () => {
    await run('add', 'autre@exemple.example', '--administrator');
    await run('add', email, '--administrator');
    assert.equal(await run('remove', email), 0);
    await run('list');
    assert.doesNotMatch(printed, new RegExp(email));
    assert.equal(await run('remove', 'autre@exemple.example'), 1);
    assert.match(complained, /seul compte qui administre/);
    await run('add', email);
    await run('list');
    assert.match(printed, new RegExp(`${email} {2}administration`));
  });

  it('says how it is used to whoever gets it wrong', async () => {
    for (const args of [['add'], ['add', 'personne'], ['fais'], ['list', 'a', 'b'], ['add', email, '--roi']]) {
      assert.equal(await run(...args), 2, args.join(' '));
      assert.match(complained, /Usage\xa0: npm run hub -- operator add/);
    }
    assert.equal(await run('--help'), 0);
    assert.match(printed, /Usage/);
  });
});
