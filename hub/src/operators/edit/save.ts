import { isDeepStrictEqual } from 'node:util';
import type { PlaceEdit } from '../../../../sdk/contract/index.ts';
import { record, type Author, type State } from '../../access/journal.ts';
import { holidayZone } from '../../opening/holidays.ts';
import { settledBy } from '../../places/fields.ts';
import { locateRow, type Locator, type PlaceRow } from '../../places/row.ts';
import { rowOf, writeRows } from '../../places/rows.ts';
import type { Transaction } from '../../places/transaction.ts';
import { factNames } from './checks.ts';
import { readPlace, type FactName, type KeptPlace, type PlaceFacts } from './record.ts';

export interface By {
  readonly actor: Author;
  readonly now: Date;
  readonly territories: Locator;
}

/** The fields of an edit that are not what is stored. */
export const changedFacts = (edit: PlaceEdit, facts: PlaceFacts): FactName[] =>
  factNames.filter((name) => edit[name] !== undefined && !isDeepStrictEqual(plain(edit[name]), plain(facts[name])));

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

export interface SaveOptions {
  /** Fields that lists may say again from now on. */
  readonly unsay?: readonly FactName[];
  /** Fields that count as said although they are what is stored already. */
  readonly say?: readonly FactName[];
  /** False for a change that is written down elsewhere: an undoing. */
  readonly journal?: boolean;
}

/**
 * Makes what an operator says of a place what is stored, and writes it down. The fields are theirs from then on:
 * imports leave them alone.
 * @param place read and locked in this transaction
 * @param edit checked and normalised
 * @returns the fields that changed
 */
export async function savePlaceEdit(
  sql: Transaction,
  place: KeptPlace,
  edit: PlaceEdit,
  { actor, now, territories }: By,
  { unsay = [], say = [], journal = true }: SaveOptions = {},
): Promise<FactName[]> {
  const changed = changedFacts(edit, place.facts);
  const said = [...new Set([...place.stored.said, ...changed, ...say])].filter(
    (name) => !unsay.some((one) => one === name),
  );
  if (changed.length === 0 && isDeepStrictEqual(said, place.stored.said)) return [];
  const facts = { ...place.facts, ...Object.fromEntries(changed.map((name) => [name, edit[name]])) };
  const row = editedRow(rowOf(place.stored), facts, changed, territories);
  await writeRows(sql, [{ stored: place.stored, row }]);
  const { id } = place.stored;
  await sql`update place set said = ${said}, updated_at = ${now} where id = ${id}`;
  if (journal && changed.length > 0) {
    const subject = { kind: 'place', id: place.publicId, placeId: id };
    await record(sql, { actor, now, subject, before: pick(place.facts, changed), after: pick(facts, changed) });
  }
  return changed;
}

const pick = (facts: PlaceFacts, names: readonly FactName[]): State =>
  // As JSON: what the journal keeps and compares.
  plain(Object.fromEntries(names.map((name) => [name, facts[name]]))) as State;

/** The row that holds these facts; what follows from the address and the hours is found anew. */
function editedRow(before: PlaceRow, facts: PlaceFacts, changed: readonly FactName[], territories: Locator): PlaceRow {
  const { address, position } = facts;
  const addressed = {
    street: address.street,
    complement: address.complement,
    postal_code: address.postalCode,
    city: address.city,
    insee_code: address.inseeCode,
    country: address.country,
  };
  const located = changed.includes('address') ? locateRow({}, before, { ...before, ...addressed }, territories) : {};
  const moved = changed.includes('position')
    ? {
        lat: position?.lat ?? null,
        lon: position?.lon ?? null,
        position_precision: position?.precision ?? 'unknown',
        position_source: null,
      }
    : {};
  const row: PlaceRow = {
    ...before,
    ...addressed,
    ...located,
    ...moved,
    name: facts.name,
    kinds: facts.kinds,
    status: facts.status,
    // A house that is kept out of sight is shown once it says that teleworkers are welcome.
    listed: facts.listed || (changed.includes('teleworkSpot') && facts.teleworkSpot !== null),
    phone: facts.phone,
    email: facts.email,
    website: facts.website,
    agenda_url: facts.agendaUrl,
    hours: facts.openingHours,
    host_hours: facts.hostHours,
    telework_spot: facts.teleworkSpot,
    amenities: facts.amenities,
    accessibility: changed.includes('accessibility') ? facts.accessibility : before.accessibility,
    summary: facts.summary,
    description: facts.description,
    doubts: before.doubts.filter(({ code }) => !changed.some((name) => settledBy[code] === name)),
  };
  return { ...row, holidays: row.hours === null ? null : holidayZone(row.departement, row.hours) };
}

/** Reads and locks a place, for a change that is to follow. */
export const lockPlace = (sql: Transaction, placeId: number): Promise<KeptPlace | undefined> =>
  readPlace(sql, placeId, true);
