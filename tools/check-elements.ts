/** Fails for an element without a story, a test, docs, or documentation of its own for every public thing it has. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { analyze, elementsOf, readManifest } from './analyze.ts';
import type { DocumentedElement } from './element-page.ts';

const root = join(import.meta.dirname, '..');
const found = (pattern: string): string[] => globSync(pattern, { cwd: root });

/** What an element's own documentation must say: it is the manual of the tag. */
function silences({ tagName, summary, ...element }: DocumentedElement): string[] {
  const parts: readonly { readonly what: string; readonly name: string; readonly description?: string }[] = [
    ...named('attribute', element.attributes),
    ...named('event', element.events),
    ...named('slot', element.slots),
    ...named('part', element.cssParts),
    ...named('member', element.members),
  ];
  const silent = parts
    .filter(({ name, description }) => !description && name !== 'lang')
    .map(({ what, name }) => `<${tagName}> does not say what its ${what} « ${name} » is`);
  return summary ? silent : [`<${tagName}> has no @summary`, ...silent];
}

const named = <T extends object>(what: string, parts: readonly T[] = []): (T & { what: string })[] =>
  parts.map((part) => ({ ...part, what }));

/** Story, test and entry of a folder in `components/`. */
function missing(folder: string, tags: ReadonlySet<string>): string[] {
  const tag = `escale-${folder}`;
  const uses = (path: string) => readFileSync(join(root, path), 'utf8').includes(`<${tag}`);
  const needs: Record<string, boolean> = {
    'an entry file that defines it': tags.has(tag),
    'a story': found(`stories/${folder}.stories.ts`).length > 0,
    'a test in test/components': found('test/components/**/*.test.ts').some(uses),
    'docs (npm run analyze)': found(`docs/elements/${tag}.md`).length > 0,
  };
  return Object.entries(needs).flatMap(([what, there]) => (there ? [] : [`<${tag}> lacks ${what}`]));
}

const elements = elementsOf(await readManifest());
const tags = new Set(elements.map(({ tagName }) => tagName));
const faults = [
  ...found('components/*').flatMap((folder) => missing(basename(folder), tags)),
  ...elements.flatMap(silences),
  ...(await analyze(false)).map((path) => `${path} differs from the elements: run npm run analyze`),
];
for (const fault of faults) console.error(fault);
if (faults.length > 0 || elements.length === 0) process.exitCode = 1;
else console.log(`${elements.length} elements have a story, a test and docs`);
