/**
 * Our cards against cards written by hand with lit, and against those of Material Web: 10 and 100 of them, first paint
 * and update, with the same content, in the same browser and the same run. Needs a build (`npm run build`).
 */
import { type Browser, launch } from 'puppeteer-core';
import type { Place, PlaceList } from '../sdk/contract/index.ts';
import { RunningHub } from '../test/e2e/support/hub.ts';
import { findChromium } from '../test/support/browser.ts';
import type { CardTimes, Contender } from './cards-page.ts';
import { type Benchmark, type Figure, median } from './report.ts';
import { BenchSite, kitFiles } from './site.ts';

const ROUNDS = 11;
const SIZES = [10, 100];
const peers = { lit: 'by hand with lit', material: 'Material Web' } as const;

type Times = Readonly<Record<Contender, CardTimes[]>>;

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
    await page.waitForFunction('"bench" in window && customElements.get("escale-place-card")');
    const call = `window.bench.cards(${JSON.stringify(contender)}, ${JSON.stringify(places)}, ${count})`;
    return (await page.evaluate(call)) as CardTimes;
  } finally {
    await page.close();
  }
}

async function compare(browser: Browser, address: string, places: Place[], count: number): Promise<Figure[]> {
  const times: Times = { escale: [], lit: [], material: [] };
  for (let round = 0; round < ROUNDS; round++)
    for (const contender of ['escale', 'lit', 'material'] as const)
      times[contender].push(await measure(browser, address, contender, places, count));
  const figure = (what: keyof CardTimes, peer: keyof typeof peers): Figure => {
    const [ours, theirs] = [times.escale.map((time) => time[what]), times[peer].map((time) => time[what])];
    return {
      what: `${count} cards, ${what === 'first' ? 'first paint' : 'update'} / ${peers[peer]}`,
      // Of each round: what disturbs it disturbs both sides.
      value: median(ours.map((time, round) => time / (theirs[round] ?? NaN))),
      unit: 'ratio',
      note: `${median(ours).toFixed(1)} ms / ${median(theirs).toFixed(1)} ms, medians of ${ROUNDS}`,
    };
  };
  return (['first', 'update'] as const).flatMap((what) => [figure(what, 'lit'), figure(what, 'material')]);
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
