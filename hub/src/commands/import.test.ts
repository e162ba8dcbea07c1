import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { after, before, beforeEach, describe, it } from 'node:test';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { readSettings } from '../settings.ts';
import { loadTerritories } from '../territories/territories.ts';
import { importCommand, type CommandIo } from './import.ts';

const example = path.resolve(import.meta.dirname, '../../../examples/import');
const now = new Date('2026-11-23T09:00:00Z');

const territories = loadTerritories();

const header = 'Nom;Ville;CP;Site;Téléphone';
const map = {
  platform: 'essai',
  always: { kinds: ['third-place'] },
  fields: { name: 'Nom', city: 'Ville', postalCode: 'CP', website: 'Site', phone: 'Téléphone' },
};

describe('the import command', () => {
  let database: TestDatabase;
  let folder: string;
  before(async () => {
    database = await testDatabase();
    folder = await mkdtemp(path.join(os.tmpdir(), 'escale-command-'));
    await writeFile(path.join(folder, 'map.json'), JSON.stringify(map));
  });
  after(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });
  beforeEach(() => database.sql`truncate place, place_source, schedule, duplicate_proposal cascade`);

  const file = async (name: string, content: string) => {
    await writeFile(path.join(folder, name), content);
    return path.join(folder, name);
  };
  const table = (...rows: string[]) => file('table.csv', [header, ...rows].join('\n'));

  const run = async (...args: string[]) => {
    const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()];
    const io = {
      input,
      output,
      errors,
      now: () => now,
      communes: () => territories,
      open: () => Promise.resolve({ sql: database.sql, embedded: false, close: () => Promise.resolve() }),
    } as unknown as CommandIo;
    const code = await importCommand(
      [...args, ...(args.includes('--lang') ? [] : ['--lang', 'fr'])],
      readSettings({}),
      io,
    );
    const text = (stream: PassThrough) => String(stream.read() ?? '').replace(/[\u00a0\u202f]/g, ' ');
    return { code, output: text(output), errors: text(errors) };
  };
  const csvArgs = () => ['--source', 'csv', '--map', path.join(folder, 'map.json')];

  it('enters the worked example whole, hours judged at once, and changes nothing the second time', async () => {
    const args = [path.join(example, 'lieux.csv'), '--source', 'csv', '--map', path.join(example, 'lieux.map.json')];
    const first = await run(...args);
    assert.equal(first.code, 0);
    assert.match(first.output, /32 lignes lues .*: 32 lieux créés, .* 0 ligne refusée/);
    assert.doesNotMatch(first.output, /Lieux douteux|écartée/);
    const [redon] = await database.sql`
      select p.*, s.hours, s.computed, r.seats from place p
      join schedule s on s.id = p.schedule_id join resource r on r.place_id = p.id where source_id = 'L02'`;
    assert.ok(redon);
    assert.equal(redon['hours'], 'Tu,Th,Fr 14:00-18:00; We 10:00-12:00,14:00-18:00; Sa 10:00-17:00');
    assert.notEqual(redon['computed'], null);
    assert.deepEqual([redon['commune'], redon['departement'], redon['seats']], ['35236', '35', 6]);
    assert.deepEqual(redon['kinds'], ['media-library']);
    assert.deepEqual(redon['amenities'], ['wifi', 'meeting-room']);
    assert.deepEqual(redon['accessibility'], { stepFreeEntrance: 'yes' });
    assert.deepEqual(redon['telework_spot'], { hours: null, note: "Six places au calme, à l'étage" });
    const second = await run(...args);
    assert.match(second.output, /32 inchangés/);
    assert.match(second.output, /Rien n’a changé/);
  });

  it('reports row by row what it refused, left out and repaired, and succeeds', async () => {
    const report = path.join(folder, 'report.csv');
    const list = await table(
      'Le Lieu;Rennes;35000;en cours;0299000001',
      ';Rennes;35000;;',
      'Court;Rennes',
      '=1+1;Ville;1000;www.example.org;',
    );
    const { code, output } = await run(list, ...csvArgs(), '--report', report);
    assert.equal(code, 0);
    assert.match(output, /4 lignes lues .* 2 lieux créés, .* 2 lignes refusées/);
    assert.match(output, /ligne 3.*n’a pas de nom/);
    assert.match(output, /ligne 4, Court.*incomplète/);
    assert.match(output, /Le Lieu, Site : en cours/);
    assert.match(output, /Sans position : 2/);
    const lines = (await readFile(report, 'utf8')).replace('\uFEFF', '').split('\r\n');
    assert.match(lines[0] ?? '', /^ligne,lieu,nom,résultat/);
    assert.ok(
      lines.some((line) => /^5,\w+,'=1\+1,réparé,leading-zero,CP,1000,01000,/.test(line)),
      lines.join('\n'),
    );
  });

  it('says what would be done on trial', async () => {
    const { code, output } = await run(await table('Le Lieu;Rennes;35000;;'), ...csvArgs(), '--dry-run');
    assert.equal(code, 0);
    assert.match(output, /Essai : rien n’a été enregistré/);
    assert.match(output, /1 lieu créé/);
    assert.equal((await database.sql`select from place`).length, 0);
  });

  it('says in one sentence what a file is when it is no table, and fails', async () => {
    const page = await file('page.csv', '<!doctype html><title>Connexion</title>');
    const { code, errors } = await run(page, ...csvArgs());
    assert.equal(code, 1);
    assert.match(errors, /page\.csv » est une page web, pas un CSV.*Rien n’a été enregistré\.\n$/);
  });

  it('names the columns that a map speaks of and the file lacks, and those it leaves aside', async () => {
    const lacking = await run(await file('other.csv', 'Nom;Ville\nA;B\n'), ...csvArgs());
    assert.equal(lacking.code, 1);
    assert.match(lacking.errors, /colonnes attendues : CP, Téléphone, Site\. Il a celles-ci : Nom, Ville\./);
    const unclosed = await run(await table('"A;B;35000;;'), ...csvArgs());
    assert.match(unclosed.output, /ligne 2 : un guillemet ouvert/);
    const more = await run(await file('more.csv', `${header};Surface\nA;B;35000;;;12\n`), ...csvArgs());
    assert.match(more.output, /Colonnes laissées de côté : Surface\./);
  });

  it('names each fault of a map', async () => {
    const faulty = await file('faulty.json', JSON.stringify({ platform: 'Ma Liste', fields: { nom: 'Nom' } }));
    const { code, errors } = await run(await table('A;B;35000;;'), '--source', 'csv', '--map', faulty);
    assert.equal(code, 1);
    for (const fault of [
      /platform : des minuscules/,
      /fields\.name : Ce champ est nécessaire/,
      /fields\.nom : ce nom est inconnu\. Vouliez-vous dire « name » \? Noms acceptés : id, name, /,
    ])
      assert.match(errors, fault);
    const fields = {
      name: 3,
      kinds: 'Type',
      openingHours: 9,
      amenities: 'Wifi',
      status: { column: 'État', values: { o: 'ouvert' } },
    };
    const forms = await file(
      'forms.json',
      JSON.stringify({ platform: 'ma-liste', fields, always: { postalCode: 35000 } }),
    );
    const said = await run(await table('A;B;35000;;'), '--source', 'csv', '--map', forms);
    for (const fault of [
      /always\.postalCode : cinq chiffres/,
      /fields\.name : le nom d’une colonne, ou plusieurs/,
      /fields\.kinds : de la forme \{ "column": "Type"/,
      /fields\.openingHours : le nom d’une colonne.*"days"/,
      /fields\.amenities : de la forme/,
      /fields\.status\.values\.o : Les valeurs possibles sont open, planned/,
    ])
      assert.match(said.errors, fault);
    const list = await run(await table('A;B;35000;;'), '--source', 'csv', '--map', await file('list.json', '[]'));
    assert.match(list.errors, /doit être un objet/);
    const broken = await run(await table('A;B;35000;;'), '--source', 'csv', '--map', await file('broken.json', '{'));
    assert.match(broken.errors, /n’est pas du JSON/);
  });

  it('proposes a map that imports the table it comes from', async () => {
    const list = await file(
      'proposed.csv',
      'Nom du lieu,Ville,Code postal,Téléphone,Lundi,Samedi\nA,Rennes,35000,0299000001,9h-12h,fermé\n',
    );
    const { code, output } = await run(list, '--print-map');
    assert.equal(code, 0);
    // As `npm run hub -- … --print-map > proposed.json` leaves it.
    const printed = `\n> escale@0.1.0 hub\n> node hub/src/cli.ts import proposed.csv --print-map\n\n${output}`;
    const imported = await run(list, '--source', 'csv', '--map', await file('proposed.json', printed));
    assert.match(imported.output, /1 lieu créé/);
    const [row] = await database.sql`select phone, commune, hours from place join schedule s on s.id = schedule_id`;
    assert.deepEqual({ ...row }, { phone: '+33299000001', commune: '35238', hours: 'Mo 09:00-12:00' });
  });

  it('fails when every row is refused', async () => {
    assert.equal((await run(await table(';Rennes;35000;;'), ...csvArgs())).code, 1);
  });

  it('explains a command line it does not understand', async () => {
    const list = await table('A;B;35000;;');
    for (const [args, reason] of [
      [[], /Quel fichier/],
      [[list], /De quelle liste/],
      [[list, '--source', 'excel'], /Source inconnue « excel »/],
      [[list, '--source', 'csv'], /--map/],
      [[list, '--source', 'cget', '--as', 'telework-spot'], /--as/],
      [[list, '--source', 'cget', '--surce'], /--surce/],
      [[list, list, '--source', 'cget'], /Un seul fichier/],
      [[list, '--source', 'cget', '--remove-demonstration', '--keep-demonstration'], /contredisent/],
    ] as const) {
      const { code, errors } = await run(...args);
      assert.equal(code, 2, args.join(' '));
      assert.match(errors, reason);
    }
  });

  describe('with the demo network', () => {
    beforeEach(async () => {
      await database.sql`
        insert into place (name, kinds, demonstration, source_platform) values ('Inventé', '{cafe}', true, 'demonstration')`;
    });
    const demonstrations = async () => (await database.sql`select from place where demonstration`).length;

    it('says how to remove it where nobody can be asked', async () => {
      const { output } = await run(await table('A;Rennes;35000;;'), ...csvArgs());
      assert.match(output, /--remove-demonstration/);
      assert.equal(await demonstrations(), 1);
    });

    it('removes it when told to, keeps it in silence when told to', async () => {
      const list = await table('A;Rennes;35000;;');
      assert.doesNotMatch((await run(list, ...csvArgs(), '--keep-demonstration')).output, /démonstration/);
      assert.equal(await demonstrations(), 1);
      assert.match((await run(list, ...csvArgs(), '--remove-demonstration')).output, /démonstration retiré : 1/);
      assert.equal(await demonstrations(), 0);
    });

    it('does not touch it on trial', async () => {
      await run(await table('A;Rennes;35000;;'), ...csvArgs(), '--remove-demonstration', '--dry-run');
      assert.equal(await demonstrations(), 1);
    });
  });

  it('speaks English when asked', async () => {
    const { output } = await run(await table('A;Rennes;35000;en cours;'), ...csvArgs(), '--lang', 'en');
    assert.match(output, /1 row read .*1 place created, 0 updated, 0 unchanged, 0 rows refused/);
  });
});
