/**
 * Every story in two languages that nobody speaks, one longer by two fifths, one from right to left: at 320 pixels
 * nothing is cut off, and nothing lies on something else. Needs
 * `npm run build-storybook`.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pseudoLanguages } from '../../stories/support/pseudo-languages.ts';
import { Measured } from '../a11y/support/measured.ts';
import { PATIENCE, Storybook, storyEntries } from './storybook.ts';

const stories = storyEntries();

for (const [name, language] of Object.entries(pseudoLanguages)) {
  describe(`each story, ${name}`, { timeout: stories.length * PATIENCE }, () => {
    let storybook: Storybook;
    let measured: Measured;

    before(async () => {
      storybook = await Storybook.open();
      const { page } = storybook.visitor;
      await page.setViewport({ width: 320, height: 800 });
      await storybook.set({ language }, stories[0]?.id ?? '');
      measured = await Measured.prepare(page);
      await measured.prefer({ 'prefers-reduced-motion': 'reduce' });
    });

    after(() => storybook.close());

    for (const { id, title, name: story } of stories) {
      it(`${title}: ${story}`, { timeout: PATIENCE }, async () => {
        assert.equal(await storybook.play(id), 'played');
        assert.deepEqual(await measured.ask('cutWords'), []);
      });
    }
  });
}
