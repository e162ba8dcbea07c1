import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { race } from './booking-race.ts';

describe('64 clients of two hubs that want the last seat', () => {
  it('one gets it, and every other is told of other times', async () => {
    const { seconds: _, ...result } = await race(12);
    assert.deepEqual(result, {
      rounds: 12,
      wrongWinners: 0,
      wrongLosers: 0,
      soldTwice: 0,
      bookings: 12,
      messages: 24,
    });
  });

  it('is a test that sees: without the database’s guard, seats are sold twice', async () => {
    const { soldTwice, wrongWinners } = await race(12, { guarded: false, widened: true });
    assert.ok(soldTwice >= 12);
    assert.equal(wrongWinners, 12);
  });
});
