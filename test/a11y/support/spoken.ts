/** What assistive technology is told of a page: Chromium's own computed tree, as lines that can be read. */
import type { CDPSession, Page, Protocol } from 'puppeteer-core';

type Node = Protocol.Accessibility.AXNode;

/** They have no meaning of their own; what is inside them counts. */
const SILENT = new Set(
  'none generic InlineTextBox LineBreak paragraph SvgRoot RootWebArea LabelText Legend strong sectionheader'.split(' '),
);

/** What a closed list of choices would show: the choice itself is the value. */
const CLOSED = 'MenuListPopup';

/** Their name is their content. */
const NAMED =
  /^(button|link|heading|option|summary|cell|gridcell|columnheader|rowheader|caption|term|textbox|searchbox)$/;

const said = (value: Protocol.Accessibility.AXValue | undefined): string =>
  String(value?.value ?? '')
    .replace(/\s+/g, ' ')
    .trim();

/** Properties as a person would say them; what is usual is not said. */
function states({ properties = [], role, value }: Node): string[] {
  const words: string[] = [];
  for (const { name, value: given } of properties) {
    const held = given.value as unknown;
    if (name === 'level' && role?.value === 'heading') words.push(`level ${String(held)}`);
    else if (name === 'expanded') words.push(held ? 'expanded' : 'collapsed');
    else if (name === 'pressed') words.push(held === 'true' ? 'pressed' : 'not pressed');
    else if (name === 'checked') words.push(held === 'true' ? 'checked' : 'not checked');
    else if (name === 'hasPopup') words.push(`opens a ${String(held)}`);
    else if (name === 'invalid' && held !== 'false') words.push('invalid');
    else if (name === 'live' && !/status|alert/.test(said(role)) && held !== 'off') words.push(`live ${String(held)}`);
    else if (['selected', 'disabled', 'required', 'readonly', 'modal', 'busy'].includes(name) && held === true)
      words.push(name);
  }
  if (/textbox|searchbox|combobox|spinbutton/.test(said(role)) && said(value)) words.push(`value ${said(value)}`);
  return words;
}

/**
 * The tree as lines such as `button « Réserver », opens a dialog`, indented by what is inside what. Words that are no
 * name stand alone between guillemets.
 * @param within role and beginning of the name of the part that is wanted; everything unless given
 */
export async function spoken(page: Page, within?: string): Promise<string[]> {
  const session: CDPSession = await page.createCDPSession();
  await session.send('Accessibility.enable');
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  const visit = (node: Node, depth: number, isNamed: boolean): void => {
    const role = said(node.role).replace('DisclosureTriangle', 'summary');
    if (role === CLOSED) return;
    const line = node.ignored || SILENT.has(role) ? undefined : lineOf(node, role, isNamed);
    if (line !== undefined) lines.push(`${'  '.repeat(depth)}${line}`);
    for (const id of node.childIds ?? []) {
      const child = byId.get(id);
      const isInLabel = isNamed || /^(LabelText|Legend)$/.test(role);
      if (child)
        visit(child, line === undefined ? depth : depth + 1, isInLabel || (line !== undefined && NAMED.test(role)));
    }
  };
  const root = nodes.find(({ parentId }) => parentId === undefined);
  if (root) visit(root, 0, false);
  return within === undefined ? lines : partOf(lines, within);
}

function lineOf(node: Node, role: string, isNamed: boolean): string | undefined {
  const name = said(node.name);
  if (role === 'StaticText') return isNamed || !name ? undefined : `« ${name} »`;
  const description = said(node.description);
  return [
    name ? `${role} « ${name} »` : role,
    ...states(node),
    ...(description ? [`described « ${description} »`] : []),
  ].join(', ');
}

function partOf(lines: readonly string[], within: string): string[] {
  const first = lines.findIndex((line) => line.trimStart().startsWith(within));
  if (first < 0) throw new Error(`Nothing says ${within} in:\n${lines.join('\n')}`);
  const depth = lines[first]!.search(/\S/);
  const rest = lines.slice(first + 1);
  const end = rest.findIndex((line) => line.search(/\S/) <= depth);
  return [lines[first]!, ...rest.slice(0, end < 0 ? undefined : end)].map((line) => line.slice(depth));
}
