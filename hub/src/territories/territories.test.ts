import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatCentres, townCentres } from '../../../tools/town-centres.ts';
import { readFileSync } from 'node:fs';
import { loadTerritories } from './territories.ts';

const territories = loadTerritories();

/** The public code that a text is found to mean, or why none is. */
function found(text: string): string {
  const answer = territories.find(text);
  return answer.status === 'found' ? answer.territory.code : answer.status;
}

function candidates(text: string): string[] {
  const answer = territories.find(text);
  assert.ok(answer.status === 'ambiguous', text);
  return answer.candidates.map(({ code }) => code);
}

describe('locate', () => {
  const located: [code: string, what: string, expected: unknown][] = [
    ['35238', 'a commune', { commune: '35238', epci: '243500139', departement: '35', region: '53' }],
    ['75110', 'an arrondissement of Paris', { commune: '75056', epci: '200054781', departement: '75', region: '11' }],
    [
      '13201',
      'an arrondissement of Marseille',
      { commune: '13055', epci: '200054807', departement: '13', region: '93' },
    ],
    ['69381', 'an arrondissement of Lyon', { commune: '69123', epci: '200046977', departement: '69', region: '84' }],
    [
      '01340',
      'a commune merged into another',
      { commune: '01015', epci: '200040350', departement: '01', region: '84' },
    ],
    ['01120', 'a commune associée', { commune: '01262', epci: '240100610', departement: '01', region: '84' }],
    ['97411', 'a commune overseas', { commune: '97411', epci: '249740119', departement: '974', region: '04' }],
    [
      '2a004',
      'a code of Corse in lower case',
      { commune: '2A004', epci: '242010056', departement: '2A', region: '94' },
    ],
    ['29083', 'an island that belongs to no EPCI', { commune: '29083', epci: null, departement: '29', region: '53' }],
  ];
  for (const [code, what, expected] of located) {
    it(`knows where ${what} is (${code})`, () => assert.deepEqual(territories.locate(code), expected));
  }

  it('does not know a code that is none', () => {
    for (const code of ['0', '', '99999', '35', '243500139', 'Rennes'])
      assert.equal(territories.locate(code), undefined);
  });
});

describe('departementOf', () => {
  const postalCodes: [string, string | undefined][] = [
    ['35000', '35'],
    ['01000', '01'],
    ['20000', '2A'],
    ['20200', '2B'],
    ['97400', '974'],
    ['97133', '977'],
    ['35042', '35'],
    ['20176', '2A'],
    ['98713', '987'],
    ['00000', undefined],
    ['96000', undefined],
    ['3500', undefined],
  ];
  for (const [postalCode, departement] of postalCodes) {
    it(`puts ${postalCode} in ${departement ?? 'no departement'}`, () =>
      assert.equal(territories.departementOf(postalCode), departement));
  }
});

describe('find', () => {
  const meanings: [text: string, code: string][] = [
    ['commune:35238', 'commune:35238'],
    ['COMMUNE:35238', 'commune:35238'],
    ['commune:75110', 'commune:75056'],
    ['departement:2a', 'departement:2A'],
    ['region:53', 'region:53'],
    ['epci:243500139', 'epci:243500139'],
    ['35', 'departement:35'],
    ['53', 'departement:53'],
    ['84', 'departement:84'],
    ['974', 'departement:974'],
    ['35238', 'commune:35238'],
    ['75110', 'commune:75056'],
    ['243500139', 'epci:243500139'],
    ['Rennes', 'commune:35238'],
    ['  rennes ', 'commune:35238'],
    ["L'Aigle", 'commune:61214'],
    ['l’aigle', 'commune:61214'],
    ['Aigle', 'commune:61214'],
    ['st-malo', 'commune:35288'],
    ['SAINT MALO', 'commune:35288'],
    ['Alencon', 'commune:61001'],
    ['rennes metropole', 'epci:243500139'],
    ['Bretagne', 'region:53'],
    ['Ille-et-Vilaine', 'departement:35'],
    ['ile de france', 'region:11'],
    ['Paris', 'commune:75056'],
    ['La Réunion', 'region:04'],
    ['Mayotte', 'region:06'],
    ['Loire', 'departement:42'],
    ['Loiré', 'commune:49178'],
  ];
  for (const [text, code] of meanings) it(`takes « ${text} » for ${code}`, () => assert.equal(found(text), code));

  it('names every bearer of a shared name, the most populous first', () => {
    assert.deepEqual(candidates('Saint-Denis').slice(0, 2), ['commune:97411', 'commune:93066']);
    assert.deepEqual(candidates('vienne').sort(), ['commune:38544', 'departement:86']);
  });

  it('lists one of several territories that hold the same places', () => {
    assert.ok(candidates('Saint-Martin').includes('commune:97801'));
    assert.ok(!candidates('Saint-Martin').some((code) => code.startsWith('region:')));
  });

  it('never decides between communes of one name', () => {
    const { items } = territories.search('Saint-Aubin', ['commune'], 50);
    const bearers = items.filter(({ name }) => name === 'Saint-Aubin').map(({ code }) => code);
    assert.ok(bearers.length > 1);
    assert.deepEqual(candidates('Saint-Aubin').sort(), bearers.sort());
  });

  it('suggests the nearest names for one that nothing bears', () => {
    const answer = territories.find('Renes');
    assert.ok(answer.status === 'unknown');
    assert.ok(answer.suggestions.some(({ code }) => code === 'commune:35238'));
  });

  it('does not know invented or hostile texts, in little time', () => {
    const start = performance.now();
    const texts = [
      'commune:99999',
      'pays:1',
      '99',
      '%',
      "'; drop table place",
      'é'.repeat(100),
      '😀',
      '__proto__',
      '-',
    ];
    for (const text of texts) assert.equal(found(text), 'unknown', text);
    assert.ok(performance.now() - start < 2000);
  });
});

describe('search', () => {
  const codes = (...query: Parameters<typeof territories.search>) =>
    territories.search(...query).items.map(({ code }) => code);

  it('puts the exact name first, then beginnings by population', () => {
    assert.equal(codes('rennes', undefined, 10)[0], 'commune:35238');
    assert.ok(codes('rennes', undefined, 10).includes('epci:243500139'));
    const [first, second] = territories.search('mont', ['commune'], 2).items;
    assert.ok(first && second && first.name === 'Mont');
  });

  it('finds a word inside a name after the names that begin so', () => {
    assert.equal(codes('malo', ['commune'], 50).includes('commune:35288'), true);
  });

  it('answers codes and postal codes', () => {
    assert.deepEqual(codes('35238', undefined, 10), ['commune:35238']);
    assert.deepEqual(codes('35000', undefined, 10), ['commune:35238']);
    assert.deepEqual(codes('53', undefined, 10), ['departement:53', 'region:53']);
    assert.deepEqual(codes('243500139', undefined, 10), ['epci:243500139']);
  });

  it('keeps to the types asked for, and counts all matches', () => {
    const { items, total } = territories.search('saint', ['commune'], 5);
    assert.equal(items.length, 5);
    assert.ok(total > 1000);
    assert.ok(items.every(({ type }) => type === 'commune'));
  });

  it('tells namesakes apart by what they are within', () => {
    const within = territories.search('saint denis', ['commune'], 2).items.map((territory) => territory.within);
    assert.deepEqual(within, ['La Réunion', 'Seine-Saint-Denis']);
  });

  it('finds nothing for a text without letters', () => {
    assert.deepEqual(territories.search('!?', undefined, 10), { items: [], total: 0 });
  });
});

describe('territories on the map', () => {
  it('gives communes their centre and departements and regions their box', () => {
    const rennes = territories.get('commune:35238');
    assert.ok(
      rennes?.centre && Math.abs(rennes.centre.lat - 48.11) < 0.02 && Math.abs(rennes.centre.lon + 1.68) < 0.02,
    );
    const [west, south, east, north] = territories.get('region:53')?.bbox ?? [0, 0, 0, 0];
    assert.ok(west < -5 && south < 47.4 && east > -1.1 && north > 48.8);
    for (const [code, text] of [
      ['commune:75056', 'Paris'],
      ['commune:97611', 'Mamoudzou'],
      ['commune:97701', 'Saint-Barthélemy'],
      ['commune:98818', 'Nouméa'],
    ]) {
      assert.ok(territories.get(code ?? '')?.centre, text);
    }
  });

  it('keeps the centres that the source gives today', () => {
    const committed = readFileSync(new URL('town-centres.json', import.meta.url), 'utf8');
    assert.equal(formatCentres(townCentres()), committed, 'run: node tools/town-centres.ts');
  });
});
