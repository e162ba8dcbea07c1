/** The text of `const name = '…'` at the top of a module. */
const constantIn = (ts, module, name) =>
  module.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find((each) => each.name.getText() === name && each.initializer && ts.isStringLiteral(each.initializer))
    ?.initializer.text;

/** Our elements are named by `define('escale-…', Class)`, which the analyzer does not know. */
const namedByDefine = {
  name: 'escale-define',
  collectPhase({ ts, node, context }) {
    context.escaleTags ??= new Map();
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'define') return;
    const [tag, element] = node.arguments;
    const name = tag && (ts.isStringLiteral(tag) ? tag.text : constantIn(ts, node.getSourceFile(), tag.getText()));
    if (name && element) context.escaleTags.set(element.getText(), name);
  },
  moduleLinkPhase({ moduleDoc, context }) {
    for (const declaration of moduleDoc.declarations) {
      const tagName = context.escaleTags.get(declaration.name);
      if (tagName) Object.assign(declaration, { tagName, customElement: true });
    }
  },
};

/** What is private by `#`, by keyword or by convention is nobody's contract; nor is an event that the analyzer guessed from a variable. */
const publicOnly = {
  name: 'escale-public-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations } of customElementsManifest.modules) {
      for (const declaration of declarations) {
        if (declaration.kind !== 'class') continue;
        declaration.events = declaration.events?.filter(({ name }) => name?.startsWith('escale-'));
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
