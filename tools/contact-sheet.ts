/**
 * Draws every story at 320, 768 and 1280 pixels, light and dark, into `.reports/contact-sheet/`: `stories/` holds one
 * picture each, `<element>-<width>.png` (`-2`, `-3` …) the sheets to look at, and `index.html` all of them. Needs
 * `npm run build-storybook` (or `ESCALE_STORYBOOK`, the folder of another one).
 *
 *     node tools/contact-sheet.ts                     every story
 *     node tools/contact-sheet.ts --only card         those whose title or name holds the word
 *     node tools/contact-sheet.ts --language qab      in another language of the Storybook
 *     node tools/contact-sheet.ts --patience 300      seconds that one story may take, on a machine that does much else
 *
 * A run that was stopped goes on where it was: what was drawn of the same Storybook stays.
 */
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { folder as storybookFolder, Storybook, storyEntries, type StoryEntry } from '../test/stories/storybook.ts';
import { gridOf, heightOfPng, indexHtml, pageHtml, paginate, type Pair } from './contact-sheet-pages.ts';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    language: { type: 'string', default: 'fr' },
    density: { type: 'string', default: 'normal' },
    patience: { type: 'string', default: '120' },
    into: { type: 'string', default: join(import.meta.dirname, '../.reports/contact-sheet') },
  },
});

const widths = [320, 768, 1280] as const;
const schemes = ['light', 'dark'] as const;
/** Of the window; a story that is higher is drawn whole, a dialog stands in a window of this height. */
const HEIGHT = 800;
const patience = Number(options.patience) * 1000;
if (!(patience > 0)) throw new Error(`--patience is a number of seconds, not « ${options.patience} ».`);
const pictures = join(options.into, 'stories');

interface Frame {
  readonly width: number;
  readonly scheme: string;
}

const frames: readonly Frame[] = widths.flatMap((width) => schemes.map((scheme) => ({ width, scheme })));
const elementOf = ({ title }: StoryEntry): string => title.replace(/^.*\//, '').replaceAll(' ', '-').toLowerCase();
const fileOf = ({ id }: StoryEntry, { width, scheme }: Frame): string => `${id}-${width}-${scheme}.png`;

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

const within = <T>(work: Promise<T>, what: string): Promise<T> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`${what} took over ${options.patience} seconds`)), patience);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
};

async function drawStory(storybook: Storybook, story: StoryEntry, frame: Frame): Promise<void> {
  const { page } = storybook.visitor;
  const outcome = await storybook.play(story.id, patience);
  if (outcome !== 'played') throw new Error(outcome);
  await page.evaluate(rest);
  const height = await page.evaluate(heightOfStory);
  const clip = { x: 0, y: 0, width: frame.width, height };
  const picture = await page.screenshot({ clip, captureBeyondViewport: true });
  // Written in one go: a run that is stopped leaves no half picture that the next one would keep.
  await writeFile(join(pictures, fileOf(story, frame)), picture);
}

/** Draws the stories that a frame lacks. A story that fails has a second chance in a browser that starts anew. */
async function drawFrame(frame: Frame, stories: readonly StoryEntry[]): Promise<string[]> {
  const failures: string[] = [];
  const left = [...stories];
  for (let again = false; left.length > 0;) {
    const storybook = await Storybook.open(patience);
    try {
      await storybook.visitor.page.setViewport({ width: frame.width, height: HEIGHT });
      const { language, density } = options;
      await storybook.set({ scheme: frame.scheme, language, density }, left[0]!.id, patience);
      for (; left.length > 0; again = false) {
        await within(drawStory(storybook, left[0]!, frame), left[0]!.id);
        left.shift();
      }
    } catch (error) {
      if (again) failures.push(`${left.shift()!.id}, ${frame.width} ${frame.scheme}: ${String(error)}`);
      again = !again;
    } finally {
      await storybook.close();
    }
  }
  return failures;
}

/** What was drawn before, when it was of the same Storybook in the same language and density. */
async function drawnBefore(): Promise<Set<string>> {
  const { mtimeMs } = await stat(join(storybookFolder, 'index.json'));
  const of = JSON.stringify([storybookFolder, mtimeMs, options.language, options.density]);
  const stamp = join(options.into, 'drawn-from.json');
  const before = await readFile(stamp, 'utf8').catch(() => '');
  if (before !== of) await rm(pictures, { recursive: true, force: true });
  await mkdir(pictures, { recursive: true });
  await writeFile(stamp, of);
  return new Set(await readdir(pictures));
}

async function pairOf(story: StoryEntry, width: number): Promise<Pair> {
  const [light, dark] = schemes.map((scheme) => fileOf(story, { width, scheme })) as [string, string];
  const heights = await Promise.all(
    [light, dark].map(async (file) => heightOfPng(await readFile(join(pictures, file)))),
  );
  const title = `${story.title.replace(/^.*\//, '')} · ${story.name} · ${width}`;
  return { title, light: `stories/${light}`, dark: `stories/${dark}`, height: Math.max(...heights) };
}

/** One sheet per element and width, in as many pages as it needs. @returns their files */
async function makeSheets(stories: readonly StoryEntry[]): Promise<string[]> {
  const storybook = await Storybook.open(patience);
  const { page } = storybook.visitor;
  const made: string[] = [];
  try {
    for (const [element, some] of Map.groupBy(stories, elementOf)) {
      for (const width of widths) {
        const grid = gridOf(width);
        const pages = paginate(await Promise.all(some.map((story) => pairOf(story, width))), grid);
        for (const [index, content] of pages.entries()) {
          const name = `${element}-${width}${index > 0 ? `-${index + 1}` : ''}`;
          const html = join(options.into, 'page.html');
          await writeFile(html, pageHtml(name, content, grid));
          await page.setViewport({ width: 1400, height: HEIGHT });
          await page.goto(`file://${html}`);
          await page.screenshot({ path: join(options.into, `${name}.png`), fullPage: true });
          made.push(`${name}.png`);
        }
      }
    }
  } finally {
    await storybook.close();
    await rm(join(options.into, 'page.html'), { force: true });
  }
  return made;
}

const wanted = options.only.toLowerCase();
const stories = storyEntries().filter(({ title, name }) => `${title} ${name}`.toLowerCase().includes(wanted));
if (stories.length === 0) throw new Error(`No story is called « ${options.only} ».`);
const before = await drawnBefore();
const failures: string[] = [];
for (const frame of frames) {
  const missing = stories.filter((story) => !before.has(fileOf(story, frame)));
  failures.push(...(await drawFrame(frame, missing)));
  console.log(
    `${frame.width} pixels, ${frame.scheme}: ${missing.length} drawn, ${stories.length - missing.length} kept`,
  );
}
const drawn = new Set(await readdir(pictures));
const whole = stories.filter((story) => frames.every((frame) => drawn.has(fileOf(story, frame))));
const sheets = await makeSheets(whole);
await writeFile(join(options.into, 'index.html'), indexHtml(sheets));
console.log(`${whole.length} stories on ${sheets.length} sheets: ${join(options.into, 'index.html')}`);
for (const failure of failures) console.error(failure);
if (failures.length > 0) process.exitCode = 1;
