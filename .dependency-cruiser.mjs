/**
 * Who may import whom: the rules of the design, so that each part can be read, tested and replaced on its own.
 * test/workshop/dependency-rules.test.ts shows that each of them bites.
 */

const npm = (...names) => `node_modules/(${names.join('|')})/`;
const tests = '\\.test\\.ts$';

/** Runs in a host page. What these may import is also what a page downloads. */
const foundations = '^src/(core|context|translations|pictograms)/';
const lit = npm('lit', 'lit-html', 'lit-element', '@lit/context', '@lit/reactive-element');

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    rule(
      'contract-needs-zod-only',
      'The contract is the one definition that everything is derived from: it depends on nothing of ours.',
      { path: '^sdk/contract/' },
      { pathNot: ['^sdk/contract/', npm('zod')] },
    ),
    rule(
      'sdk-stands-alone',
      'The SDK runs in browsers, workers and servers: no element, no hub, no package.',
      { path: '^sdk/(?!contract/)', pathNot: tests },
      { pathNot: '^sdk/' },
    ),
    rule(
      'contract-by-type-only',
      'zod must not reach a page: outside the hub and the tools the contract gives types, the guards do the checking.',
      { path: ['^sdk/(?!contract/)', '^src/', '^components/'], pathNot: tests },
      { path: '^sdk/contract/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'foundations-know-no-element',
      'src/core, context, pictograms and translations are what the elements stand on.',
      { path: foundations },
      { pathNot: ['^sdk/', foundations, lit] },
    ),
    rule(
      'translations-are-plain',
      'The hub reads the translations too: plain tables and functions, no lit.',
      { path: '^src/translations/' },
      { pathNot: ['^sdk/', '^src/translations/'] },
    ),
    rule(
      'elements-import-foundations',
      'An element imports the foundations, the SDK and lit; leaflet and supercluster have a rule of their own.',
      { path: '^components/' },
      { pathNot: ['^components/', '^sdk/', foundations, lit, npm('leaflet', 'supercluster', '@types/[^/]+')] },
    ),
    rule(
      'elements-by-their-entry',
      'Another component is imported by its entry file only, components/x/x.ts.',
      { path: '^components/([^/]+)/' },
      {
        path: '^components/',
        pathNot: ['^components/$1/', '^components/([^/]+)/\\1\\.ts$'],
      },
    ),
    rule(
      'map-libraries-in-the-map',
      'Leaflet and supercluster weigh more than all the rest: only the map loads them.',
      { path: '^(src|sdk|hub|components/(?!place-map/))' },
      { path: npm('leaflet', 'supercluster', '@types/leaflet', '@types/supercluster') },
    ),
    rule(
      'elements-only-from-the-entries',
      'Only the entry points of the kit and other components import components.',
      { path: '^(src|sdk|hub)/', pathNot: '^src/[^/]+\\.ts$' },
      { path: '^components/' },
    ),
    rule(
      'entries-by-entry',
      'The entry points of the kit import a component by its entry file only.',
      { path: '^src/[^/]+\\.ts$' },
      { path: '^components/', pathNot: '^components/([^/]+)/\\1\\.ts$' },
    ),
    rule(
      'hub-without-elements',
      'The hub shares the SDK, the translations and the data of the pictograms with the pages, and writes plain HTML: no lit, no element.',
      { path: '^hub/' },
      { path: ['^components/', '^src/(?!translations/|pictograms/(?:amenities|kinds)\\.ts)', lit] },
    ),
    rule(
      'product-imports-no-workshop',
      'Stories, tests, benchmarks and tools look at the product; the product does not know them.',
      { path: '^(sdk|src|components|hub)/', pathNot: tests },
      { path: '^(stories|test|bench|tools|\\.storybook)/' },
    ),
    rule(
      'nobody-imports-the-hub',
      'The hub is reached over HTTP. Tests and benchmarks may start it, and the tools write what it serves.',
      { path: '^(sdk|src|components|stories)/' },
      { path: '^hub/' },
    ),
    rule(
      'no-cycle',
      'A cycle hides which part stands on which. One that passes through a type is gone at run time.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'no-orphan',
      'Code that nothing imports and that is no entry is dead.',
      {
        orphan: true,
        pathNot: [
          tests,
          '\\.d\\.m?ts$',
          '\\.stories\\.ts$',
          '(^|/)\\.[^/]+\\.m?[jt]s$',
          '^[^/]+\\.config\\.m?[jt]s$',
          '^(tools|bench|test|examples|\\.storybook)/',
          // Sent to browsers as it is.
          '^hub/src/routes/[^/]+/static/',
        ],
      },
      {},
    ),
    // A package of nothing but types has no module to find.
    rule(
      'no-unresolvable',
      'A module that is not there.',
      {},
      { couldNotResolve: true, pathNot: '^custom-elements-manifest/schema' },
    ),
    rule(
      'no-undeclared-package',
      'A package that happens to be installed may be gone tomorrow: declare it.',
      { path: '^(sdk|src|components|hub)/' },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    rule(
      'no-development-package-in-the-hub',
      'The hub is installed without development dependencies.',
      { path: '^hub/src/', pathNot: [tests, '[/-]testing\\.ts$'] },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'npm-optional', 'type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^\\.cache/', '^storybook-static/', '^\\.reports/'] },
    // Sees `import type` too, so that it can be told from an import that reaches a page.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: true,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['browser', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
