/**
 * As much of `node:test` as our tests use, but able to run them again and again in one process: Node's own runner runs
 * what was registered once. What a test asks for that is not here is no function, which the first run tells.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { mock } from 'node:test';

export { mock };

type Work = (context: Context) => unknown;
type Hook = () => unknown;
interface Options {
  readonly skip?: boolean | string;
  readonly timeout?: number;
}
type Given = [name: string, work: Work] | [name: string, options: Options, work: Work];

type Moment = 'before' | 'after' | 'beforeEach' | 'afterEach';

interface Suite {
  readonly name: string;
  readonly hooks: Readonly<Record<Moment, Hook[]>>;
  readonly children: (Suite | { readonly name: string; readonly work: Work })[];
}

const newSuite = (name: string): Suite => ({
  name,
  hooks: { before: [], after: [], beforeEach: [], afterEach: [] },
  children: [],
});

/** Where what is registered now belongs. */
let current = newSuite('');
/** The file whose tests run; what an earlier one left behind and fails late is not its fault. */
const running = new AsyncLocalStorage<{ late?: Error }>();

for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (reason: unknown) => {
    const file = running.getStore();
    if (file) file.late ??= reason instanceof Error ? reason : new Error(String(reason));
  });
}

function register(...given: Given): void {
  const [name, options, work] = given.length === 2 ? [given[0], {}, given[1]] : given;
  if (!options.skip) current.children.push({ name, work });
}

function group(name: string, define: () => void): void {
  const outer = current;
  current = newSuite(name);
  outer.children.push(current);
  define();
  current = outer;
}

export { register as it, register as test, group as describe, group as suite };

const hookOf =
  (moment: Moment) =>
  (work: Hook): void => {
    current.hooks[moment].push(work);
  };
export const before = hookOf('before');
export const after = hookOf('after');
export const beforeEach = hookOf('beforeEach');
export const afterEach = hookOf('afterEach');

/** What a test is given. */
class Context {
  readonly #ended = new AbortController();
  readonly #after: Hook[] = [];
  readonly mock = new (mock.constructor as new () => typeof mock)();
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  get signal(): AbortSignal {
    return this.#ended.signal;
  }

  after(work: Hook): void {
    this.#after.push(work);
  }

  diagnostic(): void {
    // For people who read a report.
  }

  async test(...given: Given): Promise<void> {
    const [name, options, work] = given.length === 2 ? [given[0], {}, given[1]] : given;
    if (!options.skip) await runTest(name, work);
  }

  async end(): Promise<void> {
    this.mock.reset();
    for (const work of this.#after) await work();
    this.#ended.abort();
  }
}

/** Node's own: tests put others in their place. */
const { setTimeout, clearTimeout } = globalThis;

/** A test that waits for what a mutant has taken away. */
export class LateError extends Error {}

/** Milliseconds that each test may take. */
let patience = 0;
/** Milliseconds that the slowest test of the file has taken. */
let slowest = 0;

async function inTime(work: unknown): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new LateError(`no end after ${patience} ms`)), patience);
  await Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
}

/** The first fault found, with the name of its test. */
class Failure extends Error {
  constructor(name: string, cause: unknown) {
    super(`${name}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

async function runTest(name: string, work: Work): Promise<void> {
  const context = new Context(name);
  const begun = performance.now();
  try {
    await inTime(work(context));
    const late = running.getStore()?.late;
    if (late) throw late;
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(name, error);
  } finally {
    slowest = Math.max(slowest, performance.now() - begun);
    await context.end();
  }
}

async function runSuite({ name, hooks, children }: Suite): Promise<void> {
  try {
    for (const work of hooks.before) await work();
    for (const child of children) {
      if ('children' in child) {
        await runSuite(child);
        continue;
      }
      for (const work of hooks.beforeEach) await work();
      await runTest(child.name, child.work);
      for (const work of hooks.afterEach) await work();
    }
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(name || 'a hook', error);
  } finally {
    for (const work of hooks.after) await work();
  }
}

/** What failed first. */
export interface Fault {
  readonly message: string;
  /** Whether a test did not end. */
  readonly late: boolean;
}

/**
 * Registers what a file holds and runs it, until the first fault.
 * @param milliseconds that each test may take
 * @returns what failed, if anything did, and the milliseconds of the slowest test
 */
export async function runFile(
  load: () => Promise<void>,
  milliseconds: number,
): Promise<{ readonly fault?: Fault; readonly slowest: number }> {
  current = newSuite('');
  patience = milliseconds;
  slowest = 0;
  try {
    await running.run({}, async () => {
      await load();
      if (current.children.length === 0) throw new Error('a file without tests');
      await runSuite(current);
      // What was left to itself may fail a moment later.
      await new Promise((resolve) => setImmediate(resolve));
      const late = running.getStore()?.late;
      if (late) throw late;
    });
    return { slowest };
  } catch (error) {
    const { cause, message } = error instanceof Error ? error : new Error(String(error));
    return { fault: { message, late: cause instanceof LateError }, slowest };
  }
}
