import type { Accessibility, Amenity, Kind, PlaceStatus } from '../../../../sdk/contract/index.ts';
import { canonicalHours } from '../../opening/canonical.ts';
import type { Doubt, PlaceDraft, ResourceDraft } from '../../places/draft.ts';
import { nameKey } from '../../territories/names.ts';
import { communeOf, type Communes } from '../communes.ts';
import { columnsOf, type Column, type TableMap } from '../map/schema.ts';
import { readInseeCode, readPostalCode, readSiret } from '../normalise/codes.ts';
import { readRoleMail, withoutPersons } from '../normalise/mail.ts';
import { readPhone } from '../normalise/phone.ts';
import type { Reader, Reading } from '../normalise/reading.ts';
import { readLine, readProse } from '../normalise/text.ts';
import { readDay, readNumber, readPosition, readYesOrNo } from '../normalise/values.ts';
import { readWebAddress } from '../normalise/web-address.ts';
import type { RowReader } from '../row-reader.ts';
import { longest, said, type Adapter } from './adapter.ts';
import { readDays } from './days.ts';

/** Reads any network's own table by the map it gives. */
export function tableAdapter(map: TableMap, communes: Communes): Adapter {
  return {
    platform: map.platform,
    requiredColumns: columnsOf(map),
    nameColumn: typeof map.fields.name === 'string' ? map.fields.name : undefined,
    read: (row) => new TableRowReader(map, row, communes).read(),
  };
}

class TableRowReader {
  readonly #map: TableMap;
  readonly #fields: TableMap['fields'];
  readonly #row: RowReader;
  readonly #communes: Communes;
  readonly #doubts: Doubt[] = [];

  constructor(map: TableMap, row: RowReader, communes: Communes) {
    this.#map = map;
    this.#fields = map.fields;
    this.#row = row;
    this.#communes = communes;
  }

  read(): ReturnType<Adapter['read']> {
    const name = this.#text(this.#fields.name)?.replace(/\s+/g, ' ');
    if (name === undefined || !/[\p{L}\p{N}]/u.test(name)) return { refused: 'no-name' };
    if (name.length > longest.name) return { refused: 'name-too-long' };
    const kinds = this.#kinds();
    if (kinds === undefined) return { refused: 'no-kind' };
    const address = this.#address();
    const id =
      this.#fields.id === undefined
        ? nameKey(`${name} ${address.city ?? address.postalCode ?? ''}`)
        : this.#text(this.#fields.id);
    if (id === undefined) return { refused: 'no-id' };
    const description = this.#take(this.#fields.description, readProse(longest.description));
    return {
      source: this.#source(id),
      name,
      kinds,
      ...said({
        ...address,
        street: this.#take(this.#fields.street, readLine(longest.line)),
        complement: this.#take(this.#fields.complement, readLine(longest.line)),
        status: this.#status(),
        phone: this.#take(this.#fields.phone, readPhone),
        email: this.#take(this.#fields.email, readRoleMail),
        website: this.#take(this.#fields.website, readWebAddress),
        agendaUrl: this.#take(this.#fields.agendaUrl, readWebAddress),
        openingHours: this.#openingHours(),
        hostHours: this.#hours(this.#fields.hostHours),
        teleworkSpot: this.#teleworkSpot(),
        amenities: this.#amenities(),
        accessibility: this.#accessibility(),
        resources: this.#desks(),
        summary: this.#take(this.#fields.summary, readProse(longest.summary)),
        description:
          description === undefined
            ? undefined
            : this.#take(this.#fields.description, () => withoutPersons(description)),
        siret: this.#take(this.#fields.siret, readSiret),
      }),
      ...this.#position(),
      doubts: this.#doubts,
    };
  }

  #source(id: string): PlaceDraft['source'] {
    const { platform, url, licence, observedAt } = this.#map;
    const day = this.#take(this.#fields.observedAt, readDay) ?? observedAt;
    return { platform, id, ...said({ url, licence, observedAt: day }) };
  }

  /** The text of a column, or of several joined. */
  #text(column: Column | undefined): string | undefined {
    if (column === undefined) return undefined;
    if (typeof column === 'string') return this.#row.text(column);
    const parts = column.columns.flatMap((name) => this.#row.text(name) ?? []);
    return parts.length === 0 ? undefined : parts.join(column.join ?? ' ');
  }

  #take<T>(column: Column | undefined, reader: Reader<T>): T | undefined {
    const text = this.#text(column);
    return column === undefined || text === undefined ? undefined : this.#row.take(nameOf(column), reader(text));
  }

  #address(): { postalCode: string | undefined; city: string | undefined; inseeCode: string | undefined } {
    const always = this.#map.always;
    const postalCode = this.#take(this.#fields.postalCode, readPostalCode) ?? always?.postalCode;
    const city = this.#take(this.#fields.city, readLine(longest.line)) ?? always?.city;
    const inseeCode = this.#take(this.#fields.inseeCode, readInseeCode) ?? always?.inseeCode;
    if (inseeCode !== undefined || postalCode === undefined || city === undefined)
      return { postalCode, city, inseeCode };
    return { postalCode, city, inseeCode: communeOf(this.#communes, postalCode, city) };
  }

  #position(): Partial<PlaceDraft> {
    const { lat, lon, position } = this.#fields;
    const point =
      position === undefined
        ? [this.#take(lat, readNumber), this.#take(lon, readNumber)]
        : this.#take(position, readPoint);
    const [north, east] = point ?? [];
    if (north === undefined || east === undefined) return {};
    const found = this.#row.take(nameOf(position ?? lat ?? ''), readPosition(north, east));
    return found === undefined ? {} : { ...found, positionPrecision: 'unknown', positionSource: this.#map.platform };
  }

  #kinds(): readonly [Kind, ...Kind[]] | undefined {
    const [first, ...others] = this.#words(this.#fields.kinds) ?? [];
    return first === undefined ? this.#map.always?.kinds : [first, ...others];
  }

  #status(): PlaceStatus | undefined {
    return this.#words(this.#fields.status)?.[0];
  }

  /** The network's words for the words of a cell, each once. */
  #words<T extends string>(
    field: { column: string; split?: string | undefined; values: Record<string, T> } | undefined,
  ): T[] | undefined {
    if (field === undefined) return undefined;
    const text = this.#row.text(field.column);
    if (text === undefined) return undefined;
    const known = new Map(Object.entries(field.values).map(([word, value]) => [nameKey(word), value]));
    const found = new Set<T>();
    for (const word of field.split === undefined ? [text] : text.split(field.split)) {
      if (word.trim() === '') continue;
      const value = known.get(nameKey(word));
      if (value === undefined) this.#row.take(field.column, { dropped: 'unknown-word' });
      else found.add(value);
    }
    return [...found];
  }

  #amenities(): Amenity[] | undefined {
    const field = this.#fields.amenities;
    if (field === undefined) return undefined;
    if (!('yes' in field)) return this.#words(field);
    const answers = Object.entries(field.yes).map(
      ([amenity, column]) => [amenity, this.#row.read(column, readYesOrNo)] as const,
    );
    // Nobody answered: that is silence, not « nothing ».
    if (answers.every(([, answer]) => answer === undefined)) return undefined;
    return answers.filter(([, answer]) => answer === true).map(([amenity]) => amenity as Amenity);
  }

  #accessibility(): Partial<Accessibility> | undefined {
    const field = this.#fields.accessibility;
    if (field === undefined) return undefined;
    const answers = Object.entries(field).flatMap(([question, column]) => {
      const answer = this.#row.read(column, readYesOrNo);
      return answer === undefined ? [] : [[question, answer ? 'yes' : 'no']];
    });
    return answers.length === 0 ? undefined : (Object.fromEntries(answers) as Partial<Accessibility>);
  }

  #teleworkSpot(): PlaceDraft['teleworkSpot'] {
    const field = this.#fields.teleworkSpot;
    const answer = field === undefined ? undefined : this.#row.read(field.column, readYesOrNo);
    if (answer === false) return null;
    if (answer !== true && this.#map.always?.teleworkSpot !== true) return undefined;
    const note = field?.note === undefined ? undefined : this.#row.read(field.note, readLine(longest.line));
    return { hours: null, note: note ?? null };
  }

  #desks(): ResourceDraft[] | undefined {
    const field = this.#fields.desks;
    const seats = field === undefined ? undefined : this.#row.read(field.column, readNumber);
    if (field === undefined || seats === undefined) return undefined;
    if (!Number.isInteger(seats) || seats < 0 || seats > 10_000) {
      return this.#row.take(field.column, { dropped: 'not-a-number' });
    }
    if (seats === 0) return [];
    return [{ kind: 'desk', name: field.name, seats, price: null, booking: { via: field.booking, url: null } }];
  }

  #openingHours(): string | undefined {
    const field = this.#fields.openingHours;
    if (field === undefined || typeof field === 'string' || 'columns' in field) return this.#hours(field);
    const { hours, doubts } = readDays(this.#row, field.days);
    this.#doubts.push(...doubts);
    return hours;
  }

  /** Hours as people write them; what is not understood is a doubt, and no hours. */
  #hours(column: Column | undefined): string | undefined {
    return this.#take(column, (text): Reading<string> => {
      const reading = canonicalHours(text);
      if ('hours' in reading) return { value: reading.hours };
      this.#doubts.push({ code: 'unreadable-hours', detail: reading.problem });
      return { dropped: 'unreadable-hours' };
    });
  }
}

const nameOf = (column: Column): string => (typeof column === 'string' ? column : column.columns.join(' + '));

/** « 48.1, -1.6 »: latitude and longitude, parted by a comma, a semicolon or a space. */
function readPoint(text: string): Reading<[number, number]> {
  const parts = text.split(/\s*;\s*|\s*,\s+|\s+/).length === 2 ? text.split(/\s*;\s*|\s*,\s+|\s+/) : text.split(',');
  const [lat, lon, ...others] = parts.map((part) => readNumber(part).value);
  if (lat === undefined || lon === undefined || others.length > 0) return { dropped: 'not-a-position' };
  return { value: [lat, lon] };
}
