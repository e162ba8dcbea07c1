/**
 * Opens every story of the built Storybook: it must render without an error, reach what its play function waits for,
 * and show axe nothing to complain of. Needs `npm run build-storybook`.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'puppeteer-core';
import { launch, Visitor } from '../e2e/support/browser.ts';
import { serveFolder, type FolderServer } from './folder-server.ts';

const folder = join(import.meta.dirname, '../../storybook-static');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Milliseconds for one story, on a machine that does much else; the suite has no limit of its own. */
const PATIENCE = 60_000;

interface StoryEntry {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly type: 'story' | 'docs';
}

const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as {
  readonly entries: Readonly<Record<string, StoryEntry>>;
};
const stories = Object.values(index.entries).filter(({ type }) => type === 'story');

/** What the page says of the story once it has been rendered and played. */
type Outcome = 'played' | `failed: ${string}`;

/** What Storybook's own page offers to whoever steers it. */
interface StorybookPage {
  readonly __STORYBOOK_PREVIEW__?: { readonly currentRender?: { readonly id?: string; readonly phase?: string } };
  readonly __STORYBOOK_ADDONS_CHANNEL__: { emit(event: 'setCurrentStory', story: object): void };
}

/** Shows another story as Storybook's side bar does: the page, its scripts and its service worker stay. */
async function play(visitor: Visitor, id: string): Promise<Outcome> {
  await visitor.page.evaluate((storyId) => {
    const { __STORYBOOK_ADDONS_CHANNEL__: channel } = globalThis as unknown as StorybookPage;
    channel.emit('setCurrentStory', { storyId, viewMode: 'story' });
  }, id);
  return played(visitor, id);
}

async function played({ page }: Visitor, id: string): Promise<Outcome> {
  const outcome = await page.waitForFunction(
    (storyId) => {
      if (document.body.classList.contains('sb-show-errordisplay')) {
        return `failed: ${document.querySelector('#error-message')?.textContent ?? ''}`;
      }
      const render = (globalThis as unknown as StorybookPage).__STORYBOOK_PREVIEW__?.currentRender;
      if (render?.id !== storyId) return undefined;
      return render.phase === 'completed' || render.phase === 'finished' ? 'played' : undefined;
    },
    { timeout: PATIENCE / 2, polling: 50 },
    id,
  );
  return (await outcome.jsonValue()) as Outcome;
}

async function complaints(visitor: Visitor): Promise<string[]> {
  const { violations } = (await visitor.page.evaluate(() =>
    (globalThis as unknown as { axe: { run(root: string): Promise<unknown> } }).axe.run('#storybook-root'),
  )) as AxeResults;
  // A story is a part of a page: landmarks and a first heading are the page's.
  const partOfPage = new Set(['region', 'landmark-one-main', 'page-has-heading-one', 'heading-order']);
  return violations.filter(({ id }) => !partOfPage.has(id)).map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

describe('each story', { timeout: stories.length * PATIENCE }, () => {
  let server: FolderServer;
  let browser: Browser;
  // One visitor and one page for all: Storybook's own scripts take longer to start than any story to be drawn.
  let visitor: Visitor;

  before(async () => {
    server = await serveFolder(folder);
    browser = await launch();
    visitor = await Visitor.arrive(browser);
    const [first] = stories;
    assert.ok(first, 'there is no story');
    await visitor.open(`${server.url}/iframe.html?viewMode=story&id=${first.id}`);
    await played(visitor, first.id);
    await visitor.page.evaluate(axe);
  });

  after(async () => {
    await browser.close();
    await server.close();
  });

  for (const { id, title, name } of stories) {
    it(`${title}: ${name}`, { timeout: PATIENCE }, async () => {
      visitor.errors.length = 0;
      assert.equal(await play(visitor, id), 'played');
      assert.deepEqual(await complaints(visitor), []);
      assert.deepEqual(
        visitor.errors.filter((error) => !expected(error)),
        [],
      );
    });
  }
});

/** What a browser writes by itself when a request of a story fails on purpose. */
const expected = (error: string): boolean => error.startsWith('Failed to load resource');
