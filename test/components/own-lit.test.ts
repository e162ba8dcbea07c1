/** What stands for lit in the kit draws what lit draws, whatever comes after what. */
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import * as lit from 'lit-html';
import { css } from '../../src/lit/element.ts';
import * as own from '../../src/lit/template.ts';

/** As much of either as a template needs. */
interface Tags {
  readonly html: (strings: TemplateStringsArray, ...values: unknown[]) => unknown;
  readonly nothing: unknown;
}

/** A value of a template: text, a number, nothing, a list, or a template in a template. */
type Value =
  | string
  | number
  | boolean
  | null
  | undefined
  | { readonly nothing: true }
  | { readonly list: readonly Value[] }
  | { readonly kind: number; readonly values: readonly [Value, Value] };

const templates: readonly ((tags: Tags, one: unknown, other: unknown) => unknown)[] = [
  ({ html }, one, other) => html`${one} – ${other}`,
  ({ html }, one, other) =>
    html`<p>a = ${one}</p>
      ${other}`,
  ({ html }, one, other) => html`${one}${other}`,
  ({ html }, one) =>
    html`<ul>
        <li>${one}</li>
      </ul>
      <b>1 > 0</b>`,
  ({ html }, one, other) =>
    html`<table>
      <tbody>
        <tr>
          <td>${one}</td>
          ${other}
        </tr>
      </tbody>
    </table>`,
  ({ html }, one, other) =>
    html`<select>
      <option value="a" ?selected=${one}>x</option>
      ${typeof other === 'string' ? other : ''}
    </select>`,
  ({ html }, one) => html`<svg viewBox="0 0 9 9"><path d="M${typeof one === 'number' ? one : 0} 0" /></svg>`,
];

const attributes: readonly ((tags: Tags, one: unknown, other: unknown) => unknown)[] = [
  ({ html }, one, other) => html`<a href=${one} title=${other}>link</a>`,
  ({ html }, one, other) => html`<a href="/x?a=${one}&b=${other}" class="c ${other} d" ?hidden=${one}>link</a>`,
  ({ html }, one, other) =>
    html`<input class="x" ?disabled=${one} aria-label=${other} /><br /><i data-x=${one}>${other}</i>`,
  ({ html }, one, other) => html`<p id="${one}-a" class="b">${other}</p>`,
];

const text = fc.constantFrom('', 'a', 'é', '<b>x</b>', '"', '￼', '${}', ' ', '-->');
const plain = fc.oneof(text, fc.integer({ min: -1, max: 2 }), fc.boolean(), fc.constantFrom(null, undefined));
const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    plain,
    fc.constant({ nothing: true } as const),
    fc.record({ list: fc.array(tie('value'), { maxLength: 4 }) }),
    fc.record({ kind: fc.nat(templates.length - 1), values: fc.tuple(tie('value'), tie('value')) }),
  ),
})).value;

function made(tags: Tags, given: Value): unknown {
  if (typeof given !== 'object' || given === null) return given;
  if ('nothing' in given) return tags.nothing;
  if ('list' in given) return given.list.map((each) => made(tags, each));
  return templates[given.kind]?.(tags, made(tags, given.values[0]), made(tags, given.values[1]));
}

/** What a visitor gets: without the comments that mark places, and with texts side by side as one. */
function drawn(container: Element): string {
  const copy = container.cloneNode(true) as Element;
  const comments = document.createTreeWalker(copy, NodeFilter.SHOW_COMMENT);
  const found: Node[] = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  for (const comment of found) comment.parentNode?.removeChild(comment);
  copy.normalize();
  return copy.innerHTML;
}

function draws(states: readonly ((tags: Tags) => unknown)[]): void {
  const [ours, theirs] = [document.createElement('div'), document.createElement('div')];
  for (const state of states) {
    own.render(state(own), ours);
    lit.render(state(lit), theirs);
    expect(drawn(ours)).to.equal(drawn(theirs));
  }
}

describe('what stands for lit', () => {
  it('draws the same children', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 5 }), (values) =>
        draws(values.map((each) => (tags) => made(tags, each))),
      ),
      { numRuns: 300, includeErrorInReport: true },
    );
  });

  it('draws the same attributes', () => {
    const pair = fc.tuple(plain, plain);
    fc.assert(
      fc.property(fc.nat(attributes.length - 1), fc.array(pair, { minLength: 1, maxLength: 4 }), (kind, pairs) =>
        draws(
          pairs.map(
            ([one, other]) =>
              (tags) =>
                attributes[kind]?.(tags, one, other),
          ),
        ),
      ),
      { numRuns: 200 },
    );
    for (const title of ['a', 'b']) draws([({ html, nothing }) => html`<a title=${nothing} id=${title}></a>`]);
    draws([false, true, false].map((absent) => (tags) => tags.html`<a title=${absent ? tags.nothing : 'x'}></a>`));
  });

  it('keeps the nodes of a template that only has other values, and sets its properties', () => {
    const container = document.createElement('div');
    const draw = (one: string) => own.render(own.html`<input .value=${one} /><p>${one}</p>`, container);
    draw('a');
    const [input, paragraph] = container.children;
    const node = paragraph!.lastChild!.previousSibling ?? paragraph!.lastChild;
    draw('b');
    expect([...container.children]).to.deep.equal([input, paragraph]);
    expect((input as HTMLInputElement).value).to.equal('b');
    expect(paragraph!.contains(node)).to.equal(true);
    expect(paragraph!.textContent).to.equal('b');
  });

  it('calls the listener of now, once, on the host', () => {
    const container = document.createElement('div');
    const host = {};
    const heard: unknown[] = [];
    const draw = (listener: unknown) =>
      own.render(own.html`<button @click=${listener}>x</button>`, container, { host });
    const click = () => container.querySelector('button')!.click();
    for (const name of ['a', 'b']) {
      draw(function (this: unknown) {
        heard.push(name, this === host);
      });
      click();
    }
    for (const none of [own.nothing, null, undefined]) {
      draw(none);
      click();
    }
    expect(heard).to.deep.equal(['a', true, 'b', true]);
  });

  it('takes no answer of a hub for markup', () => {
    const container = document.createElement('div');
    const forged: unknown = JSON.parse('{"strings":["<b>x</b>"],"values":[],"_$litType$":1}');
    own.render(own.html`<p>${forged}</p>`, container);
    expect(container.querySelector('b')).to.equal(null);
    const strings = ['<b>x</b>'] as unknown as TemplateStringsArray;
    expect(() => own.render(own.html(strings), container)).to.throw(TypeError);
  });

  it('gives a style sheet to the parts that adopt it on demand, by the name that lit has for it', () => {
    const sheet = css`
      p {
        margin: 0;
      }
    `;
    const { styleSheet } = sheet as CSSStyleSheet & { readonly styleSheet?: CSSStyleSheet };
    expect(styleSheet).to.equal(sheet);
    expect(sheet.cssRules.length).to.equal(1);
  });
});
