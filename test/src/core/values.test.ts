import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { EscaleBookingConfirmedEvent, EscaleBookingStartEvent } from '../../../src/core/booking-events.ts';
import { define } from '../../../src/core/define.ts';
import { EscaleBookingRedirectEvent, EscaleErrorEvent, EscalePlaceSelectEvent } from '../../../src/core/events.ts';
import { kit } from '../../../src/core/kit.ts';
import { messagesIn, supportedLanguage } from '../../../src/core/language.ts';
import { noHub } from '../../../src/core/trouble.ts';
import { NotAnIdError, typedId } from '../../../src/core/typed-id.ts';
import { safeUrl, siteName } from '../../../src/core/urls.ts';
import type { Messages } from '../../../src/translations/messages.ts';
import { onPage, warningsIn } from './page.ts';

describe('an address from data', () => {
  test('becomes a link when it is one of the web, of mail or of a telephone', () => {
    for (const good of ['https://a.example/b?c#d', 'http://a.example/', 'mailto:a@b.example', 'tel:+33299000000'])
      assert.equal(safeUrl(good), good);
    assert.equal(safeUrl('HTTPS://A.example'), 'https://a.example/');
  });

  test('becomes none when it could run something, or leads nowhere', () => {
    for (const bad of ['javascript:alert(1)', ' JaVaScRiPt:alert(1)', 'data:text/html,x', 'ftp://a.example/', 'blob:x'])
      assert.equal(safeUrl(bad), undefined, bad);
    for (const none of ['a.example', '/b', '', null, undefined]) assert.equal(safeUrl(none), undefined);
  });

  test('is recognised by its site', () => {
    assert.equal(siteName('https://www.cowork.example/book?x=1'), 'cowork.example');
    assert.equal(siteName('https://www2.example'), 'www2.example');
    assert.equal(siteName('https://my.www.example/'), 'my.www.example');
    assert.equal(siteName('https://wwwx.example/'), 'wwwx.example');
  });
});

describe('the id of a place, as it is typed', () => {
  test('is forgiven spaces around it, hyphens and case', () => {
    assert.equal(typedId(' 10-02m '), '1002M');
    assert.equal(typedId('az'), 'AZ');
    assert.equal(typedId('123456789012'), '123456789012');
  });

  test('is none when it is too short, too long, or holds something else', () => {
    for (const text of ['', '1', '1234567890123', '10 02', '10_02', 'é12', '1002M!', '!1002M'])
      assert.equal(typedId(text), undefined, text);
    assert.ok(new NotAnIdError() instanceof Error);
  });
});

describe('an event', () => {
  const shape = ({ type, bubbles, composed, cancelable }: Event) => ({ type, bubbles, composed, cancelable });

  test('of what a visitor wants leaves shadow roots, and may be cancelled where the kit would act', () => {
    const all = { bubbles: true, composed: true, cancelable: true };
    const select = new EscalePlaceSelectEvent('1002M');
    assert.deepEqual(shape(select), { type: 'escale-place-select', ...all });
    assert.equal(select.place, '1002M');
    const redirect = new EscaleBookingRedirectEvent('1002M', '7', 'https://book.example/');
    assert.deepEqual(shape(redirect), { type: 'escale-booking-redirect', ...all });
    assert.deepEqual([redirect.place, redirect.resource, redirect.url], ['1002M', '7', 'https://book.example/']);
    const start = new EscaleBookingStartEvent('1002M', undefined);
    assert.deepEqual(shape(start), { type: 'escale-booking-start', ...all });
    assert.deepEqual([start.place, start.resource], ['1002M', undefined]);
  });

  test('of what has happened cannot be cancelled, and says nothing of who booked', () => {
    const booking = {
      resource: '7',
      start: '2026-11-24T09:00:00Z',
      end: '2026-11-24T10:00:00Z',
      seats: 2,
      status: 'held',
    } as const;
    const made = new EscaleBookingConfirmedEvent('1002M', booking);
    assert.deepEqual(shape(made), {
      type: 'escale-booking-confirmed',
      bubbles: true,
      composed: true,
      cancelable: false,
    });
    const { place, resource, start, end, seats, status } = made;
    assert.deepEqual({ place, resource, start, end, seats, status }, { place: '1002M', ...booking });
  });

  test('of a fault stays on its element', () => {
    const error = new Error('no network');
    const event = new EscaleErrorEvent(error);
    assert.deepEqual(shape(event), { type: 'escale-error', bubbles: false, composed: false, cancelable: false });
    assert.equal(event.error, error);
  });
});

describe('what the copies of the kit on a page share', () => {
  test('is one thing, under a name that another copy knows', (t) => {
    t.after(() => delete kit().hub);
    kit().hub = 'https://hub.example/';
    assert.equal((globalThis as Record<symbol, unknown>)[Symbol.for('escale.kit')], kit());
    assert.equal(kit().hub, 'https://hub.example/');
  });
});

describe('the language of an element', () => {
  const loads = (): Promise<Messages> => Promise.reject(new Error('nobody asked for it'));

  test('is the best there is for a tag, French for what is not translated', (t) => {
    for (const tag of ['en', 'en-GB', 'EN', 'en-Latn-US']) assert.equal(supportedLanguage(tag), 'en');
    for (const tag of ['fr', 'fr-CA', 'de', 'eng', '', '-en', null, undefined])
      assert.equal(supportedLanguage(tag), 'fr');
    t.after(() => delete kit().languages);
    kit().languages = new Map([['de', loads]]);
    assert.deepEqual(['DE-at', 'nl', 'en'].map(supportedLanguage), ['de', 'fr', 'en']);
  });

  test('is spoken with the sentences at hand, or those of English, or of what the page added', async (t) => {
    const [french, english, german] = [{ hello: 'bonjour' }, { hello: 'hello' }, { hello: 'guten Tag' }];
    const load = () => Promise.resolve(english);
    assert.equal(messagesIn('fr', french, load), french);
    assert.equal(await messagesIn('en', french, load), english);
    t.after(() => delete kit().languages);
    kit().languages = new Map([['de', () => Promise.resolve(german as unknown as Messages)]]);
    assert.equal(await messagesIn('de', french, load), german);
    assert.equal(messagesIn('nl', french, load), french);
  });
});

describe('the definition of an element', () => {
  /** Another copy of an element: a class of its own. */
  const copy = (version?: string) => {
    const made: unknown = Object.assign(() => undefined, version === undefined ? {} : { version });
    return made as Parameters<typeof define>[1];
  };

  test('is that of the first who comes, and another version is named once', (t) => {
    const written = warningsIn(t);
    const defined = new Map<string, unknown>();
    onPage(t, {
      customElements: {
        get: (tag: string) => defined.get(tag),
        define: (tag: string, it: unknown) => defined.set(tag, it),
      },
    });
    const first = copy('1.0.0');
    define('escale-x', first);
    define('escale-x', copy('1.0.0'));
    assert.deepEqual([defined.get('escale-x'), written], [first, []]);
    define('escale-x', copy('9.0.0'));
    define('escale-x', copy('9.0.0'));
    assert.equal(defined.get('escale-x'), first);
    assert.deepEqual(written, [
      '[escale] <escale-x> was already defined by version 1.0.0 of the kit; version 9.0.0 is ignored. Load the kit once.',
    ]);
  });

  test('names somebody else’s element of the same name, and is of our version when it says none', (t) => {
    const written = warningsIn(t);
    onPage(t, { customElements: { get: () => copy(), define: () => assert.fail('defined twice') } });
    define('escale-y', copy('0.1.0'));
    define('escale-z', copy());
    assert.match(written[0] ?? '', /<escale-y> was already defined by version unknown of the kit; version 0\.1\.0 is/);
    assert.match(
      written[1] ?? '',
      /<escale-z> was already defined by version unknown of the kit; version \d+\.\d+\.\d+/,
    );
  });

  test('is left out where there are no elements', () => {
    assert.doesNotThrow(() => define('escale-x', copy('1.0.0')));
  });
});

test('an element without a hub says how to give it one', () => {
  const said = noHub('escale-place-card');
  for (const part of [
    '<escale-place-card> does not know',
    'hub="https://…"',
    '<escale-hub url="https://…">',
    'load the kit',
  ])
    assert.ok(said.includes(part), part);
});
