/**
 * Draws every story at 320, 768 and 1280 pixels, light and dark, into `.reports/contact-sheet/`: `index.html` holds
 * them all, and `<element>.png` those of one element, for a person to look at. Needs `npm run build-storybook`.
 *
 *     node tools/contact-sheet.ts                     every story
 *     node tools/contact-sheet.ts --only card         those whose title or name holds the word
 *     node tools/contact-sheet.ts --language qab      in another language of the Storybook
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Storybook, storyEntries, type StoryEntry } from '../test/stories/storybook.ts';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    language: { type: 'string', default: 'fr' },
    density: { type: 'string', default: 'normal' },
    into: { type: 'string', default: join(import.meta.dirname, '../.reports/contact-sheet') },
  },
});

const widths = [320, 768, 1280] as const;
const schemes = ['light', 'dark'] as const;
/** Of the window; a story that is higher is drawn whole, a dialog stands in a window of this height. */
const HEIGHT = 800;

interface Frame {
  readonly width: number;
  readonly scheme: string;
}

const frames: readonly Frame[] = widths.flatMap((width) => schemes.map((scheme) => ({ width, scheme })));
const sheetOf = ({ title }: StoryEntry): string => title.replace(/^.*\//, '').replaceAll(' ', '-').toLowerCase();
const fileOf = ({ id }: StoryEntry, { width, scheme }: Frame): string => `${id}-${width}-${scheme}.png`;
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Where the story ends, in pixels from the top; the window's height when a dialog stands over it. */
const heightOfStory = (): number => {
  const root = document.querySelector('#storybook-root');
  const holdsDialog = (node: ParentNode): boolean =>
    [...node.querySelectorAll('*')].some(
      (each) => each.matches('dialog[open]') || (each.shadowRoot && holdsDialog(each.shadowRoot)),
    );
  const end = Math.ceil((root?.getBoundingClientRect().bottom ?? 0) + window.scrollY + 16);
  return holdsDialog(document) ? innerHeight : Math.max(end, 48);
};

/** Ends when nothing moves any more: what was asked for is there, and what glides has come to rest. */
const rest = async (): Promise<void> => {
  for (let quiet = 0; quiet < 12;) {
    await new Promise(requestAnimationFrame);
    const moving = document.getAnimations().some(({ playState }) => playState === 'running');
    quiet = moving ? 0 : quiet + 1;
  }
};

async function draw(storybook: Storybook, stories: readonly StoryEntry[]): Promise<string[]> {
  const { page } = storybook.visitor;
  const failures: string[] = [];
  for (const frame of frames) {
    await page.setViewport({ width: frame.width, height: HEIGHT });
    const { language, density } = options;
    await storybook.set({ scheme: frame.scheme, language, density }, stories[0]!.id);
    for (const story of stories) {
      const outcome = await storybook.play(story.id).catch(String);
      if (outcome !== 'played') failures.push(`${story.id}: ${outcome}`);
      await page.evaluate(rest);
      const height = await page.evaluate(heightOfStory);
      await page.screenshot({
        path: join(options.into, fileOf(story, frame)),
        clip: { x: 0, y: 0, width: frame.width, height },
        captureBeyondViewport: true,
      });
    }
    console.log(`${frame.width} pixels, ${frame.scheme}: ${stories.length} stories`);
  }
  return failures;
}

const sheet = (title: string, stories: readonly StoryEntry[]): string => `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>${escape(title)}</title>
  <style>
    body { font: 14px system-ui; margin: 1rem; background: #888; }
    table { border-spacing: 0.75rem; }
    td, th { vertical-align: top; text-align: start; }
    th { max-inline-size: 10rem; }
    img { display: block; zoom: 0.6; }
  </style>
  <h1>${escape(title)}</h1>
  <table>
    <tr><th></th>${frames.map(({ width, scheme }) => `<th>${width} ${scheme}</th>`).join('')}</tr>
    ${stories
      .map(
        (story) =>
          `<tr><th>${escape(story.title)}<br />${escape(story.name)}</th>${frames
            .map((frame) => `<td><img src="${fileOf(story, frame)}" alt="" width="${frame.width}" /></td>`)
            .join('')}</tr>`,
      )
      .join('\n    ')}
  </table>
</html>
`;

const wanted = options.only.toLowerCase();
const stories = storyEntries().filter(({ title, name }) => `${title} ${name}`.toLowerCase().includes(wanted));
if (stories.length === 0) throw new Error(`No story is called « ${options.only} ».`);
await rm(options.into, { recursive: true, force: true });
await mkdir(options.into, { recursive: true });
const storybook = await Storybook.open();
try {
  const failures = await draw(storybook, stories);
  const sheets = Map.groupBy(stories, sheetOf);
  const index = join(options.into, 'index.html');
  await writeFile(index, sheet('Every story', stories));
  const { page } = storybook.visitor;
  await page.setViewport({ width: 3200, height: HEIGHT });
  for (const [name, some] of sheets) {
    const file = join(options.into, `${name}.html`);
    await writeFile(file, sheet(name, some));
    await page.goto(`file://${file}`);
    await page.screenshot({ path: file.replace(/html$/, 'png'), fullPage: true });
  }
  console.log(`${stories.length} stories in ${index}`);
  for (const failure of failures) console.error(failure);
  if (failures.length > 0) process.exitCode = 1;
} finally {
  await storybook.close();
}
