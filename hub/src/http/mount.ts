import type { Context, Hono } from 'hono';
import type { Operation } from '../../../sdk/contract/index.ts';
import { mayOn, type Actor } from '../access/actor.ts';
import { chooseMediaType } from './accept.ts';
import { forbidden, readBearer, withoutKey } from './bearer.ts';
import { readBody } from './body.ts';
import { withinTime } from './deadline.ts';
import { openHeaders, preflightHeaders } from './headers.ts';
import { readIdempotencyKey } from './idempotency-key.ts';
import { readIfMatch } from './if-match.ts';
import { preferredLanguage, type Language } from './language.ts';
import { ProblemError } from './problem.ts';
import { readQuery } from './query.ts';
import { represent, type Bytes } from './representation.ts';
import { JsonText, type Answer, type Call, type Route } from './route.ts';
import { vary, type HeaderFields } from './send.ts';
import type { Clock } from '../clock.ts';

export interface MountOptions {
  readonly clock: Clock;
  /** Replaces the origin of the request in `Call.url`. */
  readonly publicUrl?: string | undefined;
  /**
   * Counts a request before anything of it is read; headers for its answer.
   * @throws ProblemError `too-many-requests`
   */
  readonly admit?: (operation: Operation, context: Context) => Readonly<Record<string, string>>;
  /** Whom a machine's key speaks for; undefined for none. Without it nobody may what needs a role. */
  readonly actorOf?: (key: string, now: Date) => Promise<Actor | undefined>;
}

/** Serves the routes, each under the path and method of its operation. */
export function mount(app: Hono, routes: readonly Route[], options: MountOptions): void {
  for (const route of routes) {
    const { method, path } = route.operation;
    app.on(method.toUpperCase(), patternOf(path), async (context) => {
      const headers = options.admit?.(route.operation, context) ?? {};
      const exchange = new Exchange(route, context.req.raw, context.req.param(), options);
      try {
        const response = await exchange.answer();
        for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
        return response;
      } catch (error) {
        throw error instanceof ProblemError ? error.withHeaders(headers) : error;
      }
    });
  }
  // Last, because it answers whatever comes to it: an address may have several methods.
  for (const path of new Set(routes.map(({ operation }) => operation.path))) {
    allowOnly(app, patternOf(path), methodsOf(path, routes), true);
  }
}

const patternOf = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

const methodsOf = (path: string, routes: readonly Route[]): string[] =>
  routes.filter(({ operation }) => operation.path === path).map(({ operation }) => operation.method.toUpperCase());

/** Answers `OPTIONS`, and refuses the methods that a known address does not have. */
export function allowOnly(app: Hono, pattern: string, methods: readonly string[], open: boolean): void {
  const all = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'];
  const allow = all.join(', ');
  app.options(pattern, () => {
    const headers = new Headers({ Allow: allow });
    if (open) {
      for (const [name, value] of Object.entries({ ...openHeaders, ...preflightHeaders })) headers.set(name, value);
      headers.set('Access-Control-Allow-Methods', allow);
    }
    return new Response(null, { status: 204, headers });
  });
  app.all(pattern, (context) => {
    // HEAD reaches the GET handler; whatever comes here is not served.
    if (all.includes(context.req.method)) return context.notFound();
    throw new ProblemError('method-not-allowed', {
      detail: { fr: `Cette adresse accepte ${allow}.`, en: `This address accepts ${allow}.` },
      headers: { Allow: allow },
      final: true,
    });
  });
}

/** One request of an operation on its way to an answer. */
class Exchange {
  readonly #route: Route;
  readonly #request: Request;
  readonly #params: Readonly<Record<string, string>>;
  readonly #options: MountOptions;
  /** True once the handler has asked for the language. */
  #spoken = false;

  constructor(route: Route, request: Request, params: Readonly<Record<string, string>>, options: MountOptions) {
    this.#route = route;
    this.#request = request;
    this.#params = params;
    this.#options = options;
  }

  async answer(): Promise<Response> {
    const { operation, handle } = this.#route;
    const types = Object.keys(operation.answers);
    const mediaType = chooseMediaType(this.#request.headers.get('accept') ?? undefined, types);
    if (mediaType === undefined) {
      throw new ProblemError('not-acceptable', {
        detail: { fr: `Formats disponibles\xa0: ${types.join(', ')}.`, en: `Available formats: ${types.join(', ')}.` },
        final: true,
      });
    }
    const answer = await withinTime(handle(await this.#call(mediaType)));
    const headers = this.#headers(answer, answer.mediaType ?? mediaType, types.length > 1);
    if (operation.method === 'get' && !operation.capability && !operation.access) {
      return represent(this.#request, serialise(answer), headers);
    }
    // What was done, or is somebody's own, is nothing to keep or to compare.
    headers['Cache-Control'] = 'no-store';
    return new Response(serialise(answer), { status: answer.status ?? operation.status ?? 200, headers });
  }

  async #call(mediaType: string): Promise<Call> {
    const { operation } = this.#route;
    const language = preferredLanguage(this.#request.headers.get('accept-language'));
    const url = publicAddress(this.#request.url, this.#options.publicUrl);
    const query = operation.query ? readQuery(operation.query, url.searchParams, language) : {};
    const params = this.#readParams(language);
    // Who may is asked before what is said.
    const token = operation.capability ? readBearer(this.#request.headers.get('authorization')) : undefined;
    const now = this.#options.clock();
    const actor = operation.access ? await this.#actor(now) : undefined;
    const spoken = () => (this.#spoken = true);
    const call = {
      params,
      query,
      body: undefined as unknown,
      key: undefined as string | undefined,
      ifMatch: undefined as unknown,
      token,
      actor,
      mediaType,
      url,
      now,
      get language() {
        spoken();
        return language;
      },
    };
    // The shapes follow from the operation's schemas; `route` gave them to the handler under their exact types.
    if (actor) await this.#checkAccess(actor, call as unknown as Call);
    if (operation.keyed) call.key = readIdempotencyKey(this.#request.headers.get('idempotency-key'));
    if (operation.conditional) call.ifMatch = readIfMatch(this.#request.headers.get('if-match'));
    if (operation.body) call.body = await readBody(operation.body, this.#request, language);
    return call as unknown as Call;
  }

  async #actor(now: Date): Promise<Actor> {
    const header = this.#request.headers.get('authorization');
    const key = header === null ? undefined : readBearer(header, withoutKey);
    const actor = key === undefined ? undefined : await this.#options.actorOf?.(key, now);
    if (actor === undefined) throw withoutKey();
    return actor;
  }

  async #checkAccess(actor: Actor, call: Call): Promise<void> {
    const { operation, on } = this.#route;
    if (operation.access && !mayOn(actor, operation.access, (await on?.(call)) ?? {})) throw forbidden();
  }

  #readParams(language: Language): object {
    const { params } = this.#route.operation;
    const parsed = params?.safeParse(this.#params);
    if (parsed === undefined) return {};
    if (parsed.success) return parsed.data;
    // An address that cannot exist is as little there as one that does not.
    const value = (this.#params[String(parsed.error.issues[0]?.path[0])] ?? '').slice(0, 60);
    const detail = language === 'fr' ? `«\xa0${value}\xa0» n’est pas un identifiant.` : `“${value}” is not an id.`;
    throw new ProblemError('not-found', { detail, final: true });
  }

  #headers(answer: Answer, mediaType: string, negotiated: boolean): HeaderFields {
    const headers: HeaderFields = {
      ...openHeaders,
      'Content-Type': mediaType === 'application/json' ? 'application/json; charset=utf-8' : mediaType,
      'Cache-Control': answer.maxAge ? `public, max-age=${Math.floor(answer.maxAge)}` : 'no-cache',
    };
    Object.assign(headers, answer.headers);
    if (answer.link !== undefined) headers['Link'] = answer.link;
    if (negotiated) vary(headers, 'Accept');
    if (this.#spoken) {
      vary(headers, 'Accept-Language');
      headers['Content-Language'] = preferredLanguage(this.#request.headers.get('accept-language'));
    }
    return headers;
  }
}

function serialise({ body }: Answer): string | Bytes {
  if (typeof body === 'string') return body;
  return body instanceof JsonText ? body.text : JSON.stringify(body);
}

/** The address under which the world asked. */
export function publicAddress(requestUrl: string, publicUrl: string | undefined): URL {
  const url = new URL(requestUrl);
  return publicUrl === undefined ? url : new URL(`${publicUrl}${url.pathname}${url.search}`);
}
