import type { Hono } from 'hono';
import type { Sql } from '../../database/database.ts';
import { allowOnly } from '../../http/mount.ts';

/** `/healthz`: whether this hub can answer, for whoever watches over it. 503 when the database is away. */
export function healthRoutes(app: Hono, { sql }: { readonly sql: Sql }): void {
  app.get('/healthz', async (context) => {
    await sql`select 1`;
    return context.json({ status: 'ok' }, 200, { 'Cache-Control': 'no-store' });
  });
  allowOnly(app, '/healthz', ['GET'], false);
}
