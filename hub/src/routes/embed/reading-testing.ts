import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Hono } from 'hono';
import { convert } from 'html-to-text';
import type { Place, PlaceList } from '../../../../sdk/contract/index.ts';
import type { Language } from '../../http/language.ts';
import { formatDay } from '../../../../src/translations/opening.ts';
import { daySentence } from '../../../../src/translations/week.ts';
import { messagesOf } from './view.ts';

/** Wrapped where a line ends, a text is still the same. */
const flat = (text: string): string => text.replaceAll(/[\s\u2060]+/g, ' ');

function assertInOrder(text: string, facts: readonly (string | null)[]): void {
  const whole = flat(text);
  let from = 0;
  for (const fact of facts.filter((known) => known !== null)) {
    const at = whole.indexOf(flat(fact), from);
    assert.ok(at >= 0, `« ${fact} » is not where it is looked for in:\n${text}`);
    from = at + 1;
  }
}

/** Nothing of a program shows, and no line is wider than the screen but the addresses of links. */
function assertReadable(text: string): void {
  assert.doesNotMatch(text, /undefined|null|NaN|\[object|<\/?[a-z]|\{|\$/);
  for (const line of text.split('\n')) assert.ok(line.length <= 78 || /^ *\[\S+\]$/.test(line), line);
}

const languages: readonly Language[] = ['fr', 'en'];

/** What a text browser of 78 columns shows, with ordinary spaces. */
async function readAs(app: Hono, path: string): Promise<string> {
  const response = await app.request(path);
  assert.equal(response.status, 200, path);
  const text = convert(await response.text(), {
    wordwrap: 78,
    selectors: [
      { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
      { selector: 'h1', options: { uppercase: false } },
    ],
  });
  return text.replaceAll(/[\u00a0\u202f]/g, ' ');
}

/**
 * The embed pages as a text browser shows them: every fact is there, in the order in which it is looked for.
 * @param hub with the demo network, and its origin; called once the tests run
 */
export const describeReading = (hub: () => { readonly app: Hono; readonly origin: string }): Promise<void> =>
  describe('in a text browser', () => {
    let app: Hono;
    let origin: string;
    let place: Place;
    const read = (path: string): Promise<string> => readAs(app, path);
    before(async () => {
      ({ app, origin } = hub());
      const { items } = (await (await app.request('/v1/places?bookable&sort=name')).json()) as PlaceList;
      const labelled = items.find(({ labels, opening }) => labels.length > 0 && opening.hours !== null);
      assert.ok(labelled, 'a bookable place with a label and hours');
      place = (await (await app.request(`/v1/places/${labelled.id}`)).json()) as Place;
    });

    for (const language of languages) {
      const look = async (widget: string, query = ''): Promise<string> => {
        const text = await read(`/e/${widget}?lang=${language}${query}`);
        assertReadable(text);
        return text;
      };
      const of = (query = ''): string => `&place=${place.id}${query}`;

      void it(`a card says what, where, when, how and with which labels (${language})`, async () => {
        const text = await look('place-card', of());
        const messages = messagesOf(language);
        const { street, postalCode, city } = place.address;
        assertInOrder(text, [
          place.name,
          place.kinds.map((kind) => messages.kinds[kind]).join(', '),
          [street, [postalCode, city].filter(Boolean).join(' ')].filter(Boolean).join(', '),
          ...place.opening.week.flatMap((day) => [
            formatDay(day.date, messages, { weekday: 'long' }),
            daySentence(day, messages),
          ]),
          ...(place.contact.phone ? [messages.details.phone(place.contact.phone)] : []),
          ...place.labels.map(({ name }) => name),
          `${origin}/places/${place.id}`,
        ]);
      });

      void it(`a card of which parts are chosen says these (${language})`, async () => {
        const text = await look('place-card', of('&show=labels&without-booking'));
        assertInOrder(text, [place.name, ...place.labels.map(({ name }) => name), `${origin}/places/${place.id}`]);
        assert.doesNotMatch(text, /^ *(lundi|Monday) |tel:|mailto:/im);
      });

      void it(`a booking button leads to the page on which to book (${language})`, async () => {
        assertInOrder(await look('booking-button', of()), [
          place.name,
          place.address.city,
          language === 'fr' ? 'réserver' : 'book',
          `${origin}/places/${place.id}`,
        ]);
      });

      void it(`a badge says each label with its state (${language})`, async () => {
        const { labelStates } = messagesOf(language).card;
        const states = place.labels.map(({ status }) => labelStates[status](null).split(' ')[0] ?? '');
        assertInOrder(await look('label-badge', of()), [
          place.name,
          ...place.labels.flatMap(({ name }, index) => [name, states[index] ?? '']),
        ]);
      });

      void it(`a counter says its figure with the range, of whom and when, and how (${language})`, async () => {
        const text = await look('co2-counter');
        assert.match(
          flat(text),
          language === 'fr'
            ? /environ \d[\d, ]* (t|kg), entre \d[\d, ]* et \d[\d, ]* (t|kg) de CO2/
            : /about \d[\d,.]* (t|kg), between \d[\d,.]* and \d[\d,.]* (t|kg) of CO2/,
        );
        assertInOrder(text, [language === 'fr' ? 'trimestre' : 'quarter', '%', `${origin}/methode`]);
      });

      void it(`the map is its list: name, kind, town and state of each, and where it goes on (${language})`, async () => {
        const { items, total } = (await (await app.request('/v1/places?limit=20')).json()) as PlaceList;
        const text = await look('place-map', '&limit=20');
        const { kinds } = messagesOf(language);
        assertInOrder(text, [
          String(total),
          ...items.flatMap(({ id, name, kinds: all, address }) => [
            name,
            `/places/${id}`,
            all.map((kind) => kinds[kind]).join(', '),
            address.city,
          ]),
          language === 'fr' ? 'Lieux suivants' : 'More places',
        ]);
      });

      void it(`the simulator says what it needs, and leads to its method (${language})`, async () => {
        assertInOrder(await look('impact-simulator'), ['CO2', 'JavaScript', `${origin}/methode`]);
      });
    }

    void it('each page begins with its title and ends with whose it is', async () => {
      for (const widget of [
        'place-map',
        'place-card',
        'booking-button',
        'label-badge',
        'co2-counter',
        'impact-simulator',
      ]) {
        const html = await (await app.request(`/e/${widget}?lang=fr&place=${place.id}`)).text();
        const title = /<h1[^>]*>([^<]+)/.exec(html)?.[1] ?? '';
        const text = await read(`/e/${widget}?lang=fr&place=${place.id}`);
        assert.ok(flat(text).startsWith(flat(title).replaceAll(/[\u00a0\u202f]/g, ' ')), text.slice(0, 200));
        assert.match(flat(text.trimEnd()), /Réseau .+ \[https:\/\/lieux\.example\/\]$/);
      }
    });
  });

/** What is no sentence: programs, lines to copy, and what a person has typed. */
const unspoken = /<(script|style|pre|code|textarea)\b[^]*?<\/\1>/g;
/** A French sign that a line could begin with, or a quotation mark that it could end with. */
const loose = /[^<>]{0,30}(?:[\p{L}\d)}»’…] [:;!?](?=\s|<)|« | »)[^<>]{0,20}/gu;

/** Every page that leads on from the first one, one of each kind, as it is served in French. */
export const describeFrench = (hub: () => { readonly app: Hono }): Promise<void> =>
  describe('the French pages of the hub', () => {
    void it('let no line begin with a sign', async () => {
      const { app } = hub();
      const kinds = new Set<string>();
      const found: string[] = [];
      const waiting = ['/', '/configurer?widget=place-card', '/operateur', '/mail', '/nulle-part'];
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
        const kind = path.replace(/[?#].*/, '').replaceAll(/\/[0-9A-Z]{2,}(?=\/|$)/g, '/:id');
        // The examples are pages of sites.
        if (kinds.has(kind) || kind.startsWith('/examples/')) continue;
        kinds.add(kind);
        const response = await app.request(path, { headers: { accept: 'text/html', 'accept-language': 'fr' } });
        if (!response.headers.get('content-type')?.startsWith('text/html')) continue;
        const html = (await response.text()).replaceAll(unspoken, '');
        found.push(...[...html.replaceAll(/<[^>]*>/g, '<').matchAll(loose)].map(([text]) => `${path}: ${text}`));
        waiting.push(
          ...[...html.matchAll(/ href="(\/[^"/][^"]*)"/g)].map(([, to = '']) => to.replaceAll('&amp;', '&')),
        );
      }
      assert.ok(kinds.size > 10, [...kinds].join(' '));
      assert.deepEqual(found, []);
    });
  });
