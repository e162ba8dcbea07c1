import { randomUUID } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Clock } from './clock.ts';
import type { Sql } from './database/database.ts';
import { failed } from './http/failures.ts';
import { commonHeaders } from './http/headers.ts';
import { mount } from './http/mount.ts';
import { ProblemError } from './http/problem.ts';
import type { Log } from './log.ts';
import { assetRoutes } from './routes/assets/routes.ts';
import { healthRoutes } from './routes/health/routes.ts';
import { mapRoutes } from './routes/map/routes.ts';
import { networkRoutes } from './routes/network/routes.ts';
import { pageRoutes } from './routes/pages/routes.ts';
import { placesRoutes } from './routes/places/routes.ts';
import { referenceRoutes } from './routes/reference/routes.ts';
import { territoriesRoutes } from './routes/territories/routes.ts';
import type { Settings } from './settings.ts';
import type { Territories } from './territories/territories.ts';

/** What the hub is made of; tests give their own database, clock and log. */
export interface AppOptions {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly log: Log;
  readonly territories: Territories;
}

/** Bytes: the largest body that an operation may ask for is a form. */
const LARGEST_BODY = 64 * 1024;

/** Assembles the hub: every route, what surrounds them, and what answers when none does. */
export function createApp(options: AppOptions): Hono {
  const { clock, settings, log } = options;
  const app = new Hono();
  const requestIds = new WeakMap<Request, string>();
  const idOf = (request: Request): string => requestIds.get(request) ?? randomUUID();

  app.onError((error, context) => failed(context.req.raw, error, idOf(context.req.raw), log));
  app.notFound((context) => failed(context.req.raw, nothingHere(), idOf(context.req.raw), log));
  app.use(surround(requestIds, log));
  app.use(bodyLimit({ maxSize: LARGEST_BODY, onError: tooLarge }));

  const resources = [networkRoutes(options), placesRoutes(options), mapRoutes(options), territoriesRoutes(options)];
  mount(app, resources.flat(), { clock, publicUrl: settings.publicUrl });
  healthRoutes(app, options);
  assetRoutes(app);
  pageRoutes(app, options);
  referenceRoutes(app, options);
  return app;
}

/** Gives the request an id, the answer its common headers, and the log one line without anything personal. */
function surround(requestIds: WeakMap<Request, string>, log: Log): MiddlewareHandler {
  return async (context, next) => {
    const start = performance.now();
    const requestId = readRequestId(context.req.header('x-request-id')) ?? randomUUID();
    requestIds.set(context.req.raw, requestId);
    await next();
    const { headers, status } = context.res;
    for (const [name, value] of Object.entries({ ...commonHeaders, 'X-Request-Id': requestId })) {
      if (!headers.has(name)) headers.set(name, value);
    }
    const milliseconds = Math.round((performance.now() - start) * 10) / 10;
    // The path without its query: what a person looked for is nobody's business.
    log.debug('request', { requestId, method: context.req.method, path: context.req.path, status, milliseconds });
  };
}

/** An id given by a proxy, so that its log and ours can be read together. */
const readRequestId = (text: string | undefined): string | undefined =>
  text !== undefined && /^[\w-]{8,64}$/.test(text) ? text : undefined;

const nothingHere = (): ProblemError =>
  new ProblemError('not-found', {
    detail: {
      fr: 'Il n’y a rien à cette adresse. La documentation de l’API est à l’adresse /reference.',
      en: 'There is nothing at this address. The reference of the API is at /reference.',
    },
    final: true,
  });

function tooLarge(): never {
  throw new ProblemError('invalid-body', {
    detail: {
      fr: `La requête dépasse ${LARGEST_BODY / 1024} Kio.`,
      en: `The request is larger than ${LARGEST_BODY / 1024} KiB.`,
    },
    final: true,
  });
}
