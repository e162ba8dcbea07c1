import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import fc from 'fast-check';
import { formatPlaceId } from '../../../sdk/place-id.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { insertPlaces } from './testing.ts';

let database: TestDatabase;
before(async () => {
  database = await testDatabase();
});
after(() => database.close());

it('writes public ids in the database as the SDK does', async () => {
  const edges = [0, 1, 31, 32, 1023, 1024, 32_767, 32_768, 2 ** 31, 2 ** 35 - 1, 2 ** 35, Number.MAX_SAFE_INTEGER];
  const numbers = [...edges, ...fc.sample(fc.maxSafeNat(), 2000), ...fc.sample(fc.nat(2_000_000), 2000)];
  const rows = await database.sql<{ number: number; id: string }[]>`
    select number, place_public_id(number) as id from unnest(${`{${numbers.join(',')}}`}::text::bigint[]) number`;
  assert.equal(rows.length, numbers.length);
  for (const { number, id } of rows) assert.equal(id, formatPlaceId(number));
});

it('gives every place its public id, and refuses numbers that have none', async () => {
  const [number = 0] = await insertPlaces(database.sql, [{ name: 'Escale' }]);
  const [row] = await database.sql<{ public_id: string }[]>`select public_id from place where id = ${number}`;
  assert.equal(row?.public_id, formatPlaceId(number));
  await assert.rejects(insertPlaces(database.sql, [{ id: -1, name: 'Nulle part' }]), /Not a place number/);
});
