import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withinTime } from './deadline.ts';
import { ProblemError } from './problem.ts';

describe('the time that an answer may take', () => {
  it('lets an answer through, and its failure', async () => {
    assert.equal(await withinTime(Promise.resolve(1)), 1);
    assert.equal(await withinTime(2), 2);
    await assert.rejects(withinTime(Promise.reject(new RangeError('no'))), RangeError);
  });

  it('ends in a problem that may be tried again', async () => {
    const never = new Promise(() => undefined);
    await assert.rejects(
      withinTime(never, 5),
      (error) => error instanceof ProblemError && error.type === 'unavailable' && error.options.final !== true,
    );
  });
});
