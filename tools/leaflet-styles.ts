/**
 * Makes components/place-map/leaflet.styles.ts, for tools/generate.ts: the rules of leaflet.css that our map uses, as
 * a lit style sheet. Controls, popups, tooltips and default icons are ours, and `url()` would be resolved against the
 * host page.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const unused =
  /popup|tooltip|control|bar|vml|safari|shadow|marker|icon|image-layer|svg|zoom-box|interactive|crosshair|dragging|overlay|-top|-right|-bottom|-left/;
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

/** The module, not formatted yet. */
export function leafletStyles(): string {
  const css = readFileSync(createRequire(import.meta.url).resolve('leaflet/dist/leaflet.css'), 'utf8');
  const rules = parse(css.slice(0, css.indexOf('/* visual tweaks */')))
    .map(({ selectors, declarations }) => ({
      declarations,
      selectors: selectors.filter((selector) => selector.includes('leaflet') && !unused.test(selector)),
    }))
    .filter(({ selectors, declarations }) => selectors.length > 0 && declarations.length > 0)
    .map(({ selectors, declarations }) => `${selectors.join(', ')} { ${declarations.join('; ')}; }`);
  return `// Generated from leaflet 1.9.4 (BSD-2-Clause) by tools/leaflet-styles.ts. Do not edit.
import { css } from 'lit';

export const leafletStyles = css\`
${rules.join('\n')}
\`;
`;
}
