/**
 * Opens every story of the built Storybook: it must render without an error, reach what its play function waits for,
 * and show axe nothing to complain of. Needs `npm run build-storybook`.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PATIENCE, Storybook, storyEntries } from './storybook.ts';

const stories = storyEntries();

describe('each story', { timeout: stories.length * PATIENCE }, () => {
  let storybook: Storybook;
  before(async () => {
    storybook = await Storybook.open();
  });
  after(() => storybook.close());

  for (const { id, title, name } of stories) {
    it(`${title}: ${name}`, { timeout: PATIENCE }, async () => {
      const { errors } = storybook.visitor;
      errors.length = 0;
      assert.equal(await storybook.play(id), 'played');
      assert.deepEqual(await storybook.axe(), []);
      assert.deepEqual(
        errors.filter((error) => !expected(error)),
        [],
      );
    });
  }
});

/** What a browser writes by itself when a request of a story fails on purpose. */
const expected = (error: string): boolean => error.startsWith('Failed to load resource');
