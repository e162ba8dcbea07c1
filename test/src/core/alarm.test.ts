import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import { Alarm } from '../../../src/core/alarm.ts';
import { Host, onPage } from './page.ts';

const NOW = Date.parse('2026-11-22T08:00:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** An alarm in a page whose clock stands still until `pass` moves it. */
function clock(t: TestContext) {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: NOW });
  const document = Object.assign(new EventTarget(), { hidden: false });
  onPage(t, { document });
  const host = new Host();
  let rung = 0;
  const alarm = new Alarm(host, () => (rung += 1));
  host.connect();
  return {
    alarm,
    host,
    rings: () => rung,
    pass: (milliseconds: number) => t.mock.timers.tick(milliseconds),
    /** The page goes behind another one, or comes back. */
    hide: (hidden: boolean) => {
      document.hidden = hidden;
      document.dispatchEvent(new Event('visibilitychange'));
    },
  };
}

describe('an alarm', () => {
  test('rings once, at its instant and not before', (t) => {
    const { alarm, rings, pass } = clock(t);
    alarm.set(NOW + 10 * MINUTE);
    pass(10 * MINUTE - 1);
    assert.equal(rings(), 0);
    pass(1);
    assert.equal(rings(), 1);
    pass(DAY);
    assert.equal(rings(), 1);
  });

  test('rings for an instant that has passed as soon as it is set', (t) => {
    const { alarm, rings, pass } = clock(t);
    alarm.set(NOW - MINUTE);
    pass(0);
    assert.equal(rings(), 1);
  });

  test('rings at its new instant alone when it is set anew, and never when it is put off', (t) => {
    const { alarm, rings, pass } = clock(t);
    alarm.set(NOW + MINUTE);
    alarm.set(NOW + 3 * MINUTE);
    pass(2 * MINUTE);
    assert.equal(rings(), 0);
    pass(MINUTE);
    assert.equal(rings(), 1);
    alarm.set(NOW + 5 * MINUTE);
    alarm.set(undefined);
    pass(DAY);
    assert.equal(rings(), 1);
  });

  test('may be set again once it has rung, to the same instant too', (t) => {
    const { alarm, rings, pass } = clock(t);
    for (const expected of [1, 2]) {
      alarm.set(NOW + MINUTE);
      pass(MINUTE);
      assert.equal(rings(), expected);
    }
  });

  test('waits longer than any timer of a browser, and rings then', (t) => {
    const timers = t.mock.method(globalThis, 'setTimeout');
    const { alarm, rings, pass } = clock(t);
    alarm.set(NOW + 60 * DAY);
    for (let day = 1; day <= 59; day += 1) pass(DAY);
    assert.equal(rings(), 0);
    pass(DAY);
    assert.equal(rings(), 1);
    for (const { arguments: args } of timers.mock.calls) assert.ok(Number(args[1]) < 2 ** 31);
  });

  test('is silent while nobody can see the page, and rings when it is seen again', (t) => {
    const { alarm, rings, pass, hide } = clock(t);
    alarm.set(NOW + MINUTE);
    hide(true);
    pass(2 * MINUTE);
    assert.equal(rings(), 0);
    hide(false);
    pass(0);
    assert.equal(rings(), 1);
  });

  test('rings at its instant when the page was away before it', (t) => {
    const { alarm, rings, pass, hide } = clock(t);
    alarm.set(NOW + 2 * MINUTE);
    hide(true);
    pass(MINUTE);
    hide(false);
    pass(MINUTE - 1);
    assert.equal(rings(), 0);
    pass(1);
    assert.equal(rings(), 1);
  });

  test('is silent once its element has left the page, whatever the page does, and goes on when it is back', (t) => {
    const { alarm, host, rings, pass, hide } = clock(t);
    alarm.set(NOW + MINUTE);
    host.disconnect();
    hide(true);
    hide(false);
    pass(2 * MINUTE);
    assert.equal(rings(), 0);
    host.connect();
    pass(0);
    assert.equal(rings(), 1);
  });
});
