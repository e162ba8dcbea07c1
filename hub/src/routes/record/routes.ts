import { operations, type ResourceEdit } from '../../../../sdk/contract/index.ts';
import { parsePlaceId } from '../../../../sdk/place-id.ts';
import type { Actor } from '../../access/actor.ts';
import type { Sql } from '../../database/database.ts';
import { namesTag } from '../../http/if-match.ts';
import type { Sentence } from '../../http/language.ts';
import { ProblemError } from '../../http/problem.ts';
import { route, type Answer, type Route } from '../../http/route.ts';
import { refreshSchedules } from '../../opening/refresh.ts';
import { checkEdit } from '../../operators/edit/checks.ts';
import { readPlace, readResource, readResources, recordOf, type KeptPlace } from '../../operators/edit/record.ts';
import { checkResource } from '../../operators/edit/resource-checks.ts';
import { saveResource } from '../../operators/edit/resources.ts';
import { lockPlace, savePlaceEdit } from '../../operators/edit/save.ts';
import type { Transaction } from '../../places/transaction.ts';
import type { Territories } from '../../territories/territories.ts';

export interface RecordDependencies {
  readonly sql: Sql;
  readonly territories: Territories;
}

const on = {
  on: ({ params }: { readonly params: { readonly id: string } }) => ({ placeId: parsePlaceId(params.id) }),
};

/** `/v1/places/{id}/record` and its resources: what operators do on their pages, for machines. The same code. */
export const recordRoutes = (dependencies: RecordDependencies): Route[] => [
  route(operations.getPlaceRecord, ({ params }) => answer(dependencies.sql, numberOf(params.id)), on),
  route(
    operations.editPlace,
    (call) =>
      change(dependencies, call, async (tx, place) => {
        const { territories } = dependencies;
        const context = { communes: territories, now: call.now, name: place.facts.name };
        const { edit, faults } = checkEdit(call.body, context);
        refuse(faults);
        await savePlaceEdit(tx, place, edit, { ...call, territories });
      }),
    on,
  ),
  route(operations.addResource, (call) => change(dependencies, call, putResource(call, undefined, call.body), 201), on),
  route(
    operations.editResource,
    (call) => change(dependencies, call, putResource(call, Number(call.params.resource), call.body)),
    on,
  ),
  route(
    operations.withdrawResource,
    (call) => change(dependencies, call, putResource(call, Number(call.params.resource), null)),
    on,
  ),
];

interface ChangeCall {
  readonly params: { readonly id: string };
  readonly ifMatch: string;
  readonly actor: Actor;
  readonly now: Date;
}

type Work = (tx: Transaction, place: KeptPlace) => Promise<void>;

function putResource(call: ChangeCall, id: number | undefined, edit: ResourceEdit | null): Work {
  return async (tx, place) => {
    const found = id === undefined ? undefined : await readResource(tx, place.stored.id, id);
    if (id !== undefined && (found === undefined || found.withdrawn)) throw noPlace();
    if (edit === null) {
      await saveResource(tx, place, id, null, call);
      return;
    }
    const { resource, faults } = checkResource(edit);
    refuse(faults);
    await saveResource(tx, place, id, resource, call);
  };
}

/** @throws ProblemError `invalid-body` that names every fault */
function refuse(faults: Readonly<Partial<Record<string, Sentence>>>): void {
  const errors = Object.entries(faults).flatMap(([name, detail]) => (detail ? [{ pointer: `/${name}`, detail }] : []));
  if (errors.length === 0) return;
  const names = errors.map(({ pointer }) => pointer.slice(1)).join(', ');
  throw new ProblemError('invalid-body', {
    detail: { fr: `À corriger\xa0: ${names}.`, en: `To correct: ${names}.` },
    errors,
    final: true,
  });
}

/** Changes a place that is still what the caller has read. */
async function change({ sql }: RecordDependencies, call: ChangeCall, work: Work, status = 200): Promise<Answer> {
  const placeId = numberOf(call.params.id);
  await sql.begin(async (tx) => {
    const place = await lockPlace(tx, placeId);
    if (place === undefined) throw noPlace();
    if (!namesTag(call.ifMatch, tagOf(place))) throw changedMeanwhile();
    await work(tx, place);
  });
  await refreshSchedules(sql, call.now);
  return { ...(await answer(sql, placeId)), status };
}

const tagOf = ({ revision }: Pick<KeptPlace, 'revision'>): string => `"${revision}"`;

async function answer(sql: Sql, placeId: number): Promise<Answer> {
  const place = await readPlace(sql, placeId);
  if (place === undefined) throw noPlace();
  const record = recordOf(place, await readResources(sql, placeId));
  return { body: record, headers: { ETag: tagOf(place) } };
}

function numberOf(id: string): number {
  const number = parsePlaceId(id);
  if (number === undefined) throw noPlace();
  return number;
}

const noPlace = (): ProblemError =>
  new ProblemError('not-found', {
    detail: { fr: 'Il n’y a rien de tel à ce lieu.', en: 'There is no such thing at this place.' },
    final: true,
  });

const changedMeanwhile = (): ProblemError =>
  new ProblemError('precondition-failed', {
    detail: {
      fr: 'Ce lieu a changé depuis votre lecture. Relisez-le, puis recommencez.',
      en: 'This place has changed since you read it. Read it again, then try anew.',
    },
    final: true,
  });
