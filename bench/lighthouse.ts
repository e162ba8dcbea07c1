/**
 * Lighthouse over every embed page, on its simulated phone (slow 4G, a processor four times slower). Prints a table, and
 * fails where accessibility, best practices or search are under 100, where anything on the page moves, or where
 * performance, the median of its runs, is under 95.
 *
 *     node bench/lighthouse.ts [--runs 3] [--sample] [widget…]
 *
 * --sample takes each widget once, in French. Needs a build (`npm run build`).
 */
import { parseArgs } from 'node:util';
import lighthouse from 'lighthouse';
import { launch, type Browser } from 'puppeteer-core';
import { widgets, type WidgetName } from '../hub/src/embed/widgets.ts';
import type { PlaceList } from '../sdk/contract/index.ts';
import { RunningHub } from '../test/e2e/support/hub.ts';
import { findChromium } from '../test/support/browser.ts';
import { median } from './report.ts';

const goals = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 } as const;
type Category = keyof typeof goals;
const categories = Object.keys(goals) as Category[];

/** Under this, Lighthouse says itself, a machine is too slow or too busy to stand for a phone's fourfold. */
const LEAST_INDEX = 1000;

const times = ['largest-contentful-paint', 'total-blocking-time'] as const;

/** One run over one page. */
interface Run {
  readonly scores: Readonly<Record<Category, number>>;
  /** Cumulative layout shift, a share of the screen: what moved, by how much. */
  readonly shift: number;
  /** As Lighthouse writes them. */
  readonly times: readonly string[];
  /** Bytes that travelled, the page itself included. */
  readonly bytes: number;
  /** Lighthouse's benchmark of the machine, right before. */
  readonly index: number;
  /** Audits that cost points, each with what it said. */
  readonly missed: readonly string[];
}

/** Addresses of one widget, from the hub's root: what it shows first, and what it shows when a webmaster chooses. */
function pagesOf(place: string): Readonly<Record<WidgetName, readonly string[]>> {
  return {
    'place-map': ['', 'tiles=outline&view=map', 'kind=coworking&filters=kind,q,open'],
    'place-card': [`place=${place}`],
    'booking-button': [`place=${place}`],
    'label-badge': [`place=${place}`, `place=${place}&size=poster`],
    'co2-counter': [''],
    'impact-simulator': ['', 'audience=employer'],
  };
}

function addresses(place: string, names: readonly string[], sample: boolean): string[] {
  const languages = sample ? ['fr'] : ['fr', 'en'];
  return Object.entries(pagesOf(place))
    .filter(([name]) => names.length === 0 || names.includes(name))
    .flatMap(([name, queries]) => (sample ? queries.slice(0, 1) : queries).map((query) => [name, query] as const))
    .flatMap(([name, query]) =>
      languages.map((language) => `/e/${name}?${[query, `lang=${language}`].filter(Boolean).join('&')}`),
    );
}

async function run(browser: Browser, url: string): Promise<Run> {
  const { port } = new URL(browser.wsEndpoint());
  const result = await lighthouse(url, { port: Number(port), logLevel: 'error', onlyCategories: [...categories] });
  const lhr = result?.lhr;
  if (!lhr) throw new Error(`Lighthouse said nothing of ${url}`);
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  const score = (name: Category): number => {
    const share = lhr.categories[name]?.score;
    // A category of which one audit broke has none.
    if (share === null || share === undefined) throw new Error(`${url}: no score for ${name}`);
    return Math.round(share * 100);
  };
  const missed = categories
    .filter((name) => score(name) < goals[name])
    .flatMap((name) => lhr.categories[name]?.auditRefs ?? [])
    .filter(({ weight }) => weight > 0)
    .map(({ id }) => lhr.audits[id])
    .filter((audit) => audit !== undefined && audit.score !== null && audit.score < 0.9)
    .map((audit) => `${audit?.title} ${audit?.displayValue ?? ''}`.trim());
  const shift = lhr.audits['cumulative-layout-shift']?.numericValue ?? NaN;
  if (shift !== 0) missed.push(`Layout shift ${shift}`);
  return {
    scores: Object.fromEntries(categories.map((name) => [name, score(name)])) as Record<Category, number>,
    shift,
    times: times.map((name) => lhr.audits[name]?.displayValue ?? ''),
    bytes: lhr.audits['total-byte-weight']?.numericValue ?? NaN,
    index: lhr.environment.benchmarkIndex,
    missed,
  };
}

/** The run of the middle, by performance; of what does not depend on the machine's mood, the worst. */
function summarise(runs: readonly Run[]): Run {
  const middle = runs.toSorted((a, b) => a.scores.performance - b.scores.performance)[runs.length >> 1];
  if (!middle) throw new RangeError('No run');
  const worst = (name: Category): number => Math.min(...runs.map(({ scores }) => scores[name]));
  const scores = Object.fromEntries(categories.map((name) => [name, worst(name)])) as Record<Category, number>;
  scores.performance = median(runs.map((each) => each.scores.performance));
  const missed = [...new Set(runs.flatMap((each) => each.missed))];
  const shift = Math.max(...runs.map((each) => each.shift));
  return { ...middle, scores, shift, index: Math.max(...runs.map(({ index }) => index)), missed };
}

const reaches = ({ scores, shift }: Run): boolean =>
  shift === 0 && categories.every((name) => scores[name] >= goals[name]);

const heading = ['', 'page', ...categories, 'LCP', 'TBT', 'CLS', 'KB', 'index'];

const line = (page: string, result: Run): string[] => [
  reaches(result) ? '✔' : '✖',
  page,
  ...categories.map((name) => String(result.scores[name])),
  ...result.times,
  result.shift.toFixed(3),
  (result.bytes / 1000).toFixed(0),
  result.index.toFixed(0),
];

function print(rows: readonly (readonly string[])[]): void {
  const widths = heading.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    );
}

const { values, positionals } = parseArgs({
  options: { runs: { type: 'string', default: '3' }, sample: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const runs = Number(values.runs);
const strangers = positionals.filter((name) => !Object.hasOwn(widgets, name));
if (!Number.isSafeInteger(runs) || runs < 1 || strangers.length > 0) {
  console.error(`Usage: node bench/lighthouse.ts [--runs 3] [--sample] [${Object.keys(widgets).join(' | ')}]…`);
  process.exit(2);
}

const { executablePath, args } = await findChromium();
const hub = await RunningHub.start();
const browser = await launch({ executablePath, args, headless: 'shell' });
const results: (readonly [page: string, result: Run])[] = [];
try {
  const { items } = (await (await fetch(`${hub.url}/v1/places?sort=name`)).json()) as PlaceList;
  const place = items.find(({ bookable, labels }) => bookable && labels.length > 0);
  if (!place) throw new Error('The demo network has no bookable place with a label among its first');
  for (const page of addresses(place.id, positionals, values.sample)) {
    console.error(`measuring: ${page} …`);
    const seen: Run[] = [];
    while (seen.length < runs) seen.push(await run(browser, hub.url + page));
    results.push([page, summarise(seen)]);
  }
} finally {
  await browser.close();
  await hub.stop();
}
print([heading, ...results.map(([page, result]) => line(page, result))]);
for (const [page, { missed }] of results.filter(([, result]) => !reaches(result)))
  console.log(`${page}: ${missed.join('; ')}`);
if (results.some(([, { index }]) => index < LEAST_INDEX))
  console.log(`Lighthouse holds a machine of an index under ${LEAST_INDEX} for too slow or too busy: times say less.`);
if (!results.every(([, result]) => reaches(result))) process.exitCode = 1;
