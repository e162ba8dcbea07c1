import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readInseeCode, readPostalCode, readSiret } from './codes.ts';
import { readDay, readNumber, readPosition, readYesOrNo } from './values.ts';

describe('reading codes', () => {
  it('puts back a lost leading zero', () => {
    assert.deepEqual(readPostalCode('1000'), { value: '01000', repaired: ['leading-zero'] });
    assert.deepEqual(readInseeCode('1053'), { value: '01053', repaired: ['leading-zero'] });
  });

  it('takes 0 for unknown, in silence', () => {
    assert.deepEqual(readPostalCode('0'), {});
    assert.deepEqual(readInseeCode('00000'), {});
  });

  it('reads the codes of Corse, arrondissements and overseas', () => {
    for (const code of ['2a004', '2B033', '75110', '97411'])
      assert.equal(readInseeCode(code).value, code.toUpperCase());
    assert.equal(readPostalCode('F-35 000').value, '35000');
  });

  it('refuses what is no code', () => {
    assert.equal(readPostalCode('350').dropped, 'not-a-postal-code');
    assert.equal(readPostalCode('B-7500').dropped, 'not-a-postal-code');
    assert.equal(readInseeCode('2C004').dropped, 'not-an-insee-code');
  });

  it('checks the key of a SIRET', () => {
    // 732 829 320 is the example number of the INSEE's own explanation of the key.
    assert.deepEqual(readSiret('732 829 320 00074'), { value: '73282932000074' });
    assert.equal(readSiret('732 829 320 00075').dropped, 'not-a-siret');
    assert.equal(readSiret('356 000 000 00048').value, '35600000000048');
  });
});

describe('reading other values', () => {
  it('reads numbers with a comma or a point', () => {
    assert.equal(readNumber('48,117').value, 48.117);
    assert.equal(readNumber('-1.68').value, -1.68);
    assert.equal(readNumber('48°07').dropped, 'not-a-number');
  });

  it('reads days that exist', () => {
    assert.equal(readDay('13/06/2019').value, '2019-06-13');
    assert.equal(readDay('2024-08-01').value, '2024-08-01');
    assert.equal(readDay('31/02/2024').dropped, 'not-a-day');
    assert.equal(readDay('hier').dropped, 'not-a-day');
  });

  it('tells yes, no and nobody knows apart', () => {
    assert.deepEqual(
      ['Oui', 'x', 'VRAI', '1'].map((text) => readYesOrNo(text).value),
      [true, true, true, true],
    );
    assert.deepEqual(
      ['non', 'Faux', '0'].map((text) => readYesOrNo(text).value),
      [false, false, false],
    );
    assert.deepEqual(readYesOrNo('?'), {});
    assert.equal(readYesOrNo('bientôt').dropped, 'not-yes-or-no');
  });

  it('takes the point 0, 0 for unknown and refuses what is not on the Earth', () => {
    assert.deepEqual(readPosition(0, 0), {});
    assert.deepEqual(readPosition(91, 0), { dropped: 'not-a-position' });
    assert.deepEqual(readPosition(48, -1), { value: { lat: 48, lon: -1 } });
  });
});
