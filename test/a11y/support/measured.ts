/** A page whose contrast, targets, words and focus can be measured: brings ../page/ into it. */
import { join } from 'node:path';
import { build } from 'esbuild';
import type { CDPSession, Page } from 'puppeteer-core';
import type * as measures from '../page/measure.ts';

type Measures = typeof measures;
type Answer<Name extends keyof Measures> = Awaited<ReturnType<Measures[Name]>>;

/** What a visitor's system or browser may ask of a page. */
export interface Media {
  readonly 'prefers-color-scheme'?: 'dark' | 'light';
  readonly 'forced-colors'?: 'active';
  readonly 'prefers-reduced-motion'?: 'reduce';
  readonly 'prefers-contrast'?: 'more';
}

let script: Promise<string> | undefined;

/** The measures as one script that sets `measures`. */
function bundled(): Promise<string> {
  script ??= build({
    entryPoints: [join(import.meta.dirname, '../page/measure.ts')],
    bundle: true,
    format: 'iife',
    globalName: 'measures',
    target: 'es2022',
    write: false,
  }).then(({ outputFiles }) => outputFiles[0]!.text);
  return script;
}

export class Measured {
  readonly page: Page;
  readonly #devTools: CDPSession;

  private constructor(page: Page, devTools: CDPSession) {
    this.page = page;
    this.#devTools = devTools;
  }

  /** @param page one that is open */
  static async prepare(page: Page): Promise<Measured> {
    const measured = new Measured(page, await page.createCDPSession());
    await measured.bring();
    return measured;
  }

  /** Brings the measures into the page, unless they are there: a page that was loaded anew has lost them. */
  async bring(): Promise<void> {
    if (await this.page.evaluate(() => 'measures' in globalThis)) return;
    await this.page.evaluate(`${await bundled()}; globalThis.measures = measures;`);
  }

  /** Runs one of the measures in the page. */
  ask<Name extends keyof Measures>(name: Name, ...args: Parameters<Measures[Name]>): Promise<Answer<Name>> {
    return this.page.evaluate(
      (measure, given) =>
        (globalThis as unknown as { measures: Record<string, (...args: unknown[]) => unknown> }).measures[measure]!(
          ...given,
        ),
      name,
      args,
    ) as Promise<Answer<Name>>;
  }

  /** Changes how the page is drawn as long as `work` lasts. */
  async while<T>(style: 'bare' | 'spaceOut' | 'loseFocus', work: () => Promise<T>): Promise<T> {
    const undo = await this.page.evaluateHandle(
      (name) => (globalThis as unknown as { measures: Record<string, () => () => void> }).measures[name]!(),
      style,
    );
    try {
      return await work();
    } finally {
      await undo.evaluate((back) => back());
      await undo.dispose();
    }
  }

  /** Waits until a measure says yes. @throws when it has not in ten seconds */
  async until(name: 'isOpened'): Promise<void> {
    for (const late = Date.now() + 10_000; !(await this.ask(name)); await new Promise((go) => setTimeout(go, 20)))
      if (Date.now() > late) throw new Error(`Waited in vain: ${name}`);
  }

  /** Text and controls against what is behind them, at the top of what scrolls and at its end. */
  async contrast(): Promise<string[]> {
    const faults = await this.#settled(() => this.#contrastHere());
    if (await this.ask('scrollToEnds')) faults.push(...(await this.#settled(() => this.#contrastHere())));
    return [...new Set(faults)];
  }

  /** What changes while it is measured is measured once more: only what stays is a fault. */
  async #settled(measure: () => Promise<string[]>): Promise<string[]> {
    const faults = await measure();
    if (faults.length === 0) return faults;
    await new Promise((go) => setTimeout(go, 300));
    const again = new Set(await measure());
    return faults.filter((fault) => again.has(fault));
  }

  async #contrastHere(): Promise<string[]> {
    const ground = await this.while('bare', () => this.picture());
    return [...(await this.ask('textContrast', ground)), ...(await this.ask('controlContrast', ground))];
  }

  picture(clip?: { x: number; y: number; width: number; height: number }): Promise<string> {
    return this.page.screenshot({ encoding: 'base64', ...(clip && { clip }), captureBeyondViewport: false });
  }

  async prefer(media: Media): Promise<void> {
    const features = Object.entries(media).map(([name, value]) => ({ name, value: String(value) }));
    await this.#devTools.send('Emulation.setEmulatedMedia', { media: '', features });
  }

  /**
   * Presses Tab from the top to the end and looks at each stop.
   * @param most stops at most
   * @returns what each stop is called, and what is wrong with how its focus shows
   */
  async walk(most = 40): Promise<{ stops: string[]; faults: string[] }> {
    const stops: string[] = [];
    const faults: string[] = [];
    const seen = new Map<string, number>();
    for (let key = 0; key < most; key += 1) {
      await this.page.keyboard.press('Tab');
      const stop = await this.ask('stop');
      if (!stop) break;
      if (stops.includes(stop.name) && stop.name === stops[0]) break;
      stops.push(stop.name);
      // The tenth row of a list shows its focus as the first one does.
      const sort = stop.name.split(' « ')[0]!;
      seen.set(sort, (seen.get(sort) ?? 0) + 1);
      if (seen.get(sort)! > 2) continue;
      if (!stop.clip || stop.free === 0) {
        faults.push(`${stop.name}: its focus cannot be seen where it is`);
        continue;
      }
      const focused = await this.picture(stop.clip);
      const plain = await this.while('loseFocus', () => this.picture(stop.clip ?? undefined));
      const pixels = await this.ask('changed', plain, focused, stop.clip);
      // A ring of one pixel around, less what a link that wraps does not need.
      const wanted = Math.round((stop.clip.width + stop.clip.height - 32) * 1.6);
      if (pixels < wanted) faults.push(`${stop.name}: its focus changes ${pixels} pixels by 3:1, not ${wanted}`);
    }
    return { stops, faults };
  }
}
