/**
 * The map against leaflet.markercluster, in the same browser and the same run: time to first paint of 1,000, 10,000
 * and 50,000 places, and the frames of a scripted zoom and pan.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, launch } from 'puppeteer-core';
import { findChromium } from '../test/support/browser.ts';
import { type Benchmark, type Figure, median } from './report.ts';
import { BenchSite } from './site.ts';

interface Bench {
  ours(length: number): Promise<number>;
  theirs(length: number): Promise<number>;
  frames(length: number): Promise<{ frames: number[]; idle: number[]; markers: number }>;
}

const rounds = 5;
const goals: Readonly<Record<number, number>> = { 10_000: 0.3, 50_000: 0.12 };

/** leaflet.markercluster needs the rules of both packages; ours come with its code, into its shadow root. */
const css = ['leaflet/dist/leaflet.css', 'leaflet.markercluster/dist/MarkerCluster.css']
  .map((file) => readFileSync(createRequire(import.meta.url).resolve(file), 'utf8'))
  .join('\n');
const page = `<!doctype html><style>${css}</style><body><script type="module" src="/map-page.js"></script>`;

/** A fresh page for each measurement: the second map of a page would profit from what the first one compiled. */
async function inPage<T>(
  browser: Browser,
  address: string,
  run: (bench: Bench, length: number) => Promise<T>,
  length: number,
) {
  const page = await browser.newPage();
  try {
    await page.setViewport({ width: 1280, height: 800 });
    await page.goto(address);
    await page.waitForFunction('"bench" in window');
    return (await page.evaluate(`(${run.toString()})(window.bench, ${length})`)) as T;
  } finally {
    await page.close();
  }
}

async function firstPaint(browser: Browser, address: string, length: number): Promise<Figure> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(await inPage(browser, address, (bench, count) => bench.ours(count), length));
    theirs.push(await inPage(browser, address, (bench, count) => bench.theirs(count), length));
  }
  const goal = goals[length];
  return {
    what: `map, first paint of ${length.toLocaleString('en')} places / markercluster`,
    value: median(ours) / median(theirs),
    unit: 'ratio',
    ...(goal !== undefined && { goal: { atMost: goal } }),
    note: `${median(ours).toFixed(0)} ms / ${median(theirs).toFixed(0)} ms, medians of ${rounds}`,
  };
}

/** The empty page is measured in the same run: where even that misses the goal, the machine is busy with other work. */
async function smoothness(browser: Browser, address: string, length: number): Promise<Figure> {
  const { frames, idle, markers } = await inPage(browser, address, (bench, count) => bench.frames(count), length);
  const at = (times: readonly number[], share: number): number =>
    times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? NaN;
  const what = `map, zoom and pan among ${length.toLocaleString('en')} places`;
  const note = `${frames.length} frames, median ${at(frames, 0.5).toFixed(1)} ms, at most ${markers} markers`;
  const empty = `the same page, empty: ${at(idle, 0.95).toFixed(1)} ms`;
  return {
    what: `${what}, 95th percentile frame`,
    value: at(frames, 0.95),
    unit: 'ms',
    goal: { atMost: 17 },
    note: `${note}; ${empty}`,
  };
}

export const benchMap: Benchmark = async (tell) => {
  tell('bundling the map and leaflet.markercluster');
  const site = await BenchSite.start();
  const { executablePath, args } = await findChromium();
  const browser = await launch({ executablePath, headless: 'shell', args });
  try {
    await site.addBundle('map-page.ts', 'ours');
    const address = site.add('/map.html', page);
    const figures: Figure[] = [];
    for (const length of [1000, 10_000, 50_000]) {
      tell(`first paint of ${length} places`);
      figures.push(await firstPaint(browser, address, length));
    }
    for (const length of [10_000, 50_000]) {
      tell(`zoom and pan among ${length} places`);
      figures.push(await smoothness(browser, address, length));
    }
    return figures;
  } finally {
    await browser.close();
    await site.stop();
  }
};
