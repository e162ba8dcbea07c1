import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { PlaceList } from '../../../../sdk/contract/index.ts';
import { testDatabase, type TestDatabase } from '../../database/testing.ts';
import { insertPlaces } from '../../places/testing.ts';
import { typos } from '../../territories/names.ts';
import { TestHub } from '../testing.ts';
import { oneTypo, searchedWords } from './free-text.ts';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', '7'), minLength: 5, maxLength: 9 });

/** One edit: drops, adds, changes or swaps a letter. */
const edit = (word: string, kind: number, at: number, letter: string): string => {
  const [before, after] = [word.slice(0, at), word.slice(at)];
  if (kind === 0) return before + after.slice(1);
  if (kind === 1) return before + letter + after;
  if (kind === 2) return before + letter + after.slice(1);
  return before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2);
};

describe('oneTypo', () => {
  it('fits exactly the words that are one typo away', () => {
    const agree = (a: string, b: string) => new RegExp(oneTypo(a)).test(b) === typos(a, b, 1) <= 1;
    fc.assert(fc.property(letters, letters, agree), { examples: [['dbddb', 'daaddb']] });
    // Two words drawn at random are seldom close: one edit after another comes by the border between fits and does not.
    const edits = fc.array(fc.tuple(fc.nat(3), fc.nat(8), fc.constantFrom('a', 'd')), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(letters, edits, (word, both) =>
        agree(
          word,
          both.reduce((text, [kind, at, letter]) => edit(text, kind, at % text.length, letter), word),
        ),
      ),
    );
    fc.assert(
      fc.property(letters, fc.nat(3), fc.nat(9), fc.constantFrom('a', 'z'), (word, kind, at, letter) => {
        // One past the last letter as well: there one can be added.
        const mistyped = edit(word, kind, at % (word.length + 1), letter);
        assert.match(mistyped, new RegExp(oneTypo(word)));
        assert.ok(typos(word, mistyped, 1) <= 1);
      }),
    );
  });

  it('takes short words as they are', () => {
    assert.doesNotMatch('cave', new RegExp(oneTypo('cafe')));
  });
});

describe('searchedWords', () => {
  it('leaves out elided articles, repetitions, and what comes after six words', () => {
    assert.deepEqual(searchedWords("L'Aigle, l’aigle"), ['aigle']);
    assert.deepEqual(searchedWords('a b'), ['a', 'b']);
    assert.deepEqual(searchedWords('aa bb cc dd ee ff gg hh'), ['aa', 'bb', 'cc', 'dd', 'ee', 'ff']);
    assert.deepEqual(searchedWords(' !? '), []);
  });
});

describe('free text', () => {
  let database: TestDatabase;
  let hub: TestHub;
  before(async () => {
    database = await testDatabase();
    hub = new TestHub(database.sql, '2026-11-21T08:30:20Z');
    await insertPlaces(
      database.sql,
      [
        ['Médiathèque Georges Brassens', 'Redon', undefined],
        ['Espace Média', 'Auch', 'À côté de la médiathèque.'],
        ['La Fabrique à Coudre', 'Coutances', 'Machines à coudre et imprimante 3D.'],
        ['Coworking Les Tilleuls', 'Vouziers', undefined],
        ['Le Sous-Marin', 'Ganges', 'Coworking en sous-sol.'],
        ['ŒUVRE & Cie', 'Mœurs', undefined],
        ['Centre Méditerranée', 'Murat', undefined],
        ['Mairie de Saint-Malo', 'Saint-Malo', undefined],
      ].map(([name = '', city = '', summary]) => ({ name, city, ...(summary === undefined ? {} : { summary }) })),
    );
  });
  after(() => database.close());

  const found = async (q: string): Promise<string[]> =>
    (await hub.get<PlaceList>(`/v1/places?q=${encodeURIComponent(q)}`)).body.items.map(({ name }) => name);

  const searches: [q: string, expected: string[]][] = [
    ['mediatheque', ['Médiathèque Georges Brassens', 'Espace Média']],
    ['médiatheque', ['Médiathèque Georges Brassens', 'Espace Média']],
    ['mediatheqeu redon', ['Médiathèque Georges Brassens']],
    ['mediateque', ['Médiathèque Georges Brassens', 'Espace Média']],
    ['coworkng', ['Coworking Les Tilleuls', 'Le Sous-Marin']],
    ['brasens', ['Médiathèque Georges Brassens']],
    ['contances', ['La Fabrique à Coudre']],
    ['media', ['Médiathèque Georges Brassens', 'Espace Média']],
    ['oeuvre', ['ŒUVRE & Cie']],
    ['œuvre', ['ŒUVRE & Cie']],
    ['moeurs', ['ŒUVRE & Cie']],
    ['3d', ['La Fabrique à Coudre']],
    ['sous marin', ['Le Sous-Marin']],
    ['malo saint', ['Mairie de Saint-Malo']],
    ['tilleuls ganges', []],
    ['mer', []],
    ['theque', []],
  ];
  for (const [q, expected] of searches) {
    it(`finds for « ${q} » ${expected.length === 0 ? 'nothing' : expected.join(', ')}`, async () =>
      assert.deepEqual(await found(q), expected));
  }

  it('finds a place by any word of its name of five letters or more with any one typo', async () => {
    const words = ['mediatheque', 'georges', 'brassens', 'fabrique', 'coworking', 'tilleuls', 'mairie', 'saint'];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...words),
        fc.nat(3),
        fc.nat(11),
        fc.constantFrom('a', 'x', 'e'),
        async (word, kind, at, letter) => {
          const mistyped = edit(word, kind, at % word.length, letter);
          fc.pre(mistyped.length >= 5);
          const right = await found(word);
          const got = new Set(await found(mistyped));
          assert.ok(right.length > 0 && right.every((name) => got.has(name)), mistyped);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('folds Latin letters as the database does, so that both find the same words', async () => {
    const range = Array.from({ length: 0x17f - 0xc0 }, (_, index) => String.fromCodePoint(0xc0 + index));
    const rows = await database.sql<{ letter: string; words: string[] }[]>`
      select letter, search_words(letter) as words from unnest(${range}::text[]) letter`;
    assert.equal(rows.length, range.length);
    for (const { letter, words } of rows) assert.deepEqual(words, searchedWords(letter), letter);
  });
});
