import type { Socket } from 'node:net';
import postgres from 'postgres';
import { guard, openSocket, type Address, type GuardedSocket } from './socket.ts';

/** How long we wait for the server. */
export interface PoolOptions {
  /** Milliseconds for each step of a connection's opening. */
  readonly patience: number;
  /** Milliseconds without a byte from a server that owes an answer, after which it counts as gone; 0 for any. */
  readonly longestSilence: number;
  /** Called when a connection was lost. */
  readonly onlost: () => void;
}

/** The options as the driver has read them. */
type DriverOptions<T extends Record<string, unknown>> = postgres.Sql<T>['options'];

/** What whoever waits on a lost connection is told; `code` as the driver's own. */
function lossOf(cause: unknown): Error {
  return Object.assign(new Error('The connection to the database was lost.', { cause }), { code: 'CONNECTION_CLOSED' });
}

/**
 * A pool of the driver that ends with the first connection it loses.
 *
 * postgres.js (3.4.9) opens a lost connection again with what was left in it, and that is where it fails: questions
 * that are never answered, or are given the answer to another one, statements of a transaction that has failed run
 * within the next one, writes that bring the process down (its issues 1066, 1133, 1186, 1216). Here no part of it
 * outlives a loss: everything that waits is rejected by the driver's own `end`, which leaves no connection able to take
 * another question.
 */
class Generation<T extends Record<string, unknown>> {
  readonly sql: postgres.Sql<T>;
  /** Settles when nothing waits any more after a loss. */
  readonly over: Promise<void>;
  readonly #settle: () => void;
  readonly #options: PoolOptions;
  readonly #sockets = new Set<GuardedSocket>();
  /** How the transactions under way are failed. */
  readonly #transactions = new Set<(error: Error) => void>();
  #lost = false;

  /** @param first index of the host to begin with */
  constructor(driver: DriverOptions<T>, first: number, options: PoolOptions) {
    this.#options = options;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.over = promise;
    this.#settle = () => resolve(undefined);
    const address = driver as unknown as Address;
    this.sql = instance({
      ...driver,
      socket: () => this.#open(address, first),
      // The driver gets an open socket: of other hosts and of TLS it knows nothing.
      host: driver.host.slice(0, 1),
      port: driver.port.slice(0, 1),
      ssl: false,
    });
  }

  get isLost(): boolean {
    return this.#lost;
  }

  /** The driver forgets what a transaction has still to ask when its connection is lost; the transaction fails here. */
  async begin(...args: unknown[]): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#transactions.add(reject);
    try {
      (this.sql.begin as (...args: unknown[]) => Promise<unknown>)(...args).then(resolve, reject);
      return await promise;
    } finally {
      this.#transactions.delete(reject);
    }
  }

  async #open(address: Address, first: number): Promise<Socket> {
    try {
      const socket = await openSocket(address, first, this.#options.patience);
      const guarded = guard(socket, this.#options.longestSilence, (error) => this.#lose(error, guarded));
      this.#sockets.add(guarded);
      socket.once('close', () => this.#sockets.delete(guarded));
      if (!this.#lost) return socket;
      // Lost meanwhile through another connection: nobody asks anything on this one any more.
      guarded.close();
      throw lossOf(undefined);
    } catch (error) {
      this.#lose(error);
      throw error;
    }
  }

  #lose(cause: unknown, lost?: GuardedSocket): void {
    if (this.#lost) return;
    this.#lost = true;
    const error = lossOf(cause);
    for (const fail of this.#transactions) fail(error);
    lost?.fail(error);
    // What is under way on the other connections, and what waits for one.
    void this.sql.end({ timeout: 0 }).then(() => {
      for (const socket of this.#sockets) socket.close();
      this.#settle();
    });
    this.#options.onlost();
  }
}

/** Options that the driver has read already are taken as they are (its `parseOptions`); its types do not say so. */
function instance<T extends Record<string, unknown>>(
  options: DriverOptions<T> & { socket: () => Promise<Socket> },
): postgres.Sql<T> {
  return (postgres as unknown as (options: DriverOptions<T>) => postgres.Sql<T>)(options);
}

/** A pool that lasts: after a loss, the next question opens a new generation. */
export class Pool<T extends Record<string, unknown>> {
  readonly #driver: DriverOptions<T>;
  readonly #options: PoolOptions;
  #generation: Generation<T>;
  #losses = 0;
  #ending = false;

  constructor(driver: DriverOptions<T>, options: PoolOptions) {
    this.#driver = driver;
    this.#options = { ...options, onlost: () => this.#onlost(options) };
    this.#generation = this.#next();
  }

  /** Asked as the driver is: a function with its methods. */
  get sql(): postgres.Sql<T> {
    const ask = (...args: unknown[]): unknown => Reflect.apply(this.#current.sql, undefined, args);
    return new Proxy(ask as unknown as postgres.Sql<T>, {
      get: (_ask, name) => {
        if (name === 'begin') return (...args: unknown[]) => this.#current.begin(...args);
        if (name === 'end') return (options?: { timeout?: number }) => this.#end(options);
        return Reflect.get(this.#current.sql, name) as unknown;
      },
    });
  }

  get #current(): Generation<T> {
    if (this.#generation.isLost && !this.#ending) this.#generation = this.#next();
    return this.#generation;
  }

  /** Begins with another of several hosts after each loss: the first may be the one that went, or a standby. */
  #next(): Generation<T> {
    return new Generation(this.#driver, this.#losses, this.#options);
  }

  #onlost({ onlost }: PoolOptions): void {
    this.#losses += 1;
    onlost();
  }

  async #end(options?: { timeout?: number }): Promise<void> {
    this.#ending = true;
    const { sql, over } = this.#generation;
    // The driver waits for ever for an answer that a lost connection owes.
    await Promise.race([sql.end(options), over]);
  }
}
