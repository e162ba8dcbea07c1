/**
 * Our cards against cards written by hand with lit, and against those of Material Web: 10 and 100 of them, first paint
 * and update, with the same content, in the same browser and the same run. Needs a build (`npm run build`).
 */
import { type Browser, launch } from 'puppeteer-core';
import type { Place, PlaceList } from '../sdk/contract/index.ts';
import { RunningHub } from '../test/e2e/support/hub.ts';
import { findChromium } from '../test/support/browser.ts';
import type { Contender, Phase } from './cards-page.ts';
import { MainThread } from './main-thread.ts';
import { type Benchmark, type Figure, median } from './report.ts';
import { BenchSite, kitFiles } from './site.ts';

const ROUNDS = 11;
const SIZES = [10, 100];
const peers = { lit: 'by hand with lit', material: 'Material Web' } as const;

/** Milliseconds. */
interface Time {
  /** Processor time of the main thread. */
  readonly work: number;
  /** What passed until the frame with all cards was there. */
  readonly painted: number;
}

/** Every place of the demo network, whole. */
async function demoPlaces(): Promise<Place[]> {
  const hub = await RunningHub.start();
  try {
    const { items } = (await (await fetch(`${hub.url}/v1/places?limit=100`)).json()) as PlaceList;
    const whole = async (id: string) => (await (await fetch(`${hub.url}/v1/places/${id}`)).json()) as Place;
    return await Promise.all(items.map(({ id }) => whole(id)));
  } finally {
    await hub.stop();
  }
}

/** A fresh page for each measurement: the second one of a page would profit from what the first one compiled. */
async function measure(browser: Browser, address: string, contender: Contender, places: Place[], count: number) {
  const page = await browser.newPage();
  try {
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(address);
    await page.waitForFunction('"prepare" in window && customElements.get("escale-place-card")');
    await page.evaluate(`prepare(${JSON.stringify(contender)}, ${JSON.stringify(places)}, ${count})`);
    const mainThread = await MainThread.of(page);
    const timed = async (phase: Phase): Promise<Time> => {
      const before = await mainThread.worked();
      const painted = (await page.evaluate(`bench.show('${phase}')`)) as number;
      const work = (await mainThread.worked()) - before;
      await page.evaluate(`bench.check('${phase}')`);
      return { work, painted };
    };
    return { first: await timed('first'), update: await timed('update') };
  } finally {
    await page.close();
  }
}

async function compare(browser: Browser, address: string, places: Place[], count: number): Promise<Figure[]> {
  const times: Record<Contender, Record<Phase, Time>[]> = { escale: [], lit: [], material: [] };
  for (let round = 0; round < ROUNDS; round++)
    for (const contender of ['escale', 'lit', 'material'] as const)
      times[contender].push(await measure(browser, address, contender, places, count));
  const figure = (phase: Phase, peer: keyof typeof peers): Figure => {
    const middle = (who: Contender, what: keyof Time): number => median(times[who].map((time) => time[phase][what]));
    const pair = (what: keyof Time): string =>
      `${middle('escale', what).toFixed(1)} ms / ${middle(peer, what).toFixed(1)} ms`;
    return {
      what: `${count} cards, ${phase === 'first' ? 'first paint' : 'update'} / ${peers[peer]}`,
      value: middle('escale', 'work') / middle(peer, 'work'),
      unit: 'ratio',
      note: `processor time ${pair('work')}; until painted ${pair('painted')}; medians of ${ROUNDS}`,
    };
  };
  return (['first', 'update'] as const).flatMap((phase) => [figure(phase, 'lit'), figure(phase, 'material')]);
}

export const benchCards: Benchmark = async (tell) => {
  tell('cards: reading the demo network, bundling the peers');
  const places = await demoPlaces();
  const site = await BenchSite.start();
  const { executablePath, args } = await findChromium();
  const browser = await launch({ executablePath, headless: 'shell', args });
  try {
    const kit = await kitFiles('place-card');
    for (const file of kit) await site.addKitFile(file);
    await site.addBundle('cards-page.ts', 'ours');
    const scripts = [`/kit/${kit[0]}`, '/cards-page.js'].map((src) => `<script type="module" src="${src}"></script>`);
    const address = site.add('/cards.html', `<!doctype html><html lang="fr"><body>${scripts.join('')}`);
    const figures: Figure[] = [];
    for (const count of SIZES) {
      tell(`${count} cards`);
      figures.push(...(await compare(browser, address, places, count)));
    }
    return figures;
  } finally {
    await browser.close();
    await site.stop();
  }
};
