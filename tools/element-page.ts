import type { ClassDeclaration, ClassMember, ClassMethod, CustomElement } from 'custom-elements-manifest/schema.js';

/** An element with the tag it is defined under; its states are too recent for the manifest's types. */
export type DocumentedElement = ClassDeclaration &
  CustomElement & {
    readonly tagName: string;
    readonly cssStates?: readonly { readonly name: string; readonly description?: string }[];
  };

/** A cell of a Markdown table: one line, pipes escaped. */
const cell = (text = ''): string => text.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
const code = (text = ''): string => (text === '' ? '' : `\`${cell(text)}\``);

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `## ${title}\n\n${lines.join('\n')}\n`;
}

const isMethod = (member: ClassMember): member is ClassMethod => member.kind === 'method';

/** `lang` is inherited by every element and documented by HTML; the analyzer sees its name only. */
const language = 'Language of the element, `fr` or `en`. Default: the closest `lang`, else the page’s.';

/** The page of an element, in Markdown, from its entry in the custom elements manifest. */
export function elementPage(element: DocumentedElement): string {
  const methods = (element.members ?? []).filter(isMethod);
  return [
    '<!-- Written by `npm run analyze` from the documentation in the element’s source: change it there. -->',
    `# \`<${element.tagName}>\`\n`,
    `${element.summary ?? ''}\n`,
    `${element.description ?? ''}\n`,
    table(
      'Attributes',
      ['Attribute', 'Property', 'Type', 'What it does'],
      (element.attributes ?? []).map(({ name, fieldName, type, description }) => [
        code(name),
        code(fieldName),
        code(type?.text.replace(/ \| undefined$/, '')),
        cell(description ?? (name === 'lang' ? language : '')),
      ]),
    ),
    table(
      'Events',
      ['Event', 'Class', 'When'],
      (element.events ?? []).map(({ name, type, description }) => [code(name), code(type.text), cell(description)]),
    ),
    table(
      'Slots',
      ['Slot', 'What goes there'],
      (element.slots ?? []).map(({ name, description }) => [name ? code(name) : 'default', cell(description)]),
    ),
    table(
      'Parts',
      ['Part', 'What it is'],
      (element.cssParts ?? []).map(({ name, description }) => [code(`::part(${name})`), cell(description)]),
    ),
    table(
      'Custom properties',
      ['Property', 'What it sets'],
      (element.cssProperties ?? []).map(({ name, description }) => [code(name), cell(description)]),
    ),
    table(
      'States',
      ['State', 'When'],
      (element.cssStates ?? []).map(({ name, description }) => [code(`:state(${name})`), cell(description)]),
    ),
    table(
      'Methods',
      ['Method', 'What it does'],
      methods.map(({ name, parameters = [], description }) => [
        code(`${name}(${parameters.map((parameter) => parameter.name).join(', ')})`),
        cell(description),
      ]),
    ),
  ].join('\n');
}
