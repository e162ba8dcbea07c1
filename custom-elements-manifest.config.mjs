/** Our elements are named by `define('escale-…', Class)`, which the analyzer does not know. */
const namedByDefine = {
  name: 'escale-define',
  collectPhase({ ts, node, context }) {
    context.escaleTags ??= new Map();
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'define') return;
    const [tag, element] = node.arguments;
    if (tag && element && ts.isStringLiteral(tag)) context.escaleTags.set(element.getText(), tag.text);
  },
  moduleLinkPhase({ moduleDoc, context }) {
    for (const declaration of moduleDoc.declarations) {
      const tagName = context.escaleTags.get(declaration.name);
      if (tagName) Object.assign(declaration, { tagName, customElement: true });
    }
  },
};

/** What is private by `#`, by keyword or by convention is nobody's contract; nor is an event without a name. */
const publicOnly = {
  name: 'escale-public-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations } of customElementsManifest.modules) {
      for (const declaration of declarations) {
        if (declaration.kind !== 'class') continue;
        declaration.events = declaration.events?.filter(({ name }) => name);
        declaration.members = declaration.members?.filter(
          ({ name, privacy, static: isStatic }) =>
            !privacy && !isStatic && !name.startsWith('#') && !lifecycle.has(name),
        );
      }
    }
  },
};

const lifecycle = new Set(['render', 'update', 'updated', 'willUpdate', 'firstUpdated', 'createRenderRoot']);

export default {
  globs: ['components/*/*.ts', 'src/core/element.ts'],
  exclude: ['**/*.test.ts', '**/*.styles.ts', '**/*.d.ts'],
  litelement: true,
  // The analyzer would rewrite package.json at every run.
  packagejson: false,
  plugins: [namedByDefine, publicOnly],
};
