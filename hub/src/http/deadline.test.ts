import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Hono } from 'hono';
import type { Sql } from '../database/database.ts';
import { healthRoutes } from '../routes/health/routes.ts';
import { withinTime } from './deadline.ts';
import { ProblemError } from './problem.ts';

describe('the time that an answer may take', () => {
  it('lets an answer through, and its failure', async () => {
    assert.equal(await withinTime(Promise.resolve(1)), 1);
    assert.equal(await withinTime(2), 2);
    await assert.rejects(withinTime(Promise.reject(new RangeError('no'))), RangeError);
  });

  it('is short for what watches over the hub', async () => {
    const app = new Hono();
    app.onError((error) => new Response(null, { status: error instanceof ProblemError ? 503 : 500 }));
    const silent = (() => new Promise(() => undefined)) as unknown as Sql;
    healthRoutes(app, { sql: silent }, 5);
    assert.equal((await app.request('/healthz')).status, 503);
  });

  it('ends in a problem that may be tried again', async () => {
    const never = new Promise(() => undefined);
    await assert.rejects(
      withinTime(never, 5),
      (error) => error instanceof ProblemError && error.type === 'unavailable' && error.options.final !== true,
    );
  });
});
