import type { ResourceEdit } from '../../../../sdk/contract/index.ts';
import type { Entry } from '../../access/journal.ts';
import { undoable } from '../../access/undo.ts';
import type { Locator } from '../../places/row.ts';
import { readPlace, readResource } from './record.ts';
import { resourceState, touchPlace, writeResource } from './resources.ts';
import { savePlaceEdit } from './save.ts';

function placeOf({ subject }: Entry): number {
  if (subject.placeId === undefined) throw new Error(`The journal names no place for ${subject.kind} ${subject.id}`);
  return subject.placeId;
}

/** Lets the journal take back what operators changed of places and their resources. Called once, by the hub. */
export function offerUndoing(territories: Locator): void {
  undoable('place', {
    read: async (sql, entry) => {
      const place = await readPlace(sql, placeOf(entry), true);
      return place ? (JSON.parse(JSON.stringify(place.facts)) as Entry['after']) : null;
    },
    write: async (sql, entry, state, { actor, now }) => {
      const place = await readPlace(sql, placeOf(entry), true);
      if (!place || state === null) throw new Error(`There is no place ${entry.subject.id} to bring back`);
      // Written by savePlaceEdit, from facts of a place.
      await savePlaceEdit(sql, place, state, { actor, now, territories }, { journal: false });
    },
  });
  undoable('resource', {
    read: async (sql, entry) => {
      const resource = await readResource(sql, placeOf(entry), Number(entry.subject.id), true);
      return resource ? resourceState(resource) : null;
    },
    write: async (sql, entry, state, { now }) => {
      const placeId = placeOf(entry);
      // Written by saveResource, from an operator's edit.
      await writeResource(sql, placeId, Number(entry.subject.id), state as ResourceEdit | null);
      await touchPlace(sql, placeId, now);
    },
  });
}
