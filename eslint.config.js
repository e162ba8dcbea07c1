import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What runs in a host page: no string ever becomes markup, no style needs a looser content security policy. */
const inPages = ['src/**/*.ts', 'components/**/*.ts', 'sdk/**/*.ts'];

/** Everything whose types are checked by tsconfig.json. */
const typed = ['**/*.ts'];

const pageRules = [
  {
    selector: 'AssignmentExpression > MemberExpression.left[property.name=/^(inner|outer)HTML$/]',
    message: 'Text is text: render it with lit or textContent (Trusted Types, and no HTML from a hub).',
  },
  {
    selector: 'CallExpression > MemberExpression.callee[property.name=/^(insertAdjacentHTML|write|setHTMLUnsafe)$/]',
    message: 'Text is text: render it with lit or textContent (Trusted Types, and no HTML from a hub).',
  },
  {
    selector: 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\sstyle=/]',
    message: 'A style attribute is blocked under style-src ’self’: use static styles, classMap or .style.',
  },
  {
    selector: 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/<style/]',
    message: 'A <style> element is blocked under style-src ’self’: use static styles.',
  },
  {
    selector: "TaggedTemplateExpression[tag.name='html'] TemplateElement[value.raw=/\\son[a-z]+=/]",
    message: 'An inline handler is blocked under script-src ’self’: use @event.',
  },
];

const forbiddenInPages = ['unsafe-html', 'unsafe-svg', 'unsafe-mathml', 'style-map'].flatMap((name) =>
  ['lit', 'lit-html'].map((from) => ({
    name: `${from}/directives/${name}.js`,
    message: 'Not under a strict content security policy (docs: rules 8 and 9 for pages).',
  })),
);

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports: what a thing is called is the same everywhere.',
};

/** What people read keeps its punctuation on the line (French; test/workshop/french-typography.test.ts has the tables). */
const brokenPunctuation = ['Literal[value=@]', 'TemplateElement[value.cooked=@]'].map((selector) => ({
  selector: selector.replace('@', '/[\\p{L}\\d)»’…] [:;!?](?=[\\s)]|$)|^ [:;!?](?=\\s|$)|« | »/u'),
  message: 'A no-break space (\\xa0) stands before : ; ! ? and inside « ».',
}));

export default defineConfig(
  globalIgnores([
    'dist/',
    '.cache/',
    '.reports/',
    'storybook-static/',
    '.storybook/public/',
    'hub/data/',
    '**/*.generated.*',
    'sdk/guards/',
    'test/deps/',
    // Somebody else's projects, with packages that are not here.
    'examples/consumers/',
  ]),
  js.configs.recommended,
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: { process: 'readonly', URL: 'readonly', console: 'readonly' } },
  },
  {
    files: ['hub/src/routes/**/static/*.js'],
    languageOptions: {
      globals: { document: 'readonly', navigator: 'readonly', getSelection: 'readonly', setTimeout: 'readonly' },
    },
  },
  {
    files: typed,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      // `array[i]!` after a length check says more than a branch that can never run.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // A schema and its type share a name (zod), an element's method may answer without `this`.
      '@typescript-eslint/no-redeclare': 'off',
      '@typescript-eslint/class-methods-use-this': 'off',
      // `return warn(…)` and `(): void => element.focus()` are clear.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      // The types say what a hub of today sends; tomorrow's may send a kind that this code has never heard of.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions', 'methods'] }],
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      // A type parameter may document a relation that inference does not need.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Ids and codes are ASCII; people's text is never cut by character.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true, boolean: true } }],
      // The index signatures of process.env and of records are read with brackets (noPropertyAccessFromIndexSignature habit).
      '@typescript-eslint/dot-notation': 'off',
      'no-restricted-syntax': ['error', noDefaultExport],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'off',
    },
  },
  {
    files: ['hub/src/**/*.ts'],
    ignores: ['**/*.test.ts', '**/*testing.ts', 'hub/src/demo/places/**'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, ...brokenPunctuation] },
  },
  {
    files: inPages,
    rules: {
      'no-restricted-syntax': ['error', noDefaultExport, ...pageRules],
      'no-restricted-imports': ['error', { paths: forbiddenInPages }],
      'no-restricted-globals': [
        'error',
        ...['localStorage', 'sessionStorage', 'indexedDB'].map((name) => ({
          name,
          message: 'No storage in a host page.',
        })),
        { name: 'eval', message: 'Not under a strict content security policy.' },
      ],
      'no-eval': 'error',
      'no-new-func': 'error',
      '@typescript-eslint/no-implied-eval': 'error',
      'no-console': ['error', { allow: ['warn', 'error'] }],
    },
  },
  {
    files: ['src/**/*.ts', 'components/**/*.ts', 'stories/**/*.ts'],
    extends: [lit.configs['flat/recommended'], litA11y.configs.recommended, wc.configs['flat/best-practice']],
    rules: {
      'lit/no-native-attributes': 'off',
      'lit/no-value-attribute': 'error',
      'lit/no-template-map': 'off',
      // define() guards against a second definition; the element classes carry no side effect.
      'wc/guard-define-call': 'off',
      'wc/define-tag-after-class-definition': 'off',
      'wc/file-name-matches-element': 'off',
      'wc/expose-class-on-global': 'off',
      'wc/max-elements-per-file': 'error',
    },
  },
  {
    files: ['**/*.test.ts', 'test/**/*.ts'],
    rules: {
      // node:test returns promises that the runner awaits; chai's assertions are expressions.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] },
          ],
        },
      ],
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/require-await': 'off',
      'no-restricted-properties': [
        'error',
        ...['describe', 'it', 'test', 'suite'].flatMap((object) =>
          ['only', 'skip', 'todo'].map((property) => ({ object, property, message: 'No test is skipped or alone.' })),
        ),
      ],
    },
  },
  {
    files: ['test/components/**/*.ts'],
    rules: {
      // chai-dom-diff declares every `.equal()` a promise: forgotten awaits are found by name instead.
      '@typescript-eslint/no-floating-promises': 'off',
      'no-restricted-syntax': [
        'error',
        noDefaultExport,
        {
          selector: 'ExpressionStatement > CallExpression[callee.property.name=/^(accessible|updateComplete)$/]',
          message: 'Await it: the test would end before the verdict.',
        },
        {
          selector:
            'ExpressionStatement > CallExpression[callee.name=/^(fixture|elementUpdated|waitUntil|oneEvent|nextFrame|sendKeys|sendMouse|setViewport|emulateMedia)$/]',
          message: 'Await it: the test would go on before it happened.',
        },
      ],
    },
  },
  {
    files: ['stories/**/*.ts', '.storybook/**/*.ts', '*.config.{js,mjs,ts}', '**/*.d.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
