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

async function play(visitor: Visitor, url: string): Promise<Outcome> {
  await visitor.open(url);
  const outcome = await visitor.page.waitForFunction(
    () => {
      const { classList } = document.body;
      if (classList.contains('sb-show-errordisplay')) {
        return `failed: ${document.querySelector('#error-message')?.textContent ?? ''}`;
      }
      const phase = (globalThis as { __STORYBOOK_PREVIEW__?: { currentRender?: { phase?: string } } })
        .__STORYBOOK_PREVIEW__?.currentRender?.phase;
      return phase === 'completed' || phase === 'finished' ? 'played' : undefined;
    },
    { timeout: 30_000 },
  );
  return (await outcome.jsonValue()) as Outcome;
}

async function complaints(visitor: Visitor): Promise<string[]> {
  await visitor.page.evaluate(axe);
  const { violations } = (await visitor.page.evaluate(() =>
    (globalThis as unknown as { axe: { run(root: string): Promise<unknown> } }).axe.run('#storybook-root'),
  )) as AxeResults;
  // A story is a part of a page: landmarks and a first heading are the page's.
  const partOfPage = new Set(['region', 'landmark-one-main', 'page-has-heading-one', 'heading-order']);
  return violations.filter(({ id }) => !partOfPage.has(id)).map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

describe('each story', () => {
  let server: FolderServer;
  let browser: Browser;
  // One visitor for all, so that the browser keeps Storybook's own scripts.
  let visitor: Visitor;

  before(async () => {
    server = await serveFolder(folder);
    browser = await launch();
    visitor = await Visitor.arrive(browser);
  });

  after(async () => {
    await browser.close();
    await server.close();
  });

  for (const { id, title, name } of stories) {
    it(`${title}: ${name}`, async () => {
      visitor.errors.length = 0;
      assert.equal(await play(visitor, `${server.url}/iframe.html?viewMode=story&id=${id}`), 'played');
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
