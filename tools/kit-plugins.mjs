/**
 * What the kit's build does to the code beside bundling it: templates and style sheets without what only their
 * authors need, and the licences of what is inside. Tested by tools/kit-plugins.test.ts.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';

/** Around and inside these, white space that holds a line break is never shown. */
const BLOCKS =
  'article|div|dl|dt|dd|fieldset|footer|form|h[1-6]|header|legend|li|ol|p|section|slot|table|tbody|td|th|thead|tr|ul';
/** Inside these, white space at both ends is never shown. */
const BOXES = `${BLOCKS}|button|option|select|summary|svg`;

const afterBlock = new RegExp(`(</(?:${BLOCKS})>|<(?:${BOXES})(?:\\s[^<>\`]*)?>)\\n`, 'g');
const beforeBlock = new RegExp(`\\n(</(?:${BOXES})>|<(?:${BLOCKS})[\\s>])`, 'g');

/**
 * Takes indentation out of a module's templates, and line breaks where a page would not show them.
 * @param {string} code JavaScript without comments
 */
export const minifyMarkup = (code) =>
  code.replace(/\n\s+/g, '\n').replace(/\n>/g, '>').replace(afterBlock, '$1').replace(beforeBlock, '$1');

/**
 * Minifies the style sheets of a module: css`…` without expressions and without escapes.
 * @param {string} module JavaScript
 */
export async function minifyStyles(module) {
  let minified = '';
  let last = 0;
  for (const { 0: literal, 1: sheet = '', index } of module.matchAll(/\bcss`([^`$\\]*)`/g)) {
    const { code } = await transform(sheet, { loader: 'css', minify: true, target: 'es2022', charset: 'utf8' });
    const small = code.replace(/(--[\w-]+):([^;{}"']*)/g, (_, name, value) => `${name}:${tighten(value)}`);
    if (/[`$\\]/.test(small)) throw new Error(`A minified style sheet cannot stand in a template: ${small}`);
    minified += `${module.slice(last, index)}css\`${small.trim()}\``;
    last = index + literal.length;
  }
  return minified + module.slice(last);
}

/**
 * The value of a custom property: esbuild leaves it as it is, because a script may read it.
 * @param {string} value
 */
const tighten = (value) =>
  value
    .trim()
    .replace(/([(,])\s+/g, '$1')
    .replace(/\s+\)/g, ')');

/** For our own modules, once their types and comments are gone. */
export const templates = {
  name: 'escale-templates',
  /**
   * @param {string} code
   * @param {string} id
   */
  async transform(code, id) {
    if (!/[\\/](src|components)[\\/].*\.ts$/.test(id)) return undefined;
    return { code: minifyMarkup(await minifyStyles(code)), map: null };
  },
};

const NOTICES = 'licenses.txt';

/** The chunk names the file, which holds the notices that the licences of its parts ask for. */
export const licences = {
  name: 'escale-licences',
  /**
   * @param {unknown} _options
   * @param {import('rollup').OutputBundle} bundle
   */
  generateBundle(_options, bundle) {
    /** @type {Map<string, string>} */
    const notices = new Map();
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const folders = Object.keys(chunk.modules).flatMap((id) => packageFolder(id) ?? []);
      for (const folder of folders) notices.set(folder, notices.get(folder) ?? notice(folder));
      if (folders.length > 0) chunk.code = `/*! ${NOTICES} */${chunk.code}`;
    }
    if (notices.size > 0)
      this.emitFile({ type: 'asset', fileName: NOTICES, source: [...notices.values()].sort().join('\n\n') });
  },
};

/** @param {string} id path of a module */
const packageFolder = (id) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id.replace('\0', ''))?.[0];

/** @param {string} folder of a package */
function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt'].map((each) => join(folder, each)).find(existsSync);
  if (!file) throw new Error(`${folder} has no licence to reproduce.`);
  return `${name} ${version} (${license})\n\n${readFileSync(file, 'utf8').trim()}\n`;
}
