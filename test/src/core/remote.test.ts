import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import { RemoteController, valueOf } from '../../../src/core/remote.ts';
import { Host, onPage } from './page.ts';

const NOW = Date.parse('2026-11-22T08:00:00Z');

/** A hub that answers when the test says so. */
function stage(t: TestContext) {
  t.mock.timers.enable({ apis: ['Date'], now: NOW });
  const page = new EventTarget();
  onPage(t, {
    addEventListener: page.addEventListener.bind(page),
    removeEventListener: page.removeEventListener.bind(page),
  });
  const host = new Host();
  const asked: (PromiseWithResolvers<string> & { args: readonly unknown[]; signal: AbortSignal })[] = [];
  const errors: unknown[] = [];
  const given: { args: readonly unknown[] | undefined } = { args: ['one'] };
  const remote = new RemoteController<string>(host, {
    args: () => given.args,
    load: (args, signal) => {
      const answer = Promise.withResolvers<string>();
      asked.push({ ...answer, args, signal });
      return answer.promise;
    },
    onError: (error) => errors.push(error),
  });
  host.connect();
  return {
    remote,
    host,
    asked,
    errors,
    /** The host is drawn again, with other arguments. */
    draw: (...args: unknown[]) => {
      given.args = args;
      host.update();
    },
    drawNothing: () => {
      given.args = undefined;
      host.update();
    },
    answer: async (index: number, value: string) => {
      asked[index]!.resolve(value);
      await settled();
    },
    fail: async (index: number, error: unknown) => {
      asked[index]!.reject(error);
      await settled();
    },
    online: () => page.dispatchEvent(new Event('online')),
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('what an element asks the hub for', () => {
  test('is asked once, and told with the time of the answer', async (t) => {
    const { remote, host, asked, draw, answer } = stage(t);
    assert.deepEqual(remote.state, { status: 'idle' });
    draw('one');
    draw('one');
    assert.deepEqual(remote.state, { status: 'loading', previous: undefined });
    assert.equal(remote.refreshing, false);
    assert.deepEqual(
      asked.map(({ args }) => args),
      [['one']],
    );
    assert.equal(host.updates, 0);
    await answer(0, 'first');
    assert.deepEqual(remote.state, { status: 'ready', value: 'first', loadedAt: NOW });
    assert.equal(host.updates, 1);
    draw('one');
    assert.equal(asked.length, 1);
  });

  test('is asked again when an argument changes or there is one more, with what was on show meanwhile', async (t) => {
    const { remote, asked, draw, answer } = stage(t);
    draw('one');
    await answer(0, 'first');
    draw('two');
    assert.deepEqual(remote.state, { status: 'loading', previous: 'first' });
    assert.equal(remote.refreshing, false);
    draw('three');
    assert.deepEqual(remote.state, { status: 'loading', previous: 'first' });
    draw('three', 4);
    draw('three', 4);
    assert.deepEqual(
      asked.map(({ args }) => args),
      [['one'], ['two'], ['three'], ['three', 4]],
    );
  });

  test('is asked again when any of its arguments is another, or one is gone', (t) => {
    const { asked, draw } = stage(t);
    for (const args of [['a', 1], ['a', 2], ['b', 2], ['b'], ['b', 2], ['b', 2], []]) draw(...args);
    assert.deepEqual(
      asked.map(({ args }) => args),
      [['a', 1], ['a', 2], ['b', 2], ['b'], ['b', 2], []],
    );
  });

  test('stays on show while what was refreshed is asked again after a move', async (t) => {
    const { remote, host, asked, draw, answer } = stage(t);
    assert.equal(remote.refreshing, false);
    draw('one');
    await answer(0, 'first');
    const ready = remote.state;
    remote.refresh();
    host.disconnect();
    assert.equal(remote.refreshing, false);
    host.connect();
    draw('one');
    assert.deepEqual([asked.length, remote.state, remote.refreshing], [3, ready, true]);
  });

  test('is that of the last question, whatever comes first, and the others are aborted', async (t) => {
    const { remote, asked, errors, draw, answer, fail } = stage(t);
    draw('one');
    draw('two');
    draw('three');
    assert.deepEqual(
      asked.map(({ signal }) => signal.aborted),
      [true, true, false],
    );
    await answer(0, 'first');
    await fail(1, new Error('second'));
    assert.deepEqual([remote.state.status, errors], ['loading', []]);
    await answer(2, 'third');
    assert.equal(valueOf(remote.state), 'third');
  });

  test('is nothing while there is nothing to ask, and what was under way is aborted', async (t) => {
    const { remote, asked, draw, drawNothing, answer } = stage(t);
    draw('one');
    drawNothing();
    assert.deepEqual([remote.state, asked[0]?.signal.aborted], [{ status: 'idle' }, true]);
    await answer(0, 'first');
    assert.deepEqual(remote.state, { status: 'idle' });
    remote.refresh();
    assert.equal(asked.length, 1);
    draw('one');
    assert.equal(asked.length, 2);
  });

  test('failed when there was nothing before, and the page is told', async (t) => {
    const { remote, host, errors, draw, fail } = stage(t);
    const error = new Error('no network');
    draw('one');
    await fail(0, error);
    assert.deepEqual([remote.state, errors], [{ status: 'failed', error }, [error]]);
    assert.deepEqual([host.updates, remote.refreshing, valueOf(remote.state)], [1, false, undefined]);
  });

  test('stays on show while it is refreshed, and is stale when that failed', async (t) => {
    const { remote, host, asked, errors, draw, answer, fail } = stage(t);
    draw('one');
    await answer(0, 'first');
    const ready = remote.state;
    remote.refresh();
    remote.refresh();
    assert.deepEqual([asked.length, host.updates], [2, 2]);
    assert.deepEqual([remote.state, remote.refreshing], [ready, true]);
    const [one, other] = [new Error('once'), new Error('twice')];
    await fail(1, one);
    const stale = { status: 'stale', value: 'first', loadedAt: NOW };
    assert.deepEqual(
      [remote.state, remote.refreshing, valueOf(remote.state)],
      [{ ...stale, error: one }, false, 'first'],
    );
    remote.refresh();
    await fail(2, other);
    assert.deepEqual([remote.state, errors], [{ ...stale, error: other }, [one, other]]);
    remote.refresh();
    await answer(3, 'fourth');
    assert.deepEqual(remote.state, { status: 'ready', value: 'fourth', loadedAt: NOW });
  });

  test('is not under way any more once there is nothing to ask', (t) => {
    const { remote, draw, drawNothing } = stage(t);
    draw('one');
    drawNothing();
    draw('one');
    drawNothing();
    assert.equal(remote.refreshing, false);
  });

  test('is asked once more when the network is back, if it failed or is stale', async (t) => {
    const { remote, asked, draw, answer, fail, online } = stage(t);
    draw('one');
    online();
    assert.equal(asked.length, 1);
    await fail(0, new Error('no network'));
    online();
    assert.deepEqual([asked.length, remote.refreshing], [2, true]);
    await answer(1, 'first');
    online();
    assert.equal(asked.length, 2);
    remote.refresh();
    await fail(2, new Error('again'));
    online();
    assert.equal(asked.length, 4);
  });

  test('is given up by an element that leaves the page, and asked again when it is back', async (t) => {
    const { remote, host, asked, draw, answer, fail, online } = stage(t);
    draw('one');
    host.disconnect();
    host.disconnect();
    assert.equal(asked[0]?.signal.aborted, true);
    await fail(0, asked[0].signal.reason);
    online();
    assert.equal(asked.length, 1);
    host.connect();
    assert.equal(host.updates, 1);
    draw('one');
    assert.equal(asked.length, 2);
    await answer(1, 'first');
    assert.equal(valueOf(remote.state), 'first');
    // What was there already is not asked again.
    host.disconnect();
    host.connect();
    draw('one');
    assert.deepEqual([asked.length, host.updates], [2, 2]);
  });

  test('is not asked by the network coming back for an element that has left', async (t) => {
    const { host, asked, draw, fail, online } = stage(t);
    draw('one');
    await fail(0, new Error('no network'));
    host.disconnect();
    online();
    assert.equal(asked.length, 1);
  });

  test('needs nobody who is told of faults', async (t) => {
    stage(t);
    const host = new Host();
    const error = new Error('no network');
    const remote = new RemoteController<string>(host, { args: () => [], load: () => Promise.reject(error) });
    host.update();
    await settled();
    assert.deepEqual(remote.state, { status: 'failed', error });
  });
});
