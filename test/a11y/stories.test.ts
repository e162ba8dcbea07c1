/**
 * Every story as people see it who change how pages look: dark, high contrast, forced colours, 320 pixels, 400 % zoom,
 * more space in text, no motion; and by the keyboard. What is measured is what is drawn. Needs `npm run build-storybook`.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { PATIENCE, Storybook, storyEntries } from '../stories/storybook.ts';
import { Measured, type Media } from './support/measured.ts';

/** Those whose id holds `ESCALE_STORY`; with `ESCALE_SAMPLE` the first of each element. */
const stories = storyEntries()
  .filter(({ id }) => id.includes(process.env['ESCALE_STORY'] ?? ''))
  .filter(
    ({ title }, index, all) =>
      process.env['ESCALE_SAMPLE'] === undefined || all.findIndex((each) => each.title === title) === index,
  );

/** A page, as its own style sheet has it, for a visitor who prefers something. */
interface Look {
  readonly name: string;
  readonly css: string;
  readonly media: Media;
  /** Whether the keyboard's focus is looked at, stop by stop. */
  readonly walked?: boolean;
}

/** A page's own rules; what Storybook sets for itself yields. */
const page = (scheme: 'light' | 'dark' | 'normal', ground: string, text: string): string =>
  `:root { color-scheme: ${scheme} !important }
  body { background: ${ground} !important; color: ${text} !important }
  a { color: ${text} }`;

const looks: readonly Look[] = [
  { name: 'on a light page', css: page('light', '#fff', '#1d2a2d'), media: {}, walked: true },
  {
    name: 'on a dark page',
    css: page('dark', '#121a1d', '#e8eef0'),
    media: { 'prefers-color-scheme': 'dark' },
    walked: true,
  },
  {
    name: 'on a dark page that does not say so',
    css: page('normal', '#14201c', '#f2f5ee'),
    media: {},
  },
  { name: 'on a pale page with grey text', css: page('light', '#f6f6f6', '#444'), media: {} },
  {
    name: 'with a yellow accent',
    css: `${page('light', '#fff', '#222')} :root { --escale-accent: #ffe14d }`,
    media: {},
    walked: true,
  },
  { name: 'with more contrast', css: page('light', '#fff', '#000'), media: { 'prefers-contrast': 'more' } },
  { name: 'in forced colours', css: '', media: { 'forced-colors': 'active' }, walked: true },
];

describe('each story', { timeout: stories.length * PATIENCE }, () => {
  let storybook: Storybook;
  let measured: Measured;

  before(async () => {
    storybook = await Storybook.open();
    measured = await Measured.prepare(storybook.visitor.page);
  });
  after(() => storybook.close());
  afterEach(async () => {
    await measured.prefer({});
    await storybook.visitor.page.setViewport({ width: 1280, height: 900 });
  });

  /** As the page's own style sheet would. */
  const dress = (css: string): Promise<void> =>
    storybook.visitor.page.evaluate((rules) => {
      const sheet = document.querySelector('#look') ?? document.head.appendChild(document.createElement('style'));
      sheet.id = 'look';
      sheet.textContent = rules;
    }, css);

  for (const { id, title, name } of stories) {
    it(`${title}: ${name}`, { timeout: PATIENCE }, async () => {
      const { page } = storybook.visitor;
      await page.mouse.move(0, 0);
      assert.equal(await storybook.play(id), 'played');
      await measured.bring();
      const faults: string[] = [];
      const add = (when: string, found: readonly string[]): void =>
        void faults.push(...found.map((each) => `${when}: ${each}`));
      if (await measured.ask('openDetails')) await measured.until('isOpened');

      for (const { name: when, css, media } of looks) {
        await dress(css);
        await measured.prefer(media);
        add(when, await measured.contrast());
      }
      for (const { name: when, css, media } of looks.filter(({ walked }) => walked)) {
        await dress(css);
        await measured.prefer(media);
        add(`by keyboard ${when}`, (await measured.walk()).faults);
      }
      await dress('');
      await measured.prefer({});
      add('targets', await measured.ask('targetSize'));
      await measured.while('spaceOut', async () => add('with text spaced out', await measured.ask('cutWords')));

      await measured.prefer({ 'prefers-reduced-motion': 'reduce' });
      add('without motion', await measured.ask('motion'));
      await measured.prefer({});

      await page.setViewport({ width: 320, height: 800 });
      add('320 pixels wide', await measured.ask('cutWords'));
      add('320 pixels wide', await measured.ask('targetSize'));
      await measured.while('spaceOut', async () => add('320 pixels wide, spaced out', await measured.ask('cutWords')));
      await page.setViewport({ width: 320, height: 256 });
      add('at 400 %', await measured.ask('cutWords'));
      await page.setViewport({ width: 1280, height: 900 });
      await dress(':root { font-size: 200% }');
      add('with text twice as large', await measured.ask('cutWords'));
      await dress('');
      assert.deepEqual(faults, []);
    });
  }
});
