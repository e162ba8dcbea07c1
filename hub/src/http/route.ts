import type { z } from 'zod';
import type { Operation } from '../../../sdk/contract/index.ts';
import type { Actor, Scope } from '../access/actor.ts';
import type { Language } from './language.ts';

type Output<S> = S extends z.ZodObject ? z.output<S> : Readonly<Record<string, never>>;
type BodyOf<O extends Operation> = O extends { readonly body: infer S extends z.ZodType } ? z.output<S> : undefined;

/** A checked request of one operation. */
export interface Call<O extends Operation = Operation> {
  readonly params: Output<O['params']>;
  readonly query: Output<O['query']>;
  /** The checked body, for an operation that has one. */
  readonly body: BodyOf<O>;
  /** The `Idempotency-Key`, for an operation that asks for one. */
  readonly key: O extends { readonly keyed: true } ? string : undefined;
  /** The entity tags of `If-Match`, for an operation that asks for it. */
  readonly ifMatch: O extends { readonly conditional: true } ? string : undefined;
  /** What came as `Authorization: Bearer`, for an operation that asks for it; whether it is right is to be checked. */
  readonly token: O extends { readonly capability: true } ? string : undefined;
  /** Who asks, for an operation with `access`; the role was checked on what the route's `on` names. */
  readonly actor: O extends { readonly access: string } ? Actor : undefined;
  /** The asked language. Reading it makes the answer vary by language: leave it alone when it does not. */
  readonly language: Language;
  /** The media type to answer with, one of the operation's. */
  readonly mediaType: keyof O['answers'] & string;
  /** The address as the world sees it (`PUBLIC_URL` when it is set). */
  readonly url: URL;
  /** The one instant at which the whole answer is judged. */
  readonly now: Date;
}

/**
 * JSON that is already written, by PostgreSQL for instance; passed on as it is. As bytes where they came as bytes: to
 * decode a page of places, measure it, hash it and encode it again takes longer than to look it up in an index.
 */
export class JsonText {
  readonly text: string | Buffer<ArrayBuffer>;

  constructor(text: string | Buffer<ArrayBuffer>) {
    this.text = text;
  }
}

export interface Answer {
  /** A text is passed on as it is. */
  readonly body: object | JsonText | string;
  /** Status and media type, where they are not those of the operation: a refusal that is kept, for instance. */
  readonly status?: number;
  readonly mediaType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Seconds for which the answer stays true: until the next opening change at most. None when left out. */
  readonly maxAge?: number;
  /** Value of the `Link` header (RFC 8288). */
  readonly link?: string;
}

export type Handler<O extends Operation> = (call: Call<O>) => Answer | Promise<Answer>;

/**
 * Says which place or label scheme a call acts on. Asked before the body is read and before the handler runs, so only
 * what the address says counts.
 * @throws ProblemError `not-found` when there is no such thing
 */
export type ActsOn<O extends Operation> = (call: Pick<Call<O>, AskedFirst>) => Scope | Promise<Scope>;

/** What is known of a call before it is settled who may make it. */
type AskedFirst = 'params' | 'query' | 'actor' | 'now';

/** An operation of the contract with what answers it. */
export interface Route {
  readonly operation: Operation;
  readonly handle: (call: Call) => Answer | Promise<Answer>;
  readonly on?: (call: Pick<Call, AskedFirst>) => Scope | Promise<Scope>;
}

/** Ties a handler to an operation; the handler's request is typed from the contract. */
export function route<const O extends Operation>(
  operation: O,
  handler: Handler<O>,
  { on }: { readonly on?: ActsOn<O> } = {},
): Route {
  if (operation.access && operation.access !== 'administrator' && on === undefined) {
    throw new TypeError(`${operation.path} needs a role on something: give route() its «\xa0on\xa0»`);
  }
  // Sound because the request is read with this very operation's schemas before the handler sees it (mount.ts).
  return { operation, handle: handler, ...(on && { on: on }) };
}
