import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeMapPayload, MapFlag } from '../../sdk/map-payload.ts';
import { Kind, type MapPayload } from '../../sdk/contract/index.ts';

const deltas = (values: readonly number[]) => values.map((value, index) => value - (values[index - 1] ?? 0));

const places = fc.uniqueArray(
  fc.record({
    id: fc.nat(1e9),
    lat: fc.integer({ min: -90e5, max: 90e5 }),
    lon: fc.integer({ min: -180e5, max: 180e5 }),
    kind: fc.constantFrom(...Kind.options),
    flags: fc.nat(31),
  }),
  { selector: ({ id }) => id, maxLength: 50 },
);

function encode(rows: readonly { id: number; lat: number; lon: number; kind: Kind; flags: number }[]): MapPayload {
  return {
    total: rows.length + 2,
    scale: 1e5,
    id: deltas(rows.map(({ id }) => id)),
    lat: deltas(rows.map(({ lat }) => lat)),
    lon: deltas(rows.map(({ lon }) => lon)),
    kinds: [...Kind.options],
    kind: rows.map(({ kind }) => Kind.options.indexOf(kind)),
    flags: rows.map(({ flags }) => flags),
  };
}

const valid = encode([
  { id: 5, lat: 48e5, lon: -2e5, kind: 'cafe', flags: 3 },
  { id: 9, lat: 47e5, lon: 2e5, kind: 'fablab', flags: 0 },
]);

test('columns come back as they were before they were coded', () => {
  fc.assert(
    fc.property(places, (rows) => {
      const decoded = decodeMapPayload(encode(rows));
      assert.equal(decoded.total, rows.length + 2);
      assert.equal(decoded.length, rows.length);
      for (const [index, row] of rows.entries()) {
        assert.deepEqual(
          [decoded.id[index], decoded.lat[index], decoded.lon[index], decoded.kind[index], decoded.flags[index]],
          [row.id, row.lat / 1e5, row.lon / 1e5, row.kind, row.flags],
        );
      }
    }),
  );
});

test('no places at all are no places', () => {
  const none = decodeMapPayload(encode([]));
  assert.equal(none.length, 0);
  assert.deepEqual([...none.lat, ...none.lon, ...none.flags, ...none.id, ...none.kind], []);
});

test('the flags are the bits of the contract', () => {
  assert.deepEqual(MapFlag, { bookable: 1, openNow: 2, closedNow: 4, teleworkSpot: 8, label: 16 });
});

for (const column of ['id', 'lat', 'lon', 'kind', 'flags'] as const) {
  test(`a « ${column} » that is cut short is refused`, () => {
    assert.throws(() => decodeMapPayload({ ...valid, [column]: valid[column].slice(1) }), RangeError);
  });
}

test('a kind that the dictionary lacks is refused', () => {
  for (const index of [-1, 10, 0.5]) {
    assert.throws(() => decodeMapPayload({ ...valid, kind: [0, index] }), /^RangeError: .*kind/);
  }
});

test('a scale that is no scale is refused', () => {
  for (const scale of [0, -1, NaN]) assert.throws(() => decodeMapPayload({ ...valid, scale }), /^RangeError: .*scale/);
});
