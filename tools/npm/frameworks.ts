/**
 * What editors and template languages need to know the elements by: types for the JSX of React, the templates of Vue and
 * of Svelte, and the custom data of VS Code. All of it follows from the custom elements manifest. The generators on npm
 * take our events for `CustomEvent` and know no name of a class in our package, hence this one.
 */
import type { Attribute, Event } from 'custom-elements-manifest/schema.js';
import type { DocumentedElement } from '../element-page.ts';

/** An element, and the words that a field of it accepts; none when its type names no words. */
export interface PackagedElement {
  readonly element: DocumentedElement;
  readonly wordsOf: (field: string) => readonly string[];
}

const comment = (text = ''): string => (text ? `    /** ${text.replace(/\s+/g, ' ').trim()} */\n` : '');
const quoted = (name: string): string => (/^[a-z][a-zA-Z]*$/.test(name) ? name : `'${name}'`);
const attributesOf = ({ attributes = [] }: DocumentedElement): Attribute[] =>
  attributes.filter(({ fieldName }) => fieldName !== undefined);

/**
 * The fields of an element as a template writes them. A framework sets the property of a name when there is one: it has
 * the property's type. An attribute under another name stays a text.
 */
function fields(element: DocumentedElement): string {
  const { name } = element;
  return attributesOf(element)
    .map((each) => {
      const property = `${comment(each.description)}    ${quoted(each.fieldName ?? '')}?: ${name}['${each.fieldName}'];\n`;
      const same = each.fieldName === each.name;
      return same ? property : `${property}    '${each.name}'?: string | number | boolean | undefined;\n`;
    })
    .join('');
}

const handlers = (events: readonly Event[] = [], nameOf: (event: string) => string): string =>
  events
    .map((each) => `${comment(each.description)}    '${nameOf(each.name)}'?: (event: ${each.type.text}) => void;\n`)
    .join('');

const camelCase = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
/** React and Svelte take the name of the event as it is, Vue makes `onEscaleError` of `@escale-error`. */
const inVue = (event: string): string => camelCase(`on-${event}`);
const asItIs = (event: string): string => `on${event}`;

/** The root of the package has the class of every element and event; a type imported from it brings no code. */
function imports(elements: readonly PackagedElement[]): string {
  const names = elements.flatMap(({ element }) => [
    element.name,
    ...(element.events ?? []).map(({ type }) => type.text),
  ]);
  return `import type { ${[...new Set(names)].sort().join(', ')} } from '../src/index.js';\n`;
}

const props = (elements: readonly PackagedElement[], nameOf: (event: string) => string): string =>
  elements
    .map(({ element }) => `interface ${element.name}Props {\n${fields(element)}${handlers(element.events, nameOf)}}\n`)
    .join('\n');

const entries = (elements: readonly PackagedElement[], typeOf: (name: string) => string): string =>
  elements
    .map(({ element }) => `${comment(element.summary)}    '${element.tagName}': ${typeOf(element.name)};\n`)
    .join('');

const react = (
  elements: readonly PackagedElement[],
): string => `import type { DetailedHTMLProps, HTMLAttributes } from 'react';
${imports(elements)}
${props(elements, asItIs)}
type In<Props, Element> = Props & Omit<DetailedHTMLProps<HTMLAttributes<Element>, Element>, keyof Props>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${entries(elements, (name) => `In<${name}Props, ${name}>`)}    }
  }
}
`;

const vue = (elements: readonly PackagedElement[]): string => `import type { HTMLAttributes } from 'vue';
${imports(elements)}
${props(elements, inVue)}
type In<Props> = new () => { $props: Props & HTMLAttributes };

declare module 'vue' {
  interface GlobalComponents {
${entries(elements, (name) => `In<${name}Props>`)}  }
}
`;

const svelte = (elements: readonly PackagedElement[]): string => `import type { HTMLAttributes } from 'svelte/elements';
${imports(elements)}
${props(elements, asItIs)}
type In<Props, Element extends EventTarget> = Props & Omit<HTMLAttributes<Element>, keyof Props>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${entries(elements, (name) => `In<${name}Props, ${name}>`)}  }
}
`;

/** The HTML custom data of VS Code, version 1.1 of its format. */
function vsCode(elements: readonly PackagedElement[]): string {
  const named = (words: readonly string[]): object =>
    words.length > 0 ? { values: words.map((name) => ({ name })) } : {};
  const tags = elements.map(({ element, wordsOf }) => ({
    name: element.tagName,
    description: { kind: 'markdown', value: [element.summary, element.description].filter(Boolean).join('\n\n') },
    attributes: (element.attributes ?? []).map((each) => ({
      name: each.name,
      ...(each.description ? { description: each.description } : {}),
      ...(each.type?.text.startsWith('boolean') ? { valueSet: 'v' } : {}),
      ...named(each.fieldName ? wordsOf(each.fieldName) : []),
    })),
  }));
  return JSON.stringify({ version: 1.1, tags }, null, 2);
}

/** Whose templates the package has types for, each an entry of it: `escale/react` and so on. */
export const frameworks = ['react', 'vue', 'svelte'] as const;

/** Every file by its path in the package. */
export const frameworkFiles = (elements: readonly PackagedElement[]): ReadonlyMap<string, string> =>
  new Map([
    ['types/react.d.ts', react(elements)],
    ['types/vue.d.ts', vue(elements)],
    ['types/svelte.d.ts', svelte(elements)],
    // For whoever imports the types as if they were a module.
    ['types/none.js', 'export {};\n'],
    ['vscode.html-custom-data.json', vsCode(elements)],
  ]);
