import type { Browser, CDPSession, Page, Protocol } from 'puppeteer-core';

/** What a page costs until it is at rest. */
export interface Cost {
  /** Requests, the page itself and its first script apart. */
  readonly requests: number;
  /** Bytes that travelled, headers included: scripts and style sheets, the first one as well. */
  readonly code: number;
  /** Bytes that travelled, headers included: everything else but the page itself. */
  readonly data: number;
  /** Cumulative layout shift, all of it: https://wicg.github.io/layout-instability/ */
  readonly shift: number;
  /** Milliseconds of each task of the main thread that took 50 or more. */
  readonly longTasks: readonly number[];
  /** Milliseconds of processor time that the main thread worked. */
  readonly work: number;
}

/** As Lighthouse slows its phone. */
export const SLOWER = 4;
/** Milliseconds without a request after which a page is at rest. */
const REST = 500;

interface Observed {
  shift: number;
  longTasks: number[];
}

/** Runs in the page before anything else does. */
function observe(): void {
  const observed: Observed = { shift: 0, longTasks: [] };
  Object.assign(globalThis, { observed });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { readonly value: number })[])
      observed.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) observed.longTasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
}

/** Who asked for what, and what of it travelled. */
class Traffic {
  readonly #types = new Map<string, Protocol.Network.ResourceType>();
  readonly #bytes = new Map<string, number>();

  constructor(session: CDPSession) {
    session.on('Network.requestWillBeSent', ({ requestId, type = 'Other', request }) => {
      if (!request.url.startsWith('data:')) this.#types.set(requestId, type);
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
      this.#bytes.set(requestId, encodedDataLength),
    );
  }

  get total(): Pick<Cost, 'requests' | 'code' | 'data'> {
    const all = [...this.#types].filter(([, type]) => type !== 'Document');
    const isCode = (type: string): boolean => type === 'Script' || type === 'Stylesheet';
    const sum = (code: boolean): number =>
      all.filter(([, type]) => isCode(type) === code).reduce((bytes, [id]) => bytes + (this.#bytes.get(id) ?? 0), 0);
    const hasLoader = all.some(([, type]) => type === 'Script');
    return { requests: all.length - (hasLoader ? 1 : 0), code: sum(true), data: sum(false) };
  }
}

async function work(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value;
  if (seconds === undefined) throw new Error('The browser does not tell how long its tasks take');
  return seconds * 1000;
}

async function visitIn(page: Page, url: string, ready: string | undefined): Promise<Cost> {
  await page.setViewport({ width: 1280, height: 900 });
  await page.evaluateOnNewDocument(observe);
  // An empty page of the same site first: its process is the one in which work is counted.
  await page.goto(new URL('/empty.html', url).href);
  const session = await page.createCDPSession();
  // Processor time: what others do on the machine meanwhile does not enter it.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await session.send('Network.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const traffic = new Traffic(session);
  const before = await work(session);
  await page.goto(url, { waitUntil: 'load' });
  // Seldom: to look is work as well.
  if (ready !== undefined) await page.waitForSelector(ready, { timeout: 60_000 });
  await page.waitForNetworkIdle({ idleTime: REST });
  const after = await work(session);
  const observed = (await page.evaluate('observed')) as Observed;
  return { ...traffic.total, ...observed, work: after - before };
}

/**
 * Opens a page with an empty browser on a processor four times slower, until it is at rest.
 * @param ready selector of what it waits for
 */
export async function visit(browser: Browser, url: string, ready?: string): Promise<Cost> {
  const context = await browser.createBrowserContext();
  try {
    return await visitIn(await context.newPage(), url, ready);
  } finally {
    await context.close();
  }
}
