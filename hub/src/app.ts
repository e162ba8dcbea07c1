import { Hono, type MiddlewareHandler } from 'hono';
import { actorOfKey } from './access/keys.ts';
import { operations } from '../../sdk/contract/index.ts';
import type { Clock } from './clock.ts';
import type { Sql } from './database/database.ts';
import { chooseMediaType } from './http/accept.ts';
import { limitBody } from './http/body-limit.ts';
import { failed } from './http/failures.ts';
import { openHeaders } from './http/headers.ts';
import { mount } from './http/mount.ts';
import { ProblemError } from './http/problem.ts';
import { completeHeaders, requestIdOf } from './http/send.ts';
import type { Log } from './log.ts';
import { assetRoutes } from './routes/assets/routes.ts';
import { badgeRoutes } from './routes/badge/routes.ts';
import { bookingLimits } from './routes/bookings/limits.ts';
import { bookingRoutes } from './routes/bookings/routes.ts';
import { calendarRoutes, withoutSecret } from './routes/calendars/routes.ts';
import { changesRoutes } from './routes/changes/routes.ts';
import { configuratorRoutes } from './routes/configurator/routes.ts';
import { embedRoutes } from './routes/embed/routes.ts';
import { deskRoutes } from './routes/desk/routes.ts';
import { healthRoutes } from './routes/health/routes.ts';
import { labelPages } from './routes/labels/pages.ts';
import { labelRoutes } from './routes/labels/routes.ts';
import { impactPages } from './routes/impact/pages.ts';
import { impactRoutes, impactTableRoute } from './routes/impact/routes.ts';
import { mapRoutes } from './routes/map/routes.ts';
import { followMerges } from './routes/merged.ts';
import { networkRoutes } from './routes/network/routes.ts';
import { operatorRoutes } from './routes/operator/routes.ts';
import type { Connection } from './routes/pages/mail.ts';
import { pageRoutes, sendAbsent } from './routes/pages/routes.ts';
import { placesRoutes } from './routes/places/routes.ts';
import { ProposalLimits } from './routes/proposals/limits.ts';
import { proposalRoutes } from './routes/proposals/routes.ts';
import { recordRoutes } from './routes/record/routes.ts';
import { referenceRoutes } from './routes/reference/routes.ts';
import { territoriesRoutes } from './routes/territories/routes.ts';
import { visitRoutes } from './routes/visits/routes.ts';
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

  const answer = (request: Request, error: unknown) =>
    isAbsentPage(request, error) ? sendAbsent(request, settings) : failed(request, error, requestIdOf(request), log);
  app.onError((error, { req }) => answer(req.raw, error));
  app.notFound(({ req }) => withoutLastSlash(req.raw) ?? answer(req.raw, nothingHere()));
  app.use(surround(log));
  app.use(followMerges(options.sql));
  app.on(['POST', 'PUT', 'PATCH', 'DELETE'], '*', limitBody(LARGEST_BODY, tooLarge));

  const limits = bookingLimits(settings);
  const proposals = new ProposalLimits(settings.proxies);
  const resources = [
    networkRoutes(options),
    placesRoutes(options),
    recordRoutes(options),
    proposalRoutes({ ...options, limits: proposals }),
    mapRoutes(options),
    territoriesRoutes(options),
    impactRoutes(options),
    changesRoutes(options),
    deskRoutes(options),
    labelRoutes(options),
    bookingRoutes({ ...options, limits }),
  ];
  mount(app, resources.flat(), {
    clock,
    publicUrl: settings.publicUrl,
    admit: (operation, context) =>
      operation === operations.createProposal
        ? proposals.countAddress(context.req.raw, context.env as Connection | undefined)
        : limits.admit(operation, context),
    actorOf: (key, now) => actorOfKey(options.sql, key, now),
  });
  healthRoutes(app, options);
  calendarRoutes(app, options);
  assetRoutes(app);
  impactTableRoute(app, options);
  impactPages(app, options);
  visitRoutes(app, options);
  pageRoutes(app, options);
  labelPages(app, options);
  badgeRoutes(app, options);
  operatorRoutes(app, { ...options, proposals });
  embedRoutes(app, options);
  configuratorRoutes(app, options);
  referenceRoutes(app, options);
  return app;
}

/** Gives the request an id, the answer its common headers, and the log one line without anything personal. */
function surround(log: Log): MiddlewareHandler {
  return async (context, next) => {
    const start = performance.now();
    const request = context.req.raw;
    const requestId = requestIdOf(request);
    await next();
    completeHeaders(request, context.res);
    const { status } = context.res;
    const milliseconds = Math.round((performance.now() - start) * 10) / 10;
    // The path without its query: what a person looked for is nobody's business.
    log.debug('request', {
      requestId,
      method: context.req.method,
      path: withoutSecret(context.req.path),
      status,
      milliseconds,
    });
  };
}

/** Content systems and people add a slash to an address that was given out without: it leads on to that one. */
function withoutLastSlash({ method, url }: Request): Response | undefined {
  const { pathname, search } = new URL(url);
  // Two slashes at the beginning would lead to another host.
  const path = pathname.replace(/\/+$/, '').replace(/^\/+/, '/');
  if (path === '' || !pathname.endsWith('/') || !['GET', 'HEAD'].includes(method)) return undefined;
  const headers = { ...openHeaders, Location: `${path}${search}`, 'Cache-Control': 'public, max-age=3600' };
  return new Response(null, { status: 308, headers });
}

const nothingHere = (): ProblemError =>
  new ProblemError('not-found', {
    detail: {
      fr: 'Il n’y a rien à cette adresse. La documentation de l’API est à l’adresse /reference.',
      en: 'There is nothing at this address. The reference of the API is at /reference.',
    },
    final: true,
  });

/** Whether somebody's browser opened an address where there is nothing; the API speaks to programs, also in a browser. */
function isAbsentPage(request: Request, error: unknown): boolean {
  if (!(error instanceof ProblemError) || error.type !== 'not-found') return false;
  if (!['GET', 'HEAD'].includes(request.method) || new URL(request.url).pathname.startsWith('/v1')) return false;
  const accept = request.headers.get('accept') ?? undefined;
  return chooseMediaType(accept, ['application/problem+json', 'text/html']) === 'text/html';
}

function tooLarge(): never {
  throw new ProblemError('body-too-large', {
    detail: {
      fr: `La requête dépasse ${LARGEST_BODY / 1024} Kio.`,
      en: `The request is larger than ${LARGEST_BODY / 1024} KiB.`,
    },
    final: true,
  });
}
