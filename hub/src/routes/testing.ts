import { Hono } from 'hono';
import type { Sql } from '../database/database.ts';
import { failed } from '../http/failures.ts';
import { mount } from '../http/mount.ts';
import { createLog } from '../log.ts';
import { loadTerritories, type Territories } from '../territories/territories.ts';
import { mapRoutes } from './map/routes.ts';
import { placesRoutes } from './places/routes.ts';
import { territoriesRoutes } from './territories/routes.ts';

let loaded: Territories | undefined;

/** What a test reads of an answer. */
export interface Reading<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** The read operations over a database, at an instant that a test may move. */
export class TestHub {
  now: Date;
  readonly #app = new Hono();

  constructor(sql: Sql, now: string) {
    this.now = new Date(now);
    const territories = (loaded ??= loadTerritories());
    const log = createLog({ pretty: true });
    this.#app.onError((error, context) => failed(context.req.raw, error, 'test', log));
    const routes = [
      placesRoutes({ sql, territories }),
      mapRoutes({ sql, territories }),
      territoriesRoutes({ territories }),
    ];
    mount(this.#app, routes.flat(), { clock: () => this.now });
  }

  /** Reads an address of the API as the type the test expects it to be. */
  async get<T>(path: string, headers: Record<string, string> = {}): Promise<Reading<T>> {
    const response = await this.#app.request(path, { headers });
    return { status: response.status, headers: response.headers, body: (await response.json()) as T };
  }
}
