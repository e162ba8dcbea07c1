import type { Hono } from 'hono';
import { createApp } from '../app.ts';
import type { Sql } from '../database/database.ts';
import { silentLog } from '../log.ts';
import { readSettings } from '../settings.ts';
import { loadTerritories } from '../territories/territories.ts';

/** A whole hub over a database, at an instant that a test may move. */
export class LabelHub {
  now: Date;
  readonly app: Hono;

  constructor(sql: Sql, now: string) {
    this.now = new Date(now);
    const settings = readSettings({ ESCALE_NETWORK_NAME: 'Réseau d’essai' });
    this.app = createApp({ sql, clock: () => this.now, settings, log: silentLog, territories: loadTerritories() });
  }

  async get<T>(path: string, headers: Record<string, string> = {}) {
    const response = await this.app.request(path, { headers });
    const body: unknown = response.status === 304 ? undefined : await response.json();
    return { status: response.status, headers: response.headers, body: body as T };
  }

  async text(path: string, headers: Record<string, string> = {}) {
    const response = await this.app.request(path, { headers });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }
}
