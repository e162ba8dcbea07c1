/**
 * What an element costs the page that it is put on: requests, bytes, layout shift, long tasks, work of the main thread
 * on a processor four times slower, and memory after it came and went a hundred times. Side by side with the same page
 * without it, and with peers from npm. Needs a build (`npm run build`).
 */
import type { Browser } from 'puppeteer-core';
import { launch } from '../test/e2e/support/browser.ts';
import { RunningHub } from '../test/e2e/support/hub.ts';
import { comeAndGo } from '../test/e2e/support/memory.ts';
import { emptyPage, type Guest, guests, townHall } from './page-guests.ts';
import { type Cost, type Visit, visit } from './page-visit.ts';
import { type Benchmark, type Figure, median } from './report.ts';
import { BenchSite } from './site.ts';

const ROUNDS = 5;
const TIMES = 100;

/** The sum of what blocks: each long task beyond its first 50 ms, as total blocking time counts it. */
const blocking = ({ longTasks }: Cost): number => longTasks.reduce((sum, task) => sum + task - 50, 0);

const middle = (costs: readonly Cost[], figure: (cost: Cost) => number): number => median(costs.map(figure));

/** Alone and each guest, in turns, so that a disturbance hits all of them. */
async function visits(browser: Browser, site: BenchSite, all: readonly Guest[], tell: (step: string) => void) {
  const alone = site.add('/alone.html', await townHall());
  const pages = await Promise.all(
    all.map(async (guest, index) => ({ guest, url: site.add(`/${index}.html`, await townHall(guest)) })),
  );
  const empty: Cost[] = [];
  const found = new Map<Guest, Visit[]>(all.map((guest) => [guest, []]));
  for (let round = 1; round <= ROUNDS; round++) {
    tell(`page: visit ${round} of ${ROUNDS} to each`);
    empty.push((await visit(browser, alone)).arrival);
    for (const { guest, url } of pages) found.get(guest)?.push(await visit(browser, url, guest));
  }
  return { empty, found };
}

function costFigures(of: string, costs: readonly Cost[], empty: readonly Cost[], promises: boolean): Figure[] {
  const goal = (atMost: number) => (promises ? { goal: { atMost } } : {});
  const worst = (figure: (cost: Cost) => number): number => Math.max(...costs.map(figure));
  const [ours, alone] = [middle(costs, ({ work }) => work), middle(empty, ({ work }) => work)];
  return [
    { what: 'requests', value: worst(({ requests }) => requests), unit: '', ...goal(3) },
    { what: 'code', value: middle(costs, ({ code }) => code) / 1000, unit: 'KB' },
    { what: 'data', value: middle(costs, ({ data }) => data) / 1000, unit: 'KB' },
    { what: 'layout shift', value: worst(({ shift }) => shift), unit: '', ...goal(0) },
    { what: 'long tasks', value: middle(costs, ({ longTasks }) => longTasks.length), unit: '' },
    { what: 'blocking', value: middle(costs, blocking), unit: 'ms' },
    {
      what: 'main thread / the page alone',
      value: ours / alone,
      unit: 'ratio',
      note: `${ours.toFixed(0)} ms / ${alone.toFixed(0)} ms`,
    },
  ].map((figure) => ({ of, ...figure }));
}

/** The page alone, for what is not told as a ratio to it. */
const aloneFigures = (empty: readonly Cost[]): Figure[] => costFigures('the page alone', empty, empty, false);

async function memoryFigures(browser: Browser, site: BenchSite, guest: Guest, index: number): Promise<Figure[]> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.goto(site.add(`/memory-${index}.html`, emptyPage(guest.head)));
    const { before, after } = await comeAndGo(page, guest.tag, TIMES);
    const goal = (atMost: number) => (guest.promises ? { goal: { atMost } } : {});
    const each = (grown: number): number => Math.max(0, grown) / TIMES;
    return [
      // As test/e2e/memory.test.ts: the inspector may hold the last one, and the engine learns of the code.
      { of: guest.name, what: 'nodes kept a mount', value: each(after.nodes - before.nodes), unit: '', ...goal(0.5) },
      {
        of: guest.name,
        what: 'heap kept a mount',
        value: each(after.heap - before.heap) / 1000,
        unit: 'KB',
        ...goal(5),
      },
    ];
  } finally {
    await context.close();
  }
}

export const benchPage: Benchmark = async (tell) => {
  tell('page: starting the hub, bundling the peers');
  const hub = await RunningHub.start();
  const site = await BenchSite.start();
  const browser = await launch();
  try {
    site.add('/empty.html', emptyPage(''));
    const all = await guests(site, hub.url);
    const { empty, found } = await visits(browser, site, all, tell);
    const figures = aloneFigures(empty);
    for (const [index, guest] of all.entries()) {
      tell(`page: ${TIMES} mounts of ${guest.name}`);
      const own = found.get(guest) ?? [];
      const arrivals = own.map(({ arrival }) => arrival);
      figures.push(...costFigures(guest.name, arrivals, empty, guest.promises));
      figures.push(...(await memoryFigures(browser, site, guest, index)));
      const presses = own.flatMap(({ press }) => press ?? []);
      if (guest.press) figures.push(...costFigures(guest.press.name, presses, empty, false));
    }
    return figures;
  } finally {
    await browser.close();
    await site.stop();
    await hub.stop();
  }
};
