import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import { closestAround } from '../../../src/core/around.ts';
import { clientFor } from '../../../src/core/client.ts';
import { languageOf, onLanguageChange } from '../../../src/core/language.ts';
import { whenNear } from '../../../src/core/viewport.ts';
import { onPage, warningsIn } from './page.ts';

describe('a client', () => {
  test('is one for each hub and language, however its address is written', (t) => {
    onPage(t, { document: { baseURI: 'https://ville.example/page/' } });
    const client = clientFor('https://ville.example/escale', 'fr');
    assert.equal(client?.hub, 'https://ville.example/escale/');
    assert.equal(clientFor('/escale', 'fr'), client);
    assert.equal(clientFor('../escale', 'fr'), client);
    assert.notEqual(clientFor('/escale', 'en'), client);
    assert.notEqual(clientFor('/other', 'fr'), client);
  });

  test('asks in its language', async (t) => {
    onPage(t, { document: { baseURI: 'https://ville.example/' } });
    const asked = t.mock.method(globalThis, 'fetch', () => Promise.resolve(Response.json({})));
    await clientFor('/hub', 'en')?.get('v1', (json) => json);
    const [, sent] = asked.mock.calls[0]!.arguments as unknown as [string, { headers: Record<string, string> }];
    assert.equal(sent.headers['accept-language'], 'en');
  });

  test('is none for what is no address of the web, which is said once', (t) => {
    const written = warningsIn(t);
    onPage(t, { document: { baseURI: 'https://ville.example/' } });
    for (let twice = 0; twice < 2; twice += 1) {
      assert.equal(clientFor('ftp://hub.example', 'fr'), undefined);
      assert.equal(clientFor('https://', 'fr'), undefined);
    }
    assert.deepEqual(
      written,
      ['ftp://hub.example', 'https://'].map(
        (hub) =>
          `[escale] "${hub}" is not the address of a hub. Accepted: an http or https address, such as https://hub.example.`,
      ),
    );
  });
});

/** As much of a tree as is asked about: what is around an element, and where a shadow root ends it. */
class Node {
  readonly #around: Node | undefined;
  readonly lang: string | undefined;

  constructor(around?: Node, lang?: string) {
    this.#around = around;
    this.lang = lang;
  }

  closest(selector: string): Node | null {
    assert.equal(selector, '[lang]');
    if (this.lang !== undefined) return this;
    return this.#around instanceof Root ? null : (this.#around?.closest(selector) ?? null);
  }

  getRootNode(): Node {
    return this.#around?.getRootNode() ?? this;
  }

  getAttribute(name: string): string | undefined {
    return name === 'lang' ? this.lang : undefined;
  }
}
class Root extends Node {
  readonly host: Node;
  constructor(host: Node) {
    super();
    this.host = host;
  }
}

describe('what is around an element', () => {
  const languageIn = (node: Node) => languageOf(node as unknown as Element);

  test('is looked for in it, around it and out of shadow roots, the closest first', (t) => {
    onPage(t, { ShadowRoot: Root });
    const page = new Node(undefined, 'en');
    const host = new Node(new Node(page));
    const inside = new Node(new Root(new Node(new Root(host))));
    assert.equal(languageIn(new Node(page, 'fr')), 'fr');
    assert.equal(languageIn(new Node(new Node(page))), 'en');
    assert.equal(languageIn(inside), 'en');
    assert.equal(languageIn(new Node(new Root(new Node(page, 'fr')))), 'fr');
    assert.equal(closestAround(inside as unknown as Element, '[lang]'), page);
  });

  test('is nothing where there is none: then it is French', (t) => {
    onPage(t, { ShadowRoot: Root });
    assert.equal(closestAround(new Node(new Root(new Node())) as unknown as Element, '[lang]'), undefined);
    assert.equal(languageIn(new Node()), 'fr');
  });
});

describe('a change of the page’s language', () => {
  /** The observers that are at work. */
  function observers(t: TestContext) {
    const working = new Set<{ readonly report: () => void; options?: MutationObserverInit }>();
    const document = {};
    class MutationObserver {
      readonly report: () => void;
      options?: MutationObserverInit;
      constructor(report: () => void) {
        this.report = report;
      }
      observe(node: unknown, options: MutationObserverInit): void {
        assert.equal(node, document);
        this.options = options;
        working.add(this);
      }
      disconnect(): void {
        working.delete(this);
      }
    }
    onPage(t, { document, MutationObserver });
    return working;
  }

  test('is told to all who listen by one observer, which stops with the last one', (t) => {
    const working = observers(t);
    const told: string[] = [];
    const stops = ['one', 'other'].map((name) => onLanguageChange(() => told.push(name)));
    assert.equal(working.size, 1);
    const [observer] = working;
    assert.deepEqual(observer?.options, { subtree: true, attributeFilter: ['lang'] });
    observer.report();
    assert.deepEqual(told, ['one', 'other']);
    stops[0]?.();
    observer.report();
    assert.deepEqual([told, working.size], [['one', 'other', 'other'], 1]);
    stops[1]?.();
    assert.equal(working.size, 0);
    onLanguageChange(() => undefined)();
    assert.equal(working.size, 0);
    const again = onLanguageChange(() => told.push('again'));
    assert.equal(working.size, 1);
    for (const { report } of working) report();
    assert.equal(told.at(-1), 'again');
    again();
  });
});

describe('an element that comes near', () => {
  const element = (): Element => ({}) as unknown as Element;

  test('is told at once where the browser cannot tell', () => {
    let near = 0;
    const stop = whenNear(element(), () => (near += 1));
    assert.equal(near, 1);
    assert.equal(stop(), undefined);
  });

  test('is told once, when it is near and not before, and not when it was given up', (t) => {
    const watched = new Set<Element>();
    const made: IntersectionObserverInit[] = [];
    let report: (entries: { target: Element; isIntersecting: boolean }[]) => void = () => assert.fail('nobody watches');
    class IntersectionObserver {
      constructor(callback: (entries: unknown, from: unknown) => void, options: IntersectionObserverInit) {
        made.push(options);
        report = (entries) => callback(entries, this);
      }
      observe(target: Element): void {
        watched.add(target);
      }
      unobserve(target: Element): void {
        watched.delete(target);
      }
    }
    onPage(t, { IntersectionObserver });
    const near: string[] = [];
    const [one, other, left] = [element(), element(), element()];
    whenNear(one, () => near.push('one'));
    whenNear(other, () => near.push('other'));
    whenNear(left, () => near.push('left'))();
    assert.deepEqual(made, [{ rootMargin: '400px' }]);
    assert.deepEqual([...watched], [one, other]);
    report([
      { target: one, isIntersecting: false },
      { target: other, isIntersecting: true },
    ]);
    assert.deepEqual([near, [...watched]], [['other'], [one]]);
    report([{ target: one, isIntersecting: true }]);
    assert.deepEqual([near, watched.size], [['other', 'one'], 0]);
  });
});
