import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import type { Doubt } from '../places/draft.ts';
import { loadTerritories } from '../territories/territories.ts';
import type { Adapter } from './adapters/adapter.ts';
import { cgetAdapter } from './adapters/cget.ts';
import { franceServicesAdapter } from './adapters/france-services.ts';
import { openTable } from './file/table.ts';
import { UnreadableFileError } from './file/unreadable.ts';
import { importTable, type RowResult } from './run.ts';

const communes = loadTerritories();

/** A row of the CGET's list; every place here is invented. */
const thirdPlace = (fields: Record<string, string>) => ({
  ID: '1',
  NOM_TL: 'Le Lieu inventé',
  ADRESSE: '1 rue Inventée',
  CP: '35000',
  COMINIT: '',
  INSEECOM: '35238',
  NOMCOM: 'Rennes',
  WEB: '',
  TYPO: 'Tiers lieux à dominante coworking',
  LAT: '48.11',
  LONG: '-1.68',
  GEOCOD: '1 rue Inventée 35000 Rennes',
  PRECISION: '0.94',
  CONTACT: '',
  MAIL: '',
  INSEEMETRO: '35238',
  NOMCOMMETRO: 'Rennes',
  ...fields,
});

/** A row of the ANCT's list; every house here is invented. */
const house = (fields: Record<string, string>) => ({
  id_fs: '1',
  lib_fs: 'France services Exemple',
  adresse: '2 rue Inventée',
  complement_adresse: '',
  insee_com: '35238',
  code_postal: '35000',
  lib_com: 'Rennes',
  latitude: '48.12',
  longitude: '-1.69',
  mail: '',
  telephone: '02 99 00 00 01',
  h_lundi: '',
  h_mardi: '',
  h_mercredi: '',
  h_jeudi: '',
  h_vendredi: '',
  h_samedi: '',
  commentaire: '',
  format_fs: 'Fixe',
  ...fields,
});

const csv = (rows: readonly Record<string, string>[]): string => {
  const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  return [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))].map(quoted).join('\n');
};

describe('importing a list', () => {
  let database: TestDatabase;
  let folder: string;
  before(async () => {
    database = await testDatabase();
    folder = await mkdtemp(path.join(os.tmpdir(), 'escale-import-'));
  });
  after(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });
  beforeEach(() => database.sql`truncate place, place_source, schedule, duplicate_proposal cascade`);

  const load = async (rows: readonly Record<string, string>[], adapter: Adapter, dryRun = false) => {
    const file = path.join(folder, 'list.csv');
    await writeFile(file, csv(rows));
    const results: RowResult[] = [];
    const { duplicates } = await importTable(database.sql, await openTable(file), adapter, {
      communes,
      now: new Date('2026-11-21T09:00:00Z'),
      dryRun,
      onRow: (result) => results.push(result),
    });
    const outcomes = results.map((result) => ('refused' in result ? result.refused : result.saved.outcome));
    const notes = results.flatMap((result) =>
      'notes' in result ? result.notes.map(({ code, column }) => `${code} ${column}`) : [],
    );
    return { outcomes, notes, duplicates };
  };
  const place = async (sourceId: string) => {
    const [row] = await database.sql<{ [column: string]: unknown; doubts: Doubt[] }[]>`
      select p.*, s.hours from place p left join schedule s on s.id = p.schedule_id where source_id = ${sourceId}`;
    assert.ok(row, `place ${sourceId}`);
    return row;
  };
  const doubts = async (sourceId: string) => (await place(sourceId)).doubts.map(({ code }) => code);
  const cget = cgetAdapter(communes);

  describe('of third places', () => {
    it('keeps what it says, with its source, and nothing it does not say', async () => {
      await load(
        [thirdPlace({ WEB: 'www.example.org', CONTACT: 'Camille Exemple', MAIL: 'camille.exemple@example.org' })],
        cget,
      );
      const row = await place('1');
      assert.deepEqual(row['kinds'], ['coworking', 'third-place']);
      assert.deepEqual([row['street'], row['postal_code'], row['city']], ['1 rue Inventée', '35000', 'Rennes']);
      assert.deepEqual([row['commune'], row['departement'], row['region']], ['35238', '35', '53']);
      assert.deepEqual(
        [row['website'], row['email'], row['phone'], row['hours']],
        ['http://www.example.org', null, null, null],
      );
      assert.deepEqual(
        [row['observed_at'], row['source_platform'], row['position_precision']],
        ['2019-06-13', 'cget', 'exact'],
      );
      assert.doesNotMatch(JSON.stringify(row), /Camille/i);
      assert.deepEqual(row.doubts, []);
    });

    it('tells kinds from TYPO, and third place when it is silent', async () => {
      await load(
        [
          thirdPlace({ ID: '1', TYPO: 'Tiers lieux à dominante fablab' }),
          thirdPlace({ ID: '2', TYPO: '', LAT: '48.13' }),
        ],
        cget,
      );
      assert.deepEqual((await place('1'))['kinds'], ['fablab', 'third-place']);
      assert.deepEqual((await place('2'))['kinds'], ['third-place']);
    });

    it('takes 0 for unknown, and finds the commune only where there is no doubt', async () => {
      const unknown = { CP: '0', INSEECOM: '0' };
      await load(
        [
          thirdPlace({ ...unknown, ID: 'agrees', COMINIT: 'RENNES', NOMCOM: '' }),
          thirdPlace({ ...unknown, ID: 'elsewhere', NOMCOM: 'Tournai', LAT: '48.2' }),
          thirdPlace({ ...unknown, ID: 'nameless', NOMCOM: '', LAT: '48.21' }),
          thirdPlace({
            ID: 'overseas',
            CP: '97460',
            INSEECOM: '0',
            NOMCOM: 'Saint-Paul',
            NOMCOMMETRO: 'Bonifacio',
            INSEEMETRO: '2A041',
            LAT: '-21.01',
            LONG: '55.27',
          }),
        ],
        cget,
      );
      assert.deepEqual([(await place('agrees'))['commune'], (await place('agrees'))['postal_code']], ['35238', null]);
      assert.deepEqual([(await place('elsewhere'))['commune'], (await place('elsewhere'))['city']], [null, 'Tournai']);
      assert.equal((await place('nameless'))['commune'], '35238');
      const overseas = await place('overseas');
      assert.deepEqual([overseas['commune'], overseas['time_zone']], ['97415', 'Indian/Reunion']);
    });

    it('counts an arrondissement with its commune', async () => {
      await load([thirdPlace({ CP: '75010', INSEECOM: '75110', NOMCOM: 'Paris', LAT: '48.87', LONG: '2.36' })], cget);
      assert.deepEqual([(await place('1'))['commune'], (await place('1'))['insee_code']], ['75056', '75110']);
    });

    it('records what looks wrong about a position', async () => {
      await load(
        [
          thirdPlace({ ID: 'vague', PRECISION: '0.41', LAT: '48.1' }),
          thirdPlace({ ID: 'far', LAT: '43.6', LONG: '7.04' }),
          thirdPlace({ ID: 'torn', CP: '75018', LAT: '48.12' }),
          thirdPlace({ ID: 'twin 1', LAT: '48.15' }),
          thirdPlace({ ID: 'twin 2', LAT: '48.15' }),
          thirdPlace({ ID: 'street', PRECISION: '9', LAT: '48.16' }),
          thirdPlace({ ID: 'by hand', PRECISION: '0.99', GEOCOD: 'PLACE A LA MAIN', LAT: '48.17' }),
        ],
        cget,
      );
      assert.deepEqual(await doubts('vague'), ['low-precision']);
      assert.deepEqual(await doubts('far'), ['outside-departement']);
      assert.deepEqual(await doubts('torn'), ['departement-mismatch']);
      assert.deepEqual([await doubts('twin 1'), await doubts('twin 2')], [['shared-point'], ['shared-point']]);
      assert.deepEqual([await doubts('street'), (await place('street'))['position_precision']], [[], 'exact']);
      assert.deepEqual([await doubts('by hand'), (await place('by hand'))['position_precision']], [[], 'approximate']);
    });

    it('forgets a doubt that a newer list settles', async () => {
      await load([thirdPlace({ PRECISION: '0.41' })], cget);
      assert.deepEqual((await load([thirdPlace({})], cget)).outcomes, ['updated']);
      assert.deepEqual(await doubts('1'), []);
    });

    it('refuses rows without name or id and repeated ids, and keeps the others', async () => {
      const rows = [
        thirdPlace({ NOM_TL: '' }),
        thirdPlace({ ID: '' }),
        thirdPlace({ ID: '3' }),
        thirdPlace({ ID: '3' }),
        thirdPlace({ ID: '4', NOM_TL: 'x'.repeat(10_000) }),
      ];
      assert.deepEqual((await load(rows, cget)).outcomes, [
        'no-name',
        'no-id',
        'created',
        'repeated-id',
        'name-too-long',
      ]);
    });

    it('stores hostile text as text', async () => {
      const name = '<script>alert(1)</script> 🏢 المكتبة\u200F';
      const { notes } = await load([thirdPlace({ NOM_TL: `${name}\u0000\u202E`, ADRESSE: 'é'.repeat(10_000) })], cget);
      assert.deepEqual([(await place('1'))['name'], (await place('1'))['street']], [name, null]);
      assert.deepEqual(notes, ['control-characters NOM_TL', 'too-long ADRESSE']);
    });
  });

  describe('of France services houses', () => {
    const week = {
      h_lundi: '09:00 - 12:00 / 14:00 - 17:00',
      h_mardi: '09:00 - 12:00 / 14:00 - 17:00',
      h_samedi: '00:00 - 00:00 / 10:00 - 12:00',
    };

    it('writes the six columns as opening hours, without a word on public holidays', async () => {
      const { notes } = await load(
        [house({ ...week, commentaire: 'Fermé le premier samedi du mois' })],
        franceServicesAdapter(false),
      );
      const row = await place('1');
      assert.equal(row['hours'], 'Mo,Tu 09:00-12:00,14:00-17:00; Sa 10:00-12:00');
      assert.deepEqual([row['phone'], row['description']], ['+33299000001', 'Fermé le premier samedi du mois']);
      assert.deepEqual(notes, ['slots-ignored h_samedi']);
    });

    it('leaves hours unknown when the list has none', async () => {
      await load([house({})], franceServicesAdapter(false));
      assert.equal((await place('1'))['hours'], null);
    });

    it('doubts a day whose slots contradict each other, and keeps the others', async () => {
      await load([house({ ...week, h_mardi: '09:00 - 16:30 / 13:30 - 16:30' })], franceServicesAdapter(false));
      const row = await place('1');
      assert.match(String(row['hours']), /^Mo 09:00-12:00,14:00-17:00; Tu 09:00-16:30 unknown/);
      assert.deepEqual(await doubts('1'), ['unreadable-hours']);
    });

    it('keeps a house out of sight until a telework spot is declared, then for good', async () => {
      await load([house({})], franceServicesAdapter(false));
      assert.deepEqual([(await place('1'))['listed'], (await place('1'))['telework_spot']], [false, null]);
      assert.deepEqual((await load([house({})], franceServicesAdapter(true))).outcomes, ['updated']);
      assert.deepEqual((await load([house({})], franceServicesAdapter(false))).outcomes, ['unchanged']);
      assert.equal((await place('1'))['listed'], true);
    });

    it('refuses a bus and an itinerant service, which are not places', async () => {
      const rows = [
        house({ id_fs: '1', format_fs: 'Bus_équivalent' }),
        house({ id_fs: '2', format_fs: 'Itinérante' }),
        house({ id_fs: '3' }),
      ];
      assert.deepEqual((await load(rows, franceServicesAdapter(false))).outcomes, [
        'itinerant',
        'itinerant',
        'created',
      ]);
    });
  });

  it('changes nothing the second time', async () => {
    const rows = [thirdPlace({}), thirdPlace({ ID: '2', NOM_TL: 'Autre', PRECISION: '0.3' })];
    assert.deepEqual((await load(rows, cget)).outcomes, ['created', 'created']);
    const before = await database.sql`select * from place order by id`;
    assert.deepEqual((await load(rows, cget)).outcomes, ['unchanged', 'unchanged']);
    assert.deepEqual([...(await database.sql`select * from place order by id`)], [...before]);
  });

  it('keeps a value that a later list leaves empty', async () => {
    await load([thirdPlace({ WEB: 'https://example.org/' })], cget);
    await load([thirdPlace({ WEB: '', ADRESSE: '' })], cget);
    assert.deepEqual(
      [(await place('1'))['website'], (await place('1'))['street']],
      ['https://example.org/', '1 rue Inventée'],
    );
  });

  it('does everything on trial and stores nothing', async () => {
    const rows = [thirdPlace({}), thirdPlace({ ID: '2', NOM_TL: 'Le Lieu Inventé' })];
    assert.deepEqual(await load(rows, cget, true), { outcomes: ['created', 'created'], notes: [], duplicates: 1 });
    assert.equal((await database.sql`select from place`).length, 0);
    assert.equal((await database.sql`select from duplicate_proposal`).length, 0);
  });

  it('refuses a file that is another list, naming the columns it lacks', async () => {
    await assert.rejects(
      load([house({})], cget),
      (error) => error instanceof UnreadableFileError && error.columns.includes('NOM_TL'),
    );
  });

  describe('finding duplicates', () => {
    it('proposes near places of like names in one commune, and merges nothing', async () => {
      await load([thirdPlace({ NOM_TL: 'Médiathèque de l’Exemple', LAT: '48.12', LONG: '-1.69' })], cget);
      const again = [house({ lib_fs: 'MEDIATHEQUE DE L’EXEMPLE', latitude: '48.1205' })];
      assert.equal((await load(again, franceServicesAdapter(false))).duplicates, 1);
      const [proposal] =
        await database.sql`select reason, distance_m, place_a < place_b as ordered from duplicate_proposal`;
      assert.deepEqual({ ...proposal }, { reason: 'like-name', distance_m: 56, ordered: true });
      assert.equal((await database.sql`select from place`).length, 2);
      assert.equal((await load(again, franceServicesAdapter(false))).duplicates, 0);
    });

    it('proposes neither far places nor other names', async () => {
      await load([thirdPlace({ NOM_TL: 'La Fabrique', LAT: '48.12', LONG: '-1.69' })], cget);
      const others = [
        house({ id_fs: '1', lib_fs: 'La Fabrique', latitude: '48.1215' }),
        house({ id_fs: '2', lib_fs: 'Hôtel des entreprises' }),
      ];
      assert.equal((await load(others, franceServicesAdapter(false))).duplicates, 0);
    });
  });
});
