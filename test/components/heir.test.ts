/** What an heir of `EscaleElement` gets from it, seen on one that belongs to no page. */
import { expect, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import { EscaleElement } from '../../src/core/element.ts';
import { RemoteController, valueOf } from '../../src/core/remote.ts';
import { common, problem } from '../../src/translations/fr/common.ts';
import { place as make, restoreAll, untilState, words } from './stage.ts';

/** What the next load gives. */
let answer: () => Promise<string> = () => Promise.resolve('');
/** How often it was asked for. */
let loads = 0;

class Heir extends EscaleElement {
  protected override readonly french = { common, problem };
  protected override readonly english = () => import('../../src/translations/en/elements/en-label-badge.ts');
  override readonly remote = new RemoteController<string, readonly [unknown]>(this, {
    args: () => this.client && [this.client],
    load: () => {
      loads += 1;
      return answer();
    },
    onError: this.reportError,
  });

  protected override renderContent(): unknown {
    return html`<p>${valueOf(this.remote.state)} ${this.messages.common.loading} ${this.language}</p>`;
  }
}
customElements.define('test-heir', Heir);

const states = ['idle', 'loading', 'ready', 'stale', 'failed'];
const statesOf = (element: Element): string[] => states.filter((state) => element.matches(`:state(${state})`));

describe('an heir of every element', () => {
  const real = console.error;
  afterEach(() => {
    console.error = real;
    restoreAll();
  });

  it('has one state at a time, and is busy while it asks', async () => {
    let give: (value: string) => void = () => undefined;
    answer = () => new Promise((resolve) => (give = resolve));
    const element = await make<Heir>('<test-heir hub="https://heir.example"></test-heir>');
    await untilState(element, 'loading');
    expect(statesOf(element)).to.deep.equal(['loading']);
    give('un');
    await untilState(element, 'ready');
    expect(statesOf(element)).to.deep.equal(['ready']);
    answer = () => Promise.reject(new TypeError('ours'));
    console.error = () => undefined;
    element.refresh();
    await untilState(element, 'stale');
    expect(statesOf(element)).to.deep.equal(['stale']);
  });

  it('tells the developer of a fault of ours, and the page of every fault', async () => {
    const fault = new TypeError('ours');
    const written: unknown[][] = [];
    console.error = (...parts: unknown[]) => void written.push(parts);
    let fail: (reason: Error) => void = () => undefined;
    answer = () => new Promise((_, reject) => (fail = reject));
    const element = await make<Heir>('<test-heir hub="https://heir.example"></test-heir>');
    await untilState(element, 'loading');
    const told: unknown[] = [];
    element.addEventListener('escale-error', ({ error }) => told.push(error));
    fail(fault);
    await untilState(element, 'failed');
    expect(statesOf(element)).to.deep.equal(['failed']);
    expect(told).to.deep.equal([fault]);
    expect(written).to.deep.equal([['[escale]', fault]]);
  });

  it('speaks another language as soon as its own lang says so', async () => {
    answer = () => Promise.resolve('un');
    const element = await make<Heir>('<test-heir hub="https://heir.example" lang="fr"></test-heir>');
    await untilState(element, 'ready');
    expect(words(element)).to.equal('un Chargement… fr');
    const asked = loads;
    element.lang = 'en';
    await waitUntil(() => words(element) === 'un Loading… en', 'no English');
    // In the other language the hub may have something else to say.
    expect(loads).to.equal(asked + 1);
    element.lang = 'fr';
    await waitUntil(() => words(element) === 'un Chargement… fr', 'no French');
  });
});
