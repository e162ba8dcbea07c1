/**
 * The templates of the kit: as much of lit-html as our elements use, in less than half of its bytes. The build puts
 * this in its place; the package for bundlers keeps lit. What is left out: directives, templates of formulas or of parts
 * of pictures, expressions within comments, raw text and tag names, attributes in single quotes. tools/own-lit.test.ts
 * looks for uses of them, and the tests of the elements run over both (web-test-runner.firefox.config.mjs).
 */

/** Renders nothing; an attribute with it is absent. */
export const nothing = Symbol();

/** A class, so that no JSON can pass for markup. */
class Template {
  declare readonly strings: TemplateStringsArray;
  declare readonly values: readonly unknown[];

  constructor(strings: TemplateStringsArray, values: readonly unknown[]) {
    this.strings = strings;
    this.values = values;
  }
}

export const html = (strings: TemplateStringsArray, ...values: unknown[]): Template => new Template(strings, values);

/** Shows a value in the place that the setter was made for. */
type Setter = (value: unknown) => void;

/** Where values go in a prepared template. */
interface Hole {
  /** Number of its node, in document order. */
  readonly at: number;
  /** Of the attribute, with lit's sign before it; undefined for a child. */
  readonly name?: string | undefined;
  /** What stands before, between and after the values of an attribute that has more than one value. */
  readonly pieces?: readonly string[] | undefined;
}

interface Prepared {
  readonly content: DocumentFragment;
  readonly holes: readonly Hole[];
}

/** A template in the page. */
interface Instance {
  readonly strings: TemplateStringsArray;
  readonly update: (values: readonly unknown[]) => void;
}

interface Rules {
  readonly createHTML: (markup: string) => string;
}
interface TrustedTypes {
  readonly createPolicy: (name: string, rules: Rules) => Rules;
}

// The name that pages with Trusted Types allow for lit (docs/embedding.md).
const policy = (globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('lit-html', {
  createHTML: (markup) => markup,
});

const prepared = new WeakMap<TemplateStringsArray, Prepared>();

/** Elements and comments. */
const walker = document.createTreeWalker(document, 129);

/** An attribute that waits for its first value, at the end of what is written so far. */
const ATTRIBUTE = /([^\s"'>=/]+)=("[^"]*)?$/;
/** Stands for a value in an attribute. */
const VALUE = '\u{fffc}';

/**
 * The markup of a template with an empty comment for each child, and for each attribute with values a name with `$` at
 * its end: a parser would lower the case of a name, and would complain of a path that is none.
 * @throws TypeError when what is given was not written as a template in code
 */
function prepare({ strings }: Template): Prepared {
  if (!Object.hasOwn(strings, 'raw')) throw new TypeError('not a template of code');
  const names: string[] = [];
  let isQuoted = false;
  let markup = '';
  for (const text of strings.slice(0, -1)) {
    markup += text;
    if (markup.lastIndexOf('<') <= markup.lastIndexOf('>')) markup += '<!>';
    else {
      if (!isQuoted || text.includes('"'))
        markup = markup.replace(ATTRIBUTE, (_, name: string, quoted = '') => {
          names.push(name);
          isQuoted = !!quoted;
          return `${name}$=${quoted}`;
        });
      markup += VALUE;
    }
  }
  // What a child shows ends before the node behind it, which must be the template's own.
  markup += strings.at(-1) || '<?>';
  const template = document.createElement('template');
  // eslint-disable-next-line no-restricted-syntax -- What was written as a template, without the values.
  template.innerHTML = policy?.createHTML(markup) ?? markup;
  return { content: template.content, holes: holesOf(template.content, names) };
}

function holesOf(content: DocumentFragment, names: string[]): Hole[] {
  const holes: Hole[] = [];
  walker.currentNode = content;
  for (let at = 0; walker.nextNode(); at++) {
    const node = walker.currentNode as Element | Comment;
    if (node instanceof Comment) {
      if (!node.data) holes.push({ at });
    } else
      for (const { name, value } of [...node.attributes])
        if (name.endsWith('$')) {
          node.removeAttribute(name);
          holes.push({ at, name: names.shift(), pieces: value === VALUE ? undefined : value.split(VALUE) });
        }
  }
  return holes;
}

/** Gives the nodes of a template, its holes filled. */
function instantiate(template: Template, host: unknown): Instance & { readonly fragment: DocumentFragment } {
  const { strings, values } = template;
  const { content, holes } = prepared.get(strings) ?? prepare(template);
  prepared.set(strings, { content, holes });
  const fragment = document.importNode(content, true);
  walker.currentNode = fragment;
  let at = -1;
  const filled = holes.map(({ at: its, name, pieces }) => {
    for (; at < its; at++) walker.nextNode();
    const node = walker.currentNode as Element;
    return [name ? attribute(node, name, host) : child(node, node.nextSibling, host), pieces] as const;
  });
  const update = (given: readonly unknown[]): void => {
    let next = 0;
    for (const [set, pieces] of filled)
      set(pieces ? pieces.reduce((text, piece) => text + shown(given[next++]) + piece) : given[next++]);
  };
  update(values);
  return { strings, update, fragment };
}

const shown = (value: unknown): string => (value === nothing ? '' : ((value ?? '') as string));

const isList = (value: unknown): value is Iterable<unknown> => typeof value === 'object' && Symbol.iterator in value!;

function attribute(element: Element, signed: string, host: unknown): Setter {
  const [, sign, name] = /^([.?@]?)(.+)/.exec(signed) as unknown as [string, string, string];
  let old: unknown = nothing;
  const set: Setter = (value) => {
    if (sign === '.') Object.assign(element, { [name]: value });
    else if (sign === '?') element.toggleAttribute(name, value !== nothing && !!value);
    else if (value === nothing) element.removeAttribute(name);
    else element.setAttribute(name, shown(value));
  };
  if (sign === '@')
    element.addEventListener(name, (event) => {
      (old as { call?: (host: unknown, event: Event) => void } | undefined)?.call?.(host, event);
    });
  return (value) => {
    if (value !== old && sign !== '@') set(value);
    old = value;
  };
}

/** Shows values between two nodes. */
function child(start: ChildNode, end: ChildNode | null, host: unknown): Setter {
  let old: unknown = nothing;
  const clear = (from = start.nextSibling): void => {
    while (from !== end) {
      const next = from!.nextSibling;
      from!.remove();
      from = next;
    }
  };
  const insert = <N extends Node>(node: N): N => start.parentNode!.insertBefore(node, end);
  /** Shows the items of a list one behind the other. */
  const list = (values: Iterable<unknown>): void => {
    if (!Array.isArray(old)) {
      clear();
      old = [];
    }
    const items = old as { readonly set: Setter; readonly last: ChildNode }[];
    let count = 0;
    for (const value of values) {
      if (!items[count]) {
        const first = insert(document.createComment(''));
        const last = insert(document.createComment(''));
        items[count] = { set: child(first, last, host), last };
      }
      items[count++]!.set(value);
    }
    clear((items[count - 1]?.last ?? start).nextSibling);
    items.length = count;
  };
  return (value) => {
    if (shown(value) === '') {
      clear();
      old = nothing;
    } else if (value instanceof Template) {
      const instance = Object(old) as Partial<Instance>;
      if (instance.strings === value.strings) instance.update!(value.values);
      else {
        const made = instantiate(value, host);
        clear();
        insert(made.fragment);
        old = made;
      }
    } else if (isList(value)) list(value);
    else if (value !== old) {
      // Text that is there already keeps its node, and with it the visitor's selection.
      if (Object(old) !== old && old !== nothing && !(value instanceof Node))
        start.nextSibling!.nodeValue = value as string;
      else {
        clear();
        insert(value instanceof Node ? value : document.createTextNode(value as string));
      }
      old = value;
    }
  };
}

const roots = new WeakMap<Node, Setter>();

/** Shows a value at the end of a container, or in the place of the one before. */
export function render(value: unknown, container: Node, { host }: { readonly host?: unknown } = {}): void {
  const set = roots.get(container) ?? child(container.appendChild(document.createComment('')), null, host);
  roots.set(container, set);
  set(value);
}
