/** The built Storybook in a browser, story after story in one page. Needs `npm run build-storybook`. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser } from 'puppeteer-core';
import { launch, Visitor } from '../e2e/support/browser.ts';
import { serveFolder, type FolderServer } from './folder-server.ts';

/** Of the built Storybook. */
export const folder = process.env['ESCALE_STORYBOOK'] ?? join(import.meta.dirname, '../../storybook-static');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Milliseconds for one story, on a machine that does much else. */
export const PATIENCE = 60_000;

export interface StoryEntry {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly type: 'story' | 'docs';
}

/** Every story that was built. */
export function storyEntries(): StoryEntry[] {
  const { entries } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as {
    readonly entries: Readonly<Record<string, StoryEntry>>;
  };
  return Object.values(entries).filter(({ type }) => type === 'story');
}

/** What the page says of the story once it has been rendered and played. */
export type Outcome = 'played' | `failed: ${string}`;

/** What Storybook's own page offers to whoever steers it. */
interface StorybookPage {
  readonly __STORYBOOK_PREVIEW__?: { readonly currentRender?: { readonly id?: string; readonly phase?: string } };
  readonly __STORYBOOK_ADDONS_CHANNEL__: { emit(event: 'setCurrentStory', story: object): void };
}

export class Storybook {
  readonly visitor: Visitor;
  readonly #server: FolderServer;
  readonly #browser: Browser;

  private constructor(server: FolderServer, browser: Browser, visitor: Visitor) {
    this.#server = server;
    this.#browser = browser;
    this.visitor = visitor;
  }

  /** One visitor and one page for all: Storybook's own scripts take longer to start than any story to be drawn. */
  static async open(patience = PATIENCE / 2): Promise<Storybook> {
    const [first] = storyEntries();
    if (!first) throw new Error('There is no story.');
    const server = await serveFolder(folder);
    const browser = await launch();
    const visitor = await Visitor.arrive(browser);
    const storybook = new Storybook(server, browser, visitor);
    await visitor.open(`${server.url}/iframe.html?viewMode=story&id=${first.id}`);
    await storybook.#played(first.id, patience);
    await visitor.page.evaluate(axe);
    return storybook;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.close();
  }

  /**
   * Begins anew with what the toolbar of the Storybook sets: `language`, `scheme`, `density`.
   * @param story the first to be shown
   * @param patience milliseconds that it may take
   */
  async set(globals: Readonly<Record<string, string>>, story: string, patience = PATIENCE / 2): Promise<Outcome> {
    const { page } = this.visitor;
    const given = Object.entries(globals).map((each) => each.join(':'));
    await this.visitor.open(`${this.#server.url}/iframe.html?viewMode=story&id=${story}&globals=${given.join(';')}`);
    const outcome = await this.#played(story, patience);
    await page.evaluate(axe);
    return outcome;
  }

  /** Shows another story as Storybook's side bar does: the page, its scripts and its service worker stay. */
  async play(id: string, patience = PATIENCE / 2): Promise<Outcome> {
    await this.visitor.page.evaluate((storyId) => {
      const { __STORYBOOK_ADDONS_CHANNEL__: channel } = globalThis as unknown as StorybookPage;
      channel.emit('setCurrentStory', { storyId, viewMode: 'story' });
    }, id);
    return this.#played(id, patience);
  }

  /** What axe finds, as one sentence each. */
  async axe(options: RunOptions = {}): Promise<string[]> {
    const { violations } = (await this.visitor.page.evaluate(
      (given) =>
        (globalThis as unknown as { axe: { run(root: string, options: object): Promise<unknown> } }).axe.run(
          '#storybook-root',
          given,
        ),
      options,
    )) as AxeResults;
    // A story is a part of a page: landmarks and a first heading are the page's.
    const partOfPage = new Set(['region', 'landmark-one-main', 'page-has-heading-one', 'heading-order']);
    return violations.filter(({ id }) => !partOfPage.has(id)).map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  }

  /** What fails is tried again before it is shown: a story is there when no element waits for its hub any more. */
  async #settled(id: string, timeout: number): Promise<void> {
    if (id.endsWith('--loading')) return;
    await this.visitor.page.waitForFunction(
      () => {
        const isLoading = (root: ParentNode): boolean =>
          [...root.querySelectorAll('*')].some(
            (each) =>
              (each.localName.startsWith('escale-') && each.matches(':state(loading)')) ||
              (each.shadowRoot !== null && isLoading(each.shadowRoot)),
          );
        return !isLoading(document);
      },
      { timeout, polling: 50 },
    );
  }

  async #played(id: string, patience: number): Promise<Outcome> {
    const outcome = await this.visitor.page.waitForFunction(
      (storyId) => {
        if (document.body.classList.contains('sb-show-errordisplay')) {
          return `failed: ${document.querySelector('#error-message')?.textContent ?? ''}`;
        }
        const render = (globalThis as unknown as StorybookPage).__STORYBOOK_PREVIEW__?.currentRender;
        if (render?.id !== storyId) return undefined;
        return render.phase === 'completed' || render.phase === 'finished' ? 'played' : undefined;
      },
      { timeout: patience, polling: 50 },
      id,
    );
    const verdict = (await outcome.jsonValue()) as Outcome;
    if (verdict === 'played') await this.#settled(id, patience);
    return verdict;
  }
}
