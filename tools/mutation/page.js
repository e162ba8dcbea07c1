/* global addEventListener, location, performance, URLSearchParams */
/**
 * As much of mocha as the element tests use, in a page whose address names the mutant. `runFile` is what the runner
 * calls; it answers with the first fault and with what instrumented code has counted.
 */
const asked = new URLSearchParams(location.search);
const hitLimit = Number(asked.get('hitLimit'));
globalThis.__stryker__ = {
  activeMutant: asked.get('mutant') ?? undefined,
  ...(hitLimit > 0 && { hitLimit, hitCount: 0 }),
};

const newSuite = (name) => ({ name, before: [], after: [], beforeEach: [], afterEach: [], children: [] });
const root = newSuite('');
let current = root;

globalThis.describe = (name, define) => {
  const outer = current;
  current = newSuite(name);
  outer.children.push(current);
  define();
  current = outer;
};
globalThis.it = (name, work) => current.children.push({ name, work });
for (const moment of ['before', 'after', 'beforeEach', 'afterEach'])
  globalThis[moment] = (work) => current[moment].push(work);

/** What fails outside of a test, such as a listener. */
let late;
addEventListener('error', ({ error, message }) => (late ??= error ?? new Error(message)));
addEventListener('unhandledrejection', ({ reason }) => (late ??= reason));

const { setTimeout: wait } = globalThis;
const patience = Number(asked.get('patience'));
const inTime = (work) =>
  Promise.race([
    work,
    new Promise((_, reject) => wait(() => reject(Object.assign(new Error('no end'), { late: true })), patience)),
  ]);

/** Milliseconds. */
let slowest = 0;

async function runSuite(suite, around) {
  const all = [...around, suite];
  for (const work of suite.before) await work();
  for (const child of suite.children) {
    if (child.children) {
      await runSuite(child, all);
      continue;
    }
    const begun = performance.now();
    try {
      for (const { beforeEach } of all) for (const work of beforeEach) await work();
      await inTime(child.work());
      if (late) throw late;
    } catch (error) {
      error.test ??= child.name;
      throw error;
    } finally {
      slowest = Math.max(slowest, performance.now() - begun);
      for (const { afterEach } of [...all].reverse()) for (const work of afterEach) await work();
    }
  }
  for (const work of suite.after) await work();
}

globalThis.runFile = async (file) => {
  let fault;
  try {
    await import(file);
    await runSuite(root, []);
  } catch (error) {
    fault = { message: `${error?.test ?? 'loading'}: ${error?.message ?? String(error)}`, late: error?.late === true };
  }
  const { mutantCoverage, hitCount } = globalThis.__stryker__;
  return { fault, covered: mutantCoverage?.static ?? {}, hitCount, slowest };
};
