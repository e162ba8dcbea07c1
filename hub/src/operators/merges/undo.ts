import type { PlaceEdit } from '../../../../sdk/contract/index.ts';
import { parsePlaceId } from '../../../../sdk/place-id.ts';
import type { Entry, State } from '../../access/journal.ts';
import { undoable } from '../../access/undo.ts';
import { formatPlaceId } from '../../../../sdk/place-id.ts';
import type { Locator } from '../../places/row.ts';
import { ProblemError } from '../../http/problem.ts';
import type { FactName } from '../edit/record.ts';
import { lockPlace, savePlaceEdit } from '../edit/save.ts';
import { joinPlaces, lockPair, partPlaces } from './merge.ts';

function placeNumber(text: unknown): number {
  const number = typeof text === 'string' ? parsePlaceId(text) : undefined;
  if (number === undefined) throw new Error(`The journal names no place: ${String(text)}`);
  return number;
}

const keptOf = ({ before, after }: Entry): number => placeNumber(after?.['mergedInto'] ?? before?.['mergedInto']);

function factsIn(state: State): PlaceEdit {
  const { mergedInto: _, ...facts } = state ?? {};
  // Written by mergePlaces, from facts of a place.
  return facts;
}

/** Lets the journal take back merges, and what was said of pairs. Called once, by the hub. */
export function offerUndoingMerges(territories: Locator): void {
  undoable('merge', {
    read: async (sql, entry) => {
      const [merge] = await sql<{ into: number }[]>`
        select into_id as into from place_merge where place_id = ${placeNumber(entry.subject.id)} for update`;
      const kept = await lockPlace(sql, keptOf(entry));
      const mergedInto = merge ? formatPlaceId(merge.into) : null;
      return JSON.parse(JSON.stringify({ ...kept?.facts, mergedInto })) as State;
    },
    write: async (sql, entry, state, by) => {
      const merged = placeNumber(entry.subject.id);
      const all = { ...by, territories };
      const edit = factsIn(state);
      if (state?.['mergedInto']) {
        const pair = await lockPair(sql, { kept: keptOf(entry), merged });
        if (!pair) throw inTheWay();
        if ((await joinPlaces(sql, pair, { edit, say: Object.keys(edit) as FactName[] }, all)) > 0) throw inTheWay();
        return;
      }
      const parted = await partPlaces(sql, merged, by.now);
      const kept = parted && (await lockPlace(sql, parted.id));
      if (!parted || !kept) throw inTheWay();
      await savePlaceEdit(sql, kept, edit, all, { journal: false });
      await sql`
        update place set said = array(select name from unnest(said) name where name <> all (${[...parted.moved.said]}))
        where id = ${parted.id}`;
    },
  });
  undoable('duplicate', {
    read: async (sql, { subject }) => {
      const [a, b] = subject.id.split('-').map(placeNumber);
      const [pair] = await sql<{ twoPlaces: boolean }[]>`
        select dismissed_at is not null as "twoPlaces" from duplicate_proposal
        where place_a = ${a ?? null} and place_b = ${b ?? null} for update`;
      return pair ? { twoPlaces: pair.twoPlaces } : null;
    },
    write: async (sql, { subject }, state, { actor, now }) => {
      const [a, b] = subject.id.split('-').map(placeNumber);
      const two = state?.['twoPlaces'] === true;
      await sql`
        update duplicate_proposal set dismissed_at = ${two ? now : null}, dismissed_by = ${two ? actor.id : null}
        where place_a = ${a ?? null} and place_b = ${b ?? null}`;
    },
  });
}

/** The places cannot be made one again: one of them was booked, merged or removed since. */
const inTheWay = (): ProblemError =>
  new ProblemError('conflict', {
    detail: {
      fr: 'Rien n’a été fait\xa0: l’un des deux lieux a été réservé, fusionné ou supprimé depuis.',
      en: 'Nothing was done: one of the two places was booked, merged or removed since.',
    },
    final: true,
  });
