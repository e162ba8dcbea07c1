import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rollup } from 'rollup';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { licences, minifyMarkup, minifyStyles } from './kit-plugins.mjs';

describe('templates of the kit', () => {
  it('lose the white space that no page shows', () => {
    const template = 'html`\n    <ul class="a">\n      <li>\n        ${one}\n      </li>\n    </ul>\n  `';
    assert.equal(minifyMarkup(template), 'html`\n<ul class="a"><li>${one}</li></ul>`'.replace('`\n', '`'));
  });

  it('keep the space between two words, two links and two buttons', () => {
    for (const kept of ['<a>one</a>\n<a>two</a>', '</button>\n<button>', '<span>a</span>\n${b}', 'one\ntwo'])
      assert.equal(minifyMarkup(kept), kept);
  });

  it('keep what stands inside a tag apart', () => {
    assert.equal(minifyMarkup('<a\n  class="b"\n  href=${c}\n  >d</a\n>'), '<a\nclass="b"\nhref=${c}>d</a>');
  });
});

describe('style sheets of the kit', () => {
  it('are minified where they hold nothing but CSS', async () => {
    assert.equal(await minifyStyles('const a = css`\n  p {\n    margin: 0px;\n  }\n`;'), 'const a = css`p{margin:0}`;');
  });

  it('keep what is shown and lose the spaces of their variables', async () => {
    assert.equal(
      await minifyStyles(
        "const a = css`\n  p {\n    --_a: var(\n      --b,\n      calc(1em + 2px)\n    );\n  }\n  p::before { content: '–'; }\n`;",
      ),
      'const a = css`p{--_a:var(--b,calc(1em + 2px))}p:before{content:"–"}`;',
    );
  });

  it('are left as they are around expressions and escapes', async () => {
    for (const kept of ['css`p { margin: ${a}; }`', String.raw`css`.concat('`p::before { content: "\\201c"; }`')])
      assert.equal(await minifyStyles(kept), kept);
  });
});

describe('licences of the kit', () => {
  it('travel beside the chunks that hold the code of others, which name them', async () => {
    const bundle = await rollup({
      input: 'kit',
      plugins: [
        {
          name: 'kit',
          resolveId: (id) => (id === 'kit' ? id : null),
          load: (id) => (id === 'kit' ? 'import "lit"' : null),
        },
        nodeResolve(),
        licences,
      ],
    });
    const { output } = await bundle.generate({ format: 'es' });
    await bundle.close();
    const notices = output.find(({ fileName }) => fileName === 'licenses.txt');
    assert(notices?.type === 'asset');
    assert.match(String(notices.source), /lit-html \d.*\(BSD-3-Clause\)[^]*Redistribution and use/);
    assert.match(output[0].code, /^\/\*! licenses\.txt \*\//);
  });
});
