import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { massUnits, writeNumber, writeRange } from '../../src/translations/amounts.ts';

const write = (value: number, low: number, high: number, locale = 'fr-FR'): string => {
  const { about, low: from, high: to, unit } = writeRange({ value, low, high }, massUnits, locale);
  return `${about} ${unit}, ${from}–${to}`.replaceAll(/[\u00a0\u202f]/g, ' ');
};

test('a range has two significant digits', () => {
  assert.equal(write(1_214_000, 872_000, 1_540_000), '1,2 t, 0,9–1,5');
  assert.equal(write(1_214_000, 872_000, 1_540_000, 'en-GB'), '1.2 t, 0.9–1.5');
  assert.equal(write(3763.5, 2400, 5018), '3,8 kg, 2,4–5,0');
  assert.equal(write(41_234_567, 28_000_000, 52_000_000), '41 t, 28–52');
  assert.equal(write(1_234_567_890, 900_000_000, 1_500_000_000), '1 200 t, 900–1 500');
  assert.equal(write(312, 87, 640), '310 g, 90–640');
  assert.equal(write(0, 0, 0), '0 g, 0–0');
});

test('negative figures stay so', () => {
  assert.equal(write(-377_700, -501_000, -203_000), '−380 kg, −500–−200');
  assert.equal(write(-4, -2000, 1900), '0,0 kg, −2,0–1,9');
});

test('what is written is within a step of what is meant', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      fc.double({ min: 0, max: 1e9, noNaN: true }),
      (value, error) => {
        const range = { value, low: value - error, high: value + error };
        const written = writeRange(range, massUnits, 'en-GB');
        const size = { t: 1e6, kg: 1e3, g: 1 }[written.unit];
        const largest = Math.max(Math.abs(range.low), Math.abs(range.high));
        for (const [text, meant] of [
          [written.about, value],
          [written.low, range.low],
          [written.high, range.high],
        ] as const) {
          const read = Number(text.replace('−', '-').replaceAll(',', '')) * size;
          assert.ok(Math.abs(read - meant) <= Math.max(largest * 0.051, 0.051), `${text} for ${meant}`);
        }
      },
    ),
  );
});

test('numbers are written as the platform writes them', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.constantFrom(0.1, 1, 10, 100),
      fc.constantFrom('fr', 'fr-FR', 'en-GB', 'de-DE'),
      (steps, step, locale) => {
        const decimals = step < 1 ? 1 : 0;
        const platform = (steps * step)
          .toLocaleString(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
          .replace('-', '−');
        assert.equal(writeNumber(steps * step, step, locale), platform);
      },
    ),
  );
});

test('nothing is neither more nor less', () => assert.equal(writeNumber(-0.04, 0.1, 'fr'), '0,0'));
