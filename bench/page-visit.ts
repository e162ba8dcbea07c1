import type { Browser, CDPSession, Page, Protocol } from 'puppeteer-core';
import { MainThread } from './main-thread.ts';
import type { Guest } from './page-guests.ts';

/** What a page costs until it is at rest. */
export interface Cost {
  /** Requests, the page itself and its first script apart. */
  readonly requests: number;
  /** Bytes that travelled, headers included: scripts and style sheets, the first one as well. */
  readonly code: number;
  /** Bytes that travelled, headers included: everything else but the page itself. */
  readonly data: number;
  /**
   * Cumulative layout shift since the page was parsed, before which no module has run: the navigation of the town hall
   * moves in one of a hundred visits, when its parts come one by one. https://wicg.github.io/layout-instability/
   */
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
  const isParsed = ({ startTime }: PerformanceEntry): boolean => {
    const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return !!page && page.domInteractive > 0 && startTime >= page.domInteractive;
  };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { readonly value: number })[])
      if (isParsed(entry)) observed.shift += entry.value;
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
    // The first script apart: a page alone has none.
    return { requests: all.length - Number(sum(true) > 0), code: sum(true), data: sum(false) };
  }
}

/** What a page has cost so far. */
async function costSoFar(page: Page, mainThread: MainThread, traffic: Traffic): Promise<Cost> {
  const observed = (await page.evaluate('observed')) as Observed;
  return { ...traffic.total, ...observed, work: await mainThread.worked() };
}

const costBetween = (before: Cost, after: Cost): Cost => ({
  requests: after.requests - before.requests,
  code: after.code - before.code,
  data: after.data - before.data,
  shift: after.shift - before.shift,
  longTasks: after.longTasks.slice(before.longTasks.length),
  work: after.work - before.work,
});

const nothing: Cost = { requests: 0, code: 0, data: 0, shift: 0, longTasks: [], work: 0 };

/** What a visit found. */
export interface Visit {
  readonly arrival: Cost;
  /** From the press until the page was at rest again. */
  readonly press: Cost | undefined;
}

async function visitIn(
  page: Page,
  url: string,
  { ready, press }: Partial<Pick<Guest, 'ready' | 'press'>>,
): Promise<Visit> {
  await page.setViewport({ width: 1280, height: 900 });
  await page.evaluateOnNewDocument(observe);
  // An empty page of the same site first: its process is the one in which work is counted.
  await page.goto(new URL('/empty.html', url).href);
  const mainThread = await MainThread.of(page);
  const session = await page.createCDPSession();
  await session.send('Network.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const traffic = new Traffic(session);
  const atRest = async (): Promise<Cost> => {
    await page.waitForNetworkIdle({ idleTime: REST });
    return costSoFar(page, mainThread, traffic);
  };
  const start = { ...nothing, work: await mainThread.worked() };
  await page.goto(url, { waitUntil: 'load' });
  // Seldom looked at, which is work as well.
  if (ready !== undefined) await page.waitForSelector(ready, { timeout: 60_000 });
  const arrived = await atRest();
  const arrival = costBetween(start, arrived);
  if (press === undefined) return { arrival, press };
  await page.click(press.on);
  await page.waitForSelector(press.shows, { timeout: 60_000 });
  return { arrival, press: costBetween(arrived, await atRest()) };
}

/** Opens a page with an empty browser on a processor four times slower, until it is at rest. */
export async function visit(
  browser: Browser,
  url: string,
  guest: Partial<Pick<Guest, 'ready' | 'press'>> = {},
): Promise<Visit> {
  const context = await browser.createBrowserContext();
  try {
    return await visitIn(await context.newPage(), url, guest);
  } finally {
    await context.close();
  }
}
