import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { openTable, type BrokenRow, type Table, type TableRow } from './table.ts';
import { UnreadableFileError, type UnreadableReason } from './unreadable.ts';

describe('reading a table', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'escale-table-'));
  });
  after(() => rm(folder, { recursive: true }));

  let files = 0;
  const open = async (content: string | Buffer): Promise<Table> => {
    files += 1;
    const file = path.join(folder, `${files}.csv`);
    await writeFile(file, content);
    return openTable(file);
  };
  const rows = async (table: Table) => {
    const all: (TableRow | BrokenRow)[] = [];
    for await (const row of table.rows()) all.push(row);
    return all;
  };
  const cells = async (table: Table) => (await rows(table)).map((row) => row.cells);
  const refused = (content: string | Buffer, reason: UnreadableReason) =>
    assert.rejects(open(content), (error) => error instanceof UnreadableFileError && error.reason === reason);

  const text = 'nom;ville\r\nL’Étape;Nœux-les-Mines\r\n';

  it('reads every encoding that spreadsheets write', async () => {
    for (const [encoding, bom] of [
      ['utf8', false],
      ['utf8', true],
      ['win1252', false],
      ['utf16le', true],
      ['utf16be', true],
      ['utf16le', false],
    ] as const) {
      const table = await open(iconv.encode(text, encoding, { addBOM: bom }));
      assert.deepEqual(table.header, ['nom', 'ville'], encoding);
      assert.deepEqual(await cells(table), [['L’Étape', 'Nœux-les-Mines']], encoding);
    }
  });

  it('takes Windows-1252 for what it is even when the first accent comes late', async () => {
    const table = await open(iconv.encode(`nom,ville\n${'a,b\n'.repeat(40_000)}L’Étape,Caen\n`, 'win1252'));
    assert.deepEqual((await cells(table)).at(-1), ['L’Étape', 'Caen']);
  });

  it('finds the delimiter, not those inside quotes', async () => {
    assert.equal((await open('"nom, usuel, court";ville\na;b\n')).delimiter, ';');
    assert.equal((await open('nom\tville\na\tb\n')).delimiter, '\t');
    assert.equal((await open('nom,ville;pays,cp\na,b,c\n')).delimiter, ',');
  });

  it('keeps quotes, line breaks and delimiters inside quoted cells, and counts lines', async () => {
    const table = await open('nom,note\n"a, ""b""","un\ndeux"\nc,d\n\n,\ne,f\n');
    assert.deepEqual(await rows(table), [
      { line: 2, cells: ['a, "b"', 'un\ndeux'] },
      { line: 4, cells: ['c', 'd'] },
      { line: 7, cells: ['e', 'f'] },
    ]);
  });

  it('refuses a row that is short or long, and goes on', async () => {
    const table = await open('a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n1,2,3\n');
    assert.deepEqual(
      (await rows(table)).map((row) => ('problem' in row ? [row.line, row.problem] : row.line)),
      [[2, 'too-few-cells'], [3, 'too-many-cells'], 4, 5],
    );
  });

  it('keeps the rows before the place where a file was cut', async () => {
    const whole = 'a,b\n1,2\n3,4\n';
    assert.deepEqual(
      (await rows(await open(`${whole}5`))).map((row) => ('problem' in row ? row.problem : row.cells)),
      [['1', '2'], ['3', '4'], 'too-few-cells'],
    );
    assert.deepEqual((await rows(await open(`${whole}5,"si`))).at(-1), {
      line: 4,
      problem: 'quote-not-closed',
      cells: [],
    });
  });

  it('gives up on a row without end instead of filling the memory', async () => {
    const table = await open(`a,b\n1,2\n3,"${'x\n'.repeat(600_000)}`);
    assert.deepEqual(
      (await rows(table)).map((row) => ('problem' in row ? [row.line, row.problem] : row.line)),
      [2, [3, 'too-large']],
    );
  });

  it('can be read again', async () => {
    const table = await open('a,b\n1,2\n');
    assert.deepEqual(await rows(table), await rows(table));
  });

  it('says what a file is when it is not a table', async () => {
    await refused('', 'empty');
    await refused('\n \n', 'empty');
    await refused('<!DOCTYPE html><html><body>Connexion</body></html>', 'html');
    await refused('\uFEFF <html lang="fr">', 'html');
    await refused('<?xml version="1.0"?><a/>', 'xml');
    await refused('{"type":"FeatureCollection"}', 'json');
    await refused('[{"nom":"a"}]', 'json');
    await refused(Buffer.from('PK\u0003\u0004 xl/workbook.xml', 'latin1'), 'workbook');
    await refused(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'old-workbook');
    await refused('%PDF-1.7', 'pdf');
    await refused(Buffer.from([0x1f, 0x8b, 8, 0]), 'compressed');
    await refused(Buffer.from([1, 2, 0, 0, 9, 0, 200, 0, 0, 0, 7]), 'binary');
    await refused('un seul mot par ligne\nautre\n', 'one-column');
    await refused('nom,nom\na,b\n', 'repeated-columns');
    await assert.rejects(openTable(folder), { reason: 'folder' });
    await assert.rejects(openTable(path.join(folder, 'nothing.csv')), { reason: 'not-found' });
  });

  it('never breaks on bytes, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (bytes) => {
        try {
          await rows(await open(Buffer.from(bytes)));
        } catch (error) {
          assert.ok(error instanceof UnreadableFileError, String(error));
        }
      }),
      { numRuns: 150 },
    );
  });
});
