import type { Hono } from 'hono';
import type { Sql } from '../../database/database.ts';
import { withinTime } from '../../http/deadline.ts';
import { allowOnly } from '../../http/mount.ts';

/** Milliseconds: what watches over a hub gives it five to ten seconds, and must hear 503 rather than nothing. */
const PATIENCE = 3000;

/** `/healthz`: whether this hub can answer, for whoever watches over it. 503 when the database is away, or silent. */
export function healthRoutes(app: Hono, { sql }: { readonly sql: Sql }, patience = PATIENCE): void {
  app.get('/healthz', async (context) => {
    await withinTime(sql`select 1`, patience);
    return context.json({ status: 'ok' }, 200, { 'Cache-Control': 'no-store' });
  });
  allowOnly(app, '/healthz', ['GET'], false);
}
