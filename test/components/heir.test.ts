/** What an heir of `EscaleElement` gets from it, seen on one that belongs to no page. */
import { expect, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import { NetworkError } from '../../sdk/errors/network-error.ts';
import { EscaleElement } from '../../src/core/element.ts';
import { RemoteController, valueOf } from '../../src/core/remote.ts';
import { common, problem } from '../../src/translations/fr/common.ts';
import { place as make, restoreAll, untilState, warnings, words } from './stage.ts';

/** What the next load gives. */
let answer: () => Promise<string> = () => Promise.resolve('');
/** How often it was asked for. */
let loads = 0;
const bundled = () => import('../../src/translations/en/elements/en-label-badge.ts');
/** How the English sentences come. */
let english: typeof bundled = bundled;
/** How often they were asked for. */
let englishLoads = 0;
/** Long enough for an element to come near the viewport, and for the page's observers. */
const settled = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

class Heir extends EscaleElement {
  protected override readonly french = { common, problem };
  protected override readonly english = () => {
    englishLoads += 1;
    return english();
  };
  /** What it shows without a hub, as a card shows a place that the page has. */
  given: string | undefined;
  override readonly remote = new RemoteController<string, readonly [unknown]>(this, {
    args: () => (this.given ? [this.given] : this.client && [this.client]),
    load: () => {
      loads += 1;
      return answer();
    },
    onError: this.reportError,
  });

  get busy(): string | null {
    return this.internals.ariaBusy;
  }

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
    english = bundled;
    englishLoads = 0;
    document.documentElement.lang = '';
    restoreAll();
  });

  it('has one state at a time, and is busy while it asks', async () => {
    let give: (value: string) => void = () => undefined;
    answer = () => new Promise((resolve) => (give = resolve));
    const element = await make<Heir>('<test-heir hub="https://heir.example"></test-heir>');
    expect(statesOf(element), 'before it is near the viewport').to.deep.equal([]);
    expect(element.busy).to.equal('false');
    await untilState(element, 'loading');
    expect(statesOf(element)).to.deep.equal(['loading']);
    expect(element.busy).to.equal('true');
    give('un');
    await untilState(element, 'ready');
    expect(statesOf(element)).to.deep.equal(['ready']);
    expect(element.busy).to.equal('false');
    let fail: (reason: Error) => void = () => undefined;
    answer = () => new Promise((_, reject) => (fail = reject));
    console.error = () => undefined;
    element.refresh();
    await element.updateComplete;
    expect(statesOf(element), 'what is on show stays').to.deep.equal(['ready']);
    expect(element.busy).to.equal('true');
    fail(new TypeError('ours'));
    await untilState(element, 'stale');
    expect(statesOf(element)).to.deep.equal(['stale']);
    expect(element.busy).to.equal('false');
  });

  it('shows what it was given, with no hub to ask', async () => {
    answer = () => Promise.resolve('un');
    const element = new Heir();
    element.given = 'ours';
    (await make('<div></div>')).append(element);
    await untilState(element, 'ready');
    await settled();
    expect(words(element)).to.equal('un Chargement… fr');
    // What goes wrong then is not that there is no hub.
    const written = warnings();
    answer = () => Promise.reject(new NetworkError(new URL('https://heir.example'), new TypeError('no route')));
    element.given = 'another';
    element.requestUpdate();
    await untilState(element, 'failed');
    await settled();
    expect(written).to.deep.equal([]);
  });

  it('wears what the page says of colours', async () => {
    const page = await make<HTMLElement>(
      '<div style="--escale-text: rgb(1, 2, 3)"><test-heir hub="https://heir.example"></test-heir></div>',
    );
    expect(getComputedStyle(page.firstElementChild!).color).to.equal('rgb(1, 2, 3)');
  });

  it('shows its children until there are words to say', async () => {
    answer = () => Promise.resolve('un');
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    english = () => held.then(bundled);
    const element = await make<Heir>('<test-heir hub="https://heir.example" lang="en"><a href="/a">A</a></test-heir>');
    await untilState(element, 'ready');
    expect(words(element)).to.equal('');
    expect(element.firstElementChild!.getClientRects()).to.have.length(1);
    release();
    await waitUntil(() => words(element) === 'un Loading… en', 'no English');
    expect(element.firstElementChild!.getClientRects()).to.have.length(0);
  });

  it('does nothing more once it has left the page', async () => {
    answer = () => Promise.reject(new NetworkError(new URL('https://heir.example'), new TypeError('no route')));
    const element = await make<Heir>('<test-heir hub="https://heir.example"></test-heir>');
    await untilState(element, 'failed');
    element.remove();
    const asked = loads;
    document.documentElement.lang = 'en';
    dispatchEvent(new Event('online'));
    await settled();
    expect([loads, englishLoads]).to.deep.equal([asked, 0]);
  });

  it('keeps the visitor’s place when the retry button has done its work, and takes the focus from nobody', async () => {
    for (const pressed of [true, false]) {
      answer = () => Promise.reject(new NetworkError(new URL('https://heir.example'), new TypeError('no route')));
      const page = await make('<div><button>Ailleurs</button><test-heir hub="https://heir.example"></test-heir></div>');
      const [elsewhere, element] = [page.querySelector('button')!, page.querySelector<Heir>('test-heir')!];
      await untilState(element, 'failed');
      const retry = element.shadowRoot!.querySelector<HTMLElement>('[part=retry]')!;
      (pressed ? retry : elsewhere).focus();
      answer = () => Promise.resolve('un');
      retry.click();
      await untilState(element, 'ready');
      const base = element.shadowRoot!.querySelector<HTMLElement>('[part=base]')!;
      expect(element.shadowRoot!.activeElement).to.equal(pressed ? base : null);
      expect(document.activeElement).to.equal(pressed ? element : elsewhere);
      expect(base.getAttribute('tabindex'), 'no stop on the way of the Tab key').to.equal(pressed ? '-1' : null);
    }
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
    await waitUntil(() => words(element).includes('Une erreur empêche l’affichage'), 'the visitor was told otherwise');
    // What the hub or the network did is nothing that a developer could mend.
    const theirs = new NetworkError(new URL('https://heir.example'), new TypeError('no route'));
    answer = () => Promise.reject(theirs);
    element.refresh();
    await waitUntil(() => told.length === 2, 'the page was not told');
    expect(told[1]).to.equal(theirs);
    expect(written).to.have.length(1);
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

  it('follows its own lang in a shadow root too, where nobody watches the page for it', async () => {
    answer = () => Promise.resolve('un');
    const root = (await make('<div></div>')).attachShadow({ mode: 'open' });
    root.innerHTML = '<test-heir hub="https://heir.example" lang="fr"></test-heir>';
    const element = root.querySelector<Heir>('test-heir')!;
    await untilState(element, 'ready');
    element.lang = 'en';
    await waitUntil(() => words(element) === 'un Loading… en', 'no English');
  });

  it('loads the sentences of a language once, and only when it is in the page', async () => {
    answer = () => Promise.resolve('un');
    const element = new Heir();
    element.lang = 'en';
    await settled();
    expect(englishLoads).to.equal(0);
    element.hub = 'https://heir.example';
    (await make('<div></div>')).append(element);
    await waitUntil(() => element.shadowRoot?.querySelector('[lang=en]'), 'no English');
    document.documentElement.lang = 'fr';
    document.documentElement.lang = 'en';
    await settled();
    expect(englishLoads).to.equal(1);
  });

  it('speaks the language that was asked for last, whichever sentences come last', async () => {
    answer = () => Promise.resolve('un');
    const element = await make<Heir>('<test-heir hub="https://heir.example" lang="fr"></test-heir>');
    await untilState(element, 'ready');
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    english = () => held.then(bundled);
    element.lang = 'en';
    element.lang = 'fr';
    release();
    await english();
    await settled();
    expect(words(element)).to.equal('un Chargement… fr');
  });
});
