import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import {
  Accessibility,
  Amenity,
  Answer,
  BookingChannel,
  Kind,
  LabelStatus,
  PlaceStatus,
  PriceForm,
  Resource,
  ResourceKind,
  TariffUnit,
  WebUrl,
} from '../../../sdk/contract/index.ts';
import type { Point } from '../../../sdk/contract/index.ts';
import { labelSchemes } from '../labels/schemes.ts';
import { canonicalHours } from '../opening/canonical.ts';
import { evaluatePeriods } from '../opening/periods.ts';
import { loadTerritories } from '../territories/territories.ts';
import { demoDrafts } from './drafts.ts';
import { demoPlaces } from './places/index.ts';

const now = new Date('2026-11-21T10:00:00Z');
const drafts = demoDrafts(now);
const territories = loadTerritories();

/** GeoNames writes L’Aigle otherwise than INSEE: read off a map. */
const townsWithoutCentre: Readonly<Record<string, Point>> = { '61214': { lat: 48.764, lon: 0.628 } };

const hoursOf = (draft: (typeof drafts)[number]): string[] =>
  [draft.openingHours, draft.hostHours, draft.teleworkSpot?.hours].filter((hours) => typeof hours === 'string');

const assertAll = (actual: Iterable<string>, expected: readonly string[]): void =>
  assert.deepEqual([...new Set(actual)].toSorted(), expected.toSorted());

/** Metres between two points, near enough for a town (equirectangular). */
function metres(one: Point, other: Point): number {
  const x = (other.lon - one.lon) * Math.cos((one.lat * Math.PI) / 180);
  return Math.hypot(x, other.lat - one.lat) * 111_195;
}

describe('the places of the demo network', () => {
  it('are about sixty, each with a slug and a name of its own', () => {
    assert.ok(drafts.length >= 55 && drafts.length <= 65, `${drafts.length}`);
    assert.equal(new Set(drafts.map(({ source }) => source.id)).size, drafts.length);
    assert.equal(new Set(drafts.map(({ name }) => name)).size, drafts.length);
    assert.ok(drafts.every(({ demonstration, source }) => demonstration && source.platform === 'demonstration'));
  });

  it('stand in the towns they name', () => {
    const communes = createRequire(import.meta.url)('@etalab/decoupage-administratif/data/communes.json') as readonly {
      code: string;
      nom: string;
      codesPostaux?: readonly string[];
    }[];
    const bounds = JSON.parse(
      readFileSync(new URL('../import/departement-bounds.json', import.meta.url), 'utf8'),
    ) as Record<string, { bounds: [number, number, number, number] }>;
    for (const { slug, inseeCode, city, postalCode, at } of demoPlaces) {
      const commune = communes.find(({ code, codesPostaux }) => code === inseeCode && codesPostaux);
      assert.equal(commune?.nom.replaceAll("'", '’'), city, slug);
      assert.ok(commune.codesPostaux?.includes(postalCode), slug);
      const [lat, lon] = at;
      const centre = territories.get(`commune:${inseeCode}`)?.centre ?? townsWithoutCentre[inseeCode];
      assert.ok(centre && metres(centre, { lat, lon }) < 5000, `${slug} is not in ${city}`);
      const box = bounds[territories.locate(inseeCode)?.departement ?? '']?.bounds;
      assert.ok(box && lon > box[0] && lat > box[1] && lon < box[2] && lat < box[3], slug);
    }
  });

  it('share a point with no other', () => {
    assert.equal(new Set(demoPlaces.map(({ at }) => at.join())).size, demoPlaces.length);
  });

  it('give no phone, address or site that could be somebody’s', () => {
    // Ranges that Arcep keeps for fiction (decision 2018-0881).
    const fiction = /^\+33(19900|26191|35301|46571|53649|63998)\d{4}$/;
    for (const { slug, phone, email, website, agendaUrl, resources = [] } of demoPlaces) {
      if (phone !== undefined) assert.match(phone, fiction, slug);
      if (email !== undefined) assert.match(email, /^[a-z-]+@([a-z-]+\.)+example$/, slug);
      for (const url of [website, agendaUrl, ...resources.map(({ booking }) => booking.url)]) {
        if (typeof url !== 'string') continue;
        assert.match(new URL(WebUrl.parse(url)).hostname, /\.example$/, slug);
      }
    }
    const phones = demoPlaces.flatMap(({ phone }) => phone ?? []);
    assert.equal(new Set(phones).size, phones.length);
  });

  it('have canonical hours that open within a year', () => {
    for (const draft of drafts) {
      for (const hours of hoursOf(draft)) {
        assert.deepEqual(canonicalHours(hours, now), { hours }, draft.name);
        const year = evaluatePeriods(hours, 'Europe/Paris', 'FR-BRE', now, new Date('2027-11-21T10:00:00Z'));
        assert.ok(year.length > 0, draft.name);
      }
    }
  });

  it('show every kind, status, amenity and answer', () => {
    assertAll(
      drafts.flatMap(({ kinds }) => kinds),
      Kind.options,
    );
    assertAll(
      drafts.map(({ status }) => status ?? 'open'),
      PlaceStatus.options,
    );
    assertAll(
      drafts.flatMap(({ amenities = [] }) => amenities),
      Amenity.options,
    );
    for (const question of Object.keys(Accessibility.shape) as (keyof Accessibility)[]) {
      assertAll(
        drafts.map(({ accessibility }) => accessibility?.[question] ?? 'unknown'),
        Answer.options,
      );
    }
  });

  it('show every kind of resource, price, tariff unit and way to book', () => {
    const resources = drafts.flatMap(({ resources: all = [] }) => all);
    for (const [index, { booking, ...resource }] of resources.entries()) {
      Resource.parse({ id: `${index}`, booking, ...resource });
      assert.equal(booking.via === 'external', booking.url !== null, resource.name);
    }
    const prices = resources.flatMap(({ price }) => price ?? []);
    assertAll(
      resources.map(({ kind }) => kind),
      ResourceKind.options,
    );
    assertAll(
      resources.map(({ booking }) => booking.via),
      BookingChannel.options,
    );
    assertAll(
      prices.map(({ form }) => form),
      PriceForm.options,
    );
    assertAll(
      prices.flatMap(({ tariffs }) => tariffs.map(({ per }) => per)),
      TariffUnit.options,
    );
    assert.ok(prices.every(({ form, tariffs }) => (form === 'tariffs') === tariffs.length > 0));
  });

  it('show every scheme and every state of a label, whatever the day they are loaded', () => {
    for (const day of [now, new Date('2031-03-01T23:30:00Z')]) {
      const today = day.toISOString().slice(0, 10);
      const labels = demoDrafts(day).flatMap(({ labels: all = [] }) => all);
      assertAll(
        labels.map(({ scheme }) => scheme),
        labelSchemes.map(({ id }) => id),
      );
      const expired = ({ until }: (typeof labels)[number]): boolean => until !== null && until < today;
      assertAll(
        labels.map((label) => (label.status === 'granted' && expired(label) ? 'expired' : label.status)),
        LabelStatus.options,
      );
      for (const { id } of labelSchemes) {
        assert.ok(new Set(labels.filter(({ scheme }) => scheme === id).map(({ status }) => status)).size > 1, id);
      }
      const soon = new Date(day.getTime() + 40 * 86_400_000).toISOString().slice(0, 10);
      assert.ok(
        labels.some(
          (label) => label.status === 'granted' && !expired(label) && label.until !== null && label.until < soon,
        ),
      );
      assert.ok(labels.every(({ from, until }) => from < today && (until === null || from < until)));
    }
  });

  it('have hours worth showing', () => {
    const hours = drafts.map(({ openingHours }) => openingHours ?? '');
    const worth: Readonly<Record<string, RegExp>> = {
      unknown: /^$/,
      'day and night': /^24\/7$/,
      'past midnight': /-0[1-3]:00/,
      seasons: /\b(Jul-Aug|Apr-Oct)\b/,
      'by appointment': /unknown "/,
      'days of a month': /\[1/,
      'week numbers': /week /,
      'school holidays': /\bSH\b/,
      'on Sundays': /Su\b(?!.*off)/,
    };
    for (const [what, pattern] of Object.entries(worth))
      assert.ok(
        hours.some((text) => pattern.test(text)),
        what,
      );
    assert.ok(drafts.some(({ hostHours }) => hostHours) && drafts.some(({ agendaUrl }) => agendaUrl));
    assert.ok(
      drafts.some(({ teleworkSpot }) => teleworkSpot?.hours) &&
        drafts.some(({ teleworkSpot }) => teleworkSpot?.hours === null),
    );
  });

  it('have some closed and some open on every day of an ordinary week', () => {
    for (let day = 23; day < 30; day++) {
      const from = new Date(`2026-11-${day}T05:00:00Z`);
      const to = new Date(from.getTime() + 18 * 3_600_000);
      const states = drafts
        .filter(({ status = 'open', openingHours }) => status === 'open' && openingHours)
        .map(({ openingHours = '' }) => evaluatePeriods(openingHours, 'Europe/Paris', 'FR-BRE', from, to).length > 0);
      assert.ok(states.includes(true) && states.includes(false), `${day}`);
    }
  });

  it('are written with care', () => {
    for (const { name, street, summary, description, teleworkSpot, resources = [] } of drafts) {
      assert.ok(summary && summary.length <= 280 && summary.endsWith('.'), name);
      const texts = [
        name,
        street,
        summary,
        description,
        teleworkSpot?.note,
        ...resources.map((resource) => resource.name),
      ];
      for (const text of texts) {
        if (typeof text !== 'string') continue;
        assert.doesNotMatch(text, /'|"|\.\.\.| {2}|^\s|\s$|<|(?<!\u00a0)[;:!?](?=\s|$)|\d h\b/, text);
      }
    }
  });
});
