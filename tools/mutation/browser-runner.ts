/**
 * A test runner for Stryker: the element tests of web-test-runner, bundled once and run in Chromium, in a page of its
 * own for each mutant. A test file is what is told apart.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { MutantCoverage, StrykerOptions } from '@stryker-mutator/api/core';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  MutantRunStatus,
  TestStatus,
  toMutantRunResult,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
} from '@stryker-mutator/api/test-runner';
import { build, type Plugin } from 'esbuild';
import { launch, type Browser, type KeyInput, type Page } from 'puppeteer-core';
import { findChromium } from '../../test/support/browser.ts';
import { judge, TOO_BUSY, type Judged } from './judge.ts';
import { isDrawn, NOT_DRAWN } from './sample.ts';

const OUT = '.mutation';

/** What web-test-runner’s command of that name takes, as far as our tests ask. */
interface Keys {
  readonly press?: KeyInput;
  readonly down?: KeyInput;
  readonly up?: KeyInput;
  readonly type?: string;
}

interface Told {
  readonly fault?: { readonly message: string; readonly late: boolean };
  readonly covered: Record<string, number>;
  readonly hitCount?: number;
  readonly slowest: number;
}

interface Run extends Judged {
  readonly result: TestResult;
  readonly told: Told;
}

/** Milliseconds that our tests wait for something, at least. */
const SHORTEST_WAIT = 1000;

/** The commands of web-test-runner, by the page's own browser. */
const commands: Plugin = {
  name: 'commands',
  setup(build) {
    build.onResolve({ filter: /^@web\/test-runner-commands$/ }, ({ path: name }) => ({
      path: name,
      namespace: 'commands',
    }));
    build.onLoad({ filter: /.*/, namespace: 'commands' }, () => ({
      contents: `
        export const sendKeys = (keys) => globalThis.pressKeys(keys);
        const none = () => Promise.reject(new Error('no such command here'));
        export { none as getSnapshot, none as saveSnapshot, none as getSnapshotConfig };`,
    }));
  },
};

class BrowserRunner implements TestRunner {
  static readonly inject = tokens(commonTokens.options);
  readonly #files: readonly string[];
  readonly #patience: number;
  readonly #root: string;
  readonly #share: number;
  #server: Server | undefined;
  #browser: Browser | undefined;
  #page: Page | undefined;

  constructor(options: StrykerOptions) {
    this.#files = options['testFilesInOrder'] as string[];
    this.#patience = options['patience'] as number;
    this.#root = options['root'] as string;
    this.#share = options['share'] as number;
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    await build({
      // Not where esbuild was loaded, which is the checkout: the copy of it with the mutants.
      absWorkingDir: process.cwd(),
      ...{ entryPoints: [...this.#files], outdir: OUT, outbase: '.', bundle: true, splitting: true, format: 'esm' },
      ...{ conditions: ['browser', 'development'], target: 'es2022', tsconfig: 'tsconfig.json', plugins: [commands] },
    });
    this.#server = await serve(path.resolve(OUT));
    const { executablePath, args } = await findChromium();
    this.#browser = await launch({ executablePath, args, headless: 'shell' });
    const page = await this.#browser.newPage();
    await page.exposeFunction('pressKeys', async ({ press, down, up, type }: Keys) => {
      if (press) await page.keyboard.press(press);
      if (down) await page.keyboard.down(down);
      if (up) await page.keyboard.up(up);
      if (type) await page.keyboard.type(type);
    });
    this.#page = page;
  }

  async dryRun(): Promise<DryRunResult> {
    const tests: TestResult[] = [];
    const perTest: MutantCoverage['perTest'] = {};
    for (const file of this.#files) {
      const { result, told } = await this.#run(file, {});
      tests.push(result);
      perTest[file] = told.covered;
    }
    return { status: DryRunStatus.Complete, tests, mutantCoverage: { static: {}, perTest } };
  }

  async mutantRun({ activeMutant, hitLimit, testFilter }: MutantRunOptions): Promise<MutantRunResult> {
    if (!isDrawn(activeMutant, this.#root, this.#share))
      return { status: MutantRunStatus.Error, errorMessage: NOT_DRAWN };
    const wanted = new Set(testFilter ?? this.#files);
    const tests: TestResult[] = [];
    for (const file of this.#files.filter((each) => wanted.has(each))) {
      const asked = { mutant: activeMutant.id, ...(hitLimit === undefined ? {} : { hitLimit: String(hitLimit) }) };
      const judged = await judge(
        (withMutant) => this.#run(file, withMutant ? asked : {}),
        this.#patience,
        // A test that waits for what does not come fails after a second or more: also where it would have come later.
        ({ slowest }) => slowest > SHORTEST_WAIT,
      );
      const endless = determineHitLimitReached(judged?.told.hitCount, hitLimit);
      if (endless) return toMutantRunResult(endless);
      if (judged === undefined) return { status: MutantRunStatus.Error, errorMessage: TOO_BUSY };
      if (judged.late) return { status: MutantRunStatus.Timeout };
      tests.push(judged.result);
      if (judged.failed) break;
    }
    return toMutantRunResult({ status: DryRunStatus.Complete, tests });
  }

  async dispose(): Promise<void> {
    await this.#browser?.close();
    this.#server?.close();
  }

  async #run(file: string, asked: Readonly<Record<string, string>>): Promise<Run> {
    const page = this.#page;
    const address = this.#server?.address() as AddressInfo | null | undefined;
    if (!page || !address) throw new Error('The runner was not begun.');
    const query = new URLSearchParams({ ...asked, patience: String(this.#patience) });
    const begun = performance.now();
    await page.goto(`http://127.0.0.1:${address.port}/?${query}`);
    const script = `/${file.replace(/\.ts$/, '.js')}`;
    const told = (await page.evaluate(`runFile(${JSON.stringify(script)})`)) as Told;
    const test = { id: file, name: file, fileName: file, timeSpentMs: performance.now() - begun };
    const result: TestResult = told.fault
      ? { ...test, status: TestStatus.Failed, failureMessage: told.fault.message }
      : { ...test, status: TestStatus.Success };
    const { fault, slowest } = told;
    return { result, told, failed: fault !== undefined, late: fault?.late ?? false, slowest };
  }
}

/** The bundles, and an empty page that runs one. */
async function serve(folder: string): Promise<Server> {
  const script = await readFile(new URL('./page.js', import.meta.url), 'utf8');
  const empty = `<!doctype html><html><head><meta charset="utf-8"><title>Tests</title></head><body><script>{${script}}</script></body></html>`;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname === '/') return void response.writeHead(200, { 'content-type': 'text/html' }).end(empty);
    readFile(path.join(folder, path.normalize(pathname))).then(
      (text) => response.writeHead(200, { 'content-type': 'text/javascript' }).end(text),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** What Stryker reads of a plugin. */
export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'browser', BrowserRunner)];
