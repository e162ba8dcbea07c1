/**
 * Writes components/place-map/leaflet.styles.ts: the rules of leaflet.css that our map uses, as a lit style sheet.
 * Controls, popups, tooltips and default icons are ours, and `url()` would be resolved against the host page.
 *
 * Run after an update of Leaflet: `node tools/leaflet-styles.ts`; `--check` fails when the file is not up to date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { format, resolveConfig } from 'prettier';

const target = new URL('../components/place-map/leaflet.styles.ts', import.meta.url);
const unused =
  /popup|tooltip|control|bar|vml|safari|shadow|marker|icon|image-layer|svg|zoom-box|-top|-right|-bottom|-left/;
const vendorPrefixed = /^-(webkit|moz|ms)-|behavior/;

interface Rule {
  selectors: string[];
  declarations: string[];
}

function parse(css: string): Rule[] {
  const rules = css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]+)\{([^{}]*)\}/g);
  return [...rules].map(([, selectors = '', body = '']) => ({
    selectors: selectors.split(',').map((selector) => selector.trim()),
    declarations: body
      .split(';')
      .map((declaration) => declaration.trim().replace(/\s+/g, ' '))
      .filter(
        (declaration) =>
          declaration && !vendorPrefixed.test(declaration) && !/url\(|: -(webkit|moz)-/.test(declaration),
      ),
  }));
}

export async function leafletStyles(): Promise<string> {
  const css = readFileSync(createRequire(import.meta.url).resolve('leaflet/dist/leaflet.css'), 'utf8');
  const rules = parse(css.slice(0, css.indexOf('/* visual tweaks */')))
    .map(({ selectors, declarations }) => ({
      declarations,
      selectors: selectors.filter((selector) => selector.includes('leaflet') && !unused.test(selector)),
    }))
    .filter(({ selectors, declarations }) => selectors.length > 0 && declarations.length > 0)
    .map(({ selectors, declarations }) => `${selectors.join(', ')} { ${declarations.join('; ')}; }`);
  const source = `// Generated from leaflet 1.9.4 (BSD-2-Clause) by tools/leaflet-styles.ts. Do not edit.
import { css } from 'lit';

export const leafletStyles = css\`
${rules.join('\n')}
\`;
`;
  return format(source, { ...(await resolveConfig(target)), parser: 'typescript' });
}

if (import.meta.main) {
  const source = await leafletStyles();
  if (!process.argv.includes('--check')) writeFileSync(target, source);
  else if (readFileSync(target, 'utf8') !== source) {
    console.error('leaflet.styles.ts is not what tools/leaflet-styles.ts writes: run it.');
    process.exitCode = 1;
  }
}
