import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { readSettings } from '../settings.ts';
import { schemeCommand } from './scheme.ts';

const example = path.join(import.meta.dirname, '../../../examples/label-scheme.json');

describe('npm run hub -- scheme', () => {
  let database: TestDatabase;
  let folder: string;

  before(async () => {
    database = await testDatabase();
    folder = await mkdtemp(path.join(os.tmpdir(), 'escale-scheme-'));
  });
  after(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  const run = async (...args: string[]) => {
    const [said, complained]: [string[], string[]] = [[], []];
    const code = await schemeCommand(args, readSettings({}), {
      print: (text) => said.push(text),
      complain: (text) => complained.push(text),
      open: () => Promise.resolve({ sql: database.sql, embedded: false, close: () => Promise.resolve() }),
      language: 'fr',
    });
    return { code, said: said.join('\n'), complained: complained.join('\n') };
  };

  it('adds the documented example, once', async () => {
    assert.deepEqual(
      [(await run('add', example)).code, (await run('add', example)).said],
      [0, 'Le label bureau-de-demain était déjà enregistré ainsi.'],
    );
    assert.match((await run('list')).said, /bureau-de-demain\tBureau de demain\tCommunauté d’exemple/);
    const [row] = await database.sql`select issuer_email, months from label_scheme where id = 'bureau-de-demain'`;
    assert.deepEqual({ ...row }, { issuer_email: 'labels@example.org', months: 36 });
  });

  it('says what is wrong with a file, and changes nothing', async () => {
    const file = path.join(folder, 'wrong.json');
    await writeFile(file, '{ "id": "Mon Label" }');
    const { code, complained } = await run('add', file);
    assert.equal(code, 1);
    assert.match(
      complained,
      /wrong\.json ne décrit pas un label[^]*id\xa0: attendu[^]*name\xa0: attendu[^]*criteria\xa0: attendu/,
    );
    const missing = await run('add', path.join(folder, 'missing.json'));
    assert.deepEqual([missing.code, missing.complained.includes('ne peut pas être lu')], [1, true]);
  });

  it('explains itself', async () => {
    assert.equal((await run('help')).code, 0);
    for (const args of [[], ['add'], ['remove', 'x'], ['add', 'a', 'b']]) assert.equal((await run(...args)).code, 2);
  });
});
