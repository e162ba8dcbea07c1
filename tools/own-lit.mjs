/**
 * Puts src/lit/ in the place of lit and @lit/context: one rollup-shaped plugin. Lit publishes modules of one line each,
 * so no bundler can leave out a method that nobody calls. The package for bundlers keeps the whole lit. Tested by
 * tools/own-lit.test.ts; CI runs the tests of the elements once more over it (web-test-runner.firefox.config.mjs).
 */
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../src/lit');

/** What stands for each package. */
export const aliases = { lit: join(folder, 'lit.ts'), '@lit/context': join(folder, 'context.ts') };

export const ownLit = () => ({
  name: 'escale-own-lit',
  /** @param {string} source */
  resolveId: (source) => aliases[/** @type {keyof typeof aliases} */ (source)],
});

/** What of our own code would need something of lit that is not there: a pattern for each. */
export const leftOut = {
  'reflected attributes': /\breflect:/,
  'comparisons and defaults of its own': /\b(?:hasChanged|useDefault|noAccessor):/,
  'types of attributes other than text and Boolean': /\btype: (?!Boolean\b)[A-Z]/,
  'internal state as a property, properties without an attribute': /\b(?:state: true|attribute: false)\b/,
  decorators: /from 'lit\/decorators|\baccessor /,
  'stages of an update that nobody overrides':
    /\b(?:shouldUpdate|scheduleUpdate|performUpdate|firstUpdated|getUpdateComplete|createRenderRoot|finalizeStyles)\(/,
  'controllers that leave': /\bremoveController\(/,
  initializers: /\baddInitializer\(/,
  'formulas, parts of pictures, compiled templates, values that change nothing':
    /\bmathml\b|\bsvg`|_\$litType\$|\bnoChange\b/,
  'comments in templates': /<!--/,
  'expressions within raw text': /<(?:script|style|textarea|title)[^>]*>[^<]*\$\{/,
  'expressions within attributes that are in single quotes, or half of what is in none':
    /\s[\w-]+='[^'\n]*\$\{[^'\n]*'|<[a-z][^>]*\s[\w-]+=\w+\$\{/,
  directives: /from 'lit\//,
  'consumers that ask once, or without a callback':
    /new ContextConsumer\((?!this, \{\s*context: hubContext,\s*subscribe: true,\s*callback: )/,
  'style sheets with expressions': /\bcss`[^`]*\$\{|\b(?:unsafeCSS|CSSResult)\b/,
  'a place to render before': /\brenderBefore\b/,
  'listeners that are objects': /\bhandleEvent\b|@[a-z-]+=\$\{\{/,
};
