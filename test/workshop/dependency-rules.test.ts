import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import rules from '../../.dependency-cruiser.mjs';

/** For each rule, files that break it, and those of them that the rule must name. */
const offences: Record<string, Record<string, string>> = {
  'contract-needs-zod-only': { 'sdk/contract/reader.ts': `import '../place-number.ts'; import 'lit';` },
  'sdk-stands-alone': { 'sdk/painter.ts': `import type { LitElement } from 'lit'; export type P = LitElement;` },
  'contract-by-type-only': { 'sdk/checker.ts': `import { Place } from './contract/place.ts'; export const P = Place;` },
  'foundations-know-no-element': { 'src/core/knower.ts': `import '../../components/alpha/alpha.ts';` },
  'translations-are-plain': { 'src/translations/de.ts': `import { html } from 'lit'; export const de = html;` },
  'elements-import-foundations': { 'components/alpha/parser.ts': `import 'csv-parse';` },
  'elements-by-their-entry': { 'components/alpha/thief.ts': `import '../beta/secret.ts';` },
  'map-libraries-in-the-map': {
    'components/alpha/map.ts': `import 'leaflet';`,
    'src/core/cluster.ts': `import 'supercluster';`,
  },
  'elements-only-from-the-entries': { 'src/context/early.ts': `import '../../components/alpha/alpha.ts';` },
  'entries-by-entry': { 'src/index.ts': `import '../components/beta/secret.ts';` },
  'hub-without-elements': {
    'hub/src/painter.ts': `import 'lit';`,
    'hub/src/embedder.ts': `import '../../components/alpha/alpha.ts';`,
    'hub/src/borrower.ts': `import '../../src/core/tokens.ts';`,
  },
  'product-imports-no-workshop': { 'components/alpha/faker.ts': `import '../../test/support/fake.ts';` },
  'nobody-imports-the-hub': { 'src/server.ts': `import '../hub/src/serve.ts';` },
  'no-cycle': { 'src/core/egg.ts': `import './hen.ts';` },
  'no-orphan': { 'src/core/forgotten.ts': `export const nobody = 1;` },
  'no-unresolvable': { 'sdk/absent.ts': `import './not-there.ts';` },
  'no-undeclared-package': { 'hub/src/lucky.ts': `import 'ajv';` },
  'no-development-package-in-the-hub': { 'hub/src/tester.ts': `import 'fast-check';` },
};

/** What the design allows; none of it may be reported. */
const innocents: Record<string, string> = {
  'sdk/contract/place.ts': `import { z } from 'zod'; export const Place = z.string(); export type Place = string;`,
  'sdk/place-number.ts': `export const scale = 1;`,
  'sdk/good-client.ts': `import type { Place } from './contract/place.ts'; import './place-number.ts'; export type P = Place;`,
  // A cycle is reported once, from the first of its files.
  'src/core/hen.ts': `import './egg.ts';`,
  'src/core/tokens.ts': `import { css } from 'lit'; import '../../sdk/place-number.ts'; export const tokens = css\`\`;`,
  'src/translations/fr.ts': `import type { Place } from '../../sdk/contract/place.ts'; export type P = Place;`,
  'src/escale.ts': `import '../components/alpha/alpha.ts'; import '../components/beta/beta.ts';`,
  'components/alpha/alpha.ts': `import '../../src/core/tokens.ts'; import './alpha.styles.ts'; import '../beta/beta.ts';`,
  'components/alpha/alpha.styles.ts': `import { css } from 'lit'; export default css\`\`;`,
  'components/beta/beta.ts': `import './secret.ts'; import '../../src/translations/fr.ts';`,
  'components/beta/secret.ts': `export const secret = 1;`,
  'components/place-map/place-map.ts': `import 'leaflet/src/map/Map.js'; import 'supercluster';`,
  'hub/src/serve.ts': `import { z } from 'zod'; import '../../sdk/contract/place.ts'; import '../../src/translations/fr.ts'; export { z };`,
  'hub/src/serve.test.ts': `import 'fast-check'; import './serve.ts';`,
  'test/support/fake.ts': `import '../../sdk/place-number.ts';`,
};

/** The parts of the root manifest that the rules about packages look at. */
const manifest = {
  dependencies: { lit: '*', zod: '*', 'csv-parse': '*' },
  devDependencies: { leaflet: '*', supercluster: '*', 'fast-check': '*' },
};

describe('the rules of who may import whom', () => {
  let tree: string;
  let broken: { rule: string; from: string }[];

  before(async () => {
    // Inside the checkout, so that packages are found from there.
    const cache = join(import.meta.dirname, '../../.cache');
    mkdirSync(cache, { recursive: true });
    tree = mkdtempSync(join(cache, 'dependency-rules-'));
    const files = [{ 'package.json': JSON.stringify(manifest) }, innocents, ...Object.values(offences)];
    for (const [path, text] of files.flatMap((some) => Object.entries(some))) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), text);
    }
    const { tsConfig: _, ...options } = rules.options ?? {};
    const { output } = await cruise(['sdk', 'src', 'components', 'hub', 'test'], {
      ...options,
      ruleSet: { forbidden: rules.forbidden ?? [] },
      validate: true,
      baseDir: tree,
    });
    broken = (output as ICruiseResult).summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
  });

  after(() => rmSync(tree, { recursive: true }));

  it('are each tried here', () => {
    assert.deepEqual(Object.keys(offences).sort(), (rules.forbidden ?? []).map(({ name }) => name).sort());
  });

  for (const [rule, files] of Object.entries(offences)) {
    for (const from of Object.keys(files)) {
      it(`${rule} finds ${from}`, () => {
        assert.ok(broken.some((violation) => violation.rule === rule && violation.from === from));
      });
    }
  }

  it('let pass what the design allows', () => {
    assert.deepEqual(
      broken.filter(({ from }) => from in innocents),
      [],
    );
  });
});
