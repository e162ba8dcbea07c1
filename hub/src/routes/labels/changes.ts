import { operations } from '../../../../sdk/contract/index.ts';
import { parsePlaceId } from '../../../../sdk/place-id.ts';
import type { Actor } from '../../access/actor.ts';
import { ProblemError } from '../../http/problem.ts';
import { route, type Answer, type Route } from '../../http/route.ts';
import { LabelRefusal, type Change } from '../../labels/change.ts';
import { readPlaceLabels } from '../../labels/read.ts';
import { changeGrant } from '../../labels/write.ts';
import { judgedAt } from '../places/validity.ts';
import { noSuchLabel, noSuchPlace, numberOf } from './absent.ts';
import type { LabelDependencies } from './routes.ts';

interface GrantCall {
  readonly params: { readonly id: string; readonly scheme: string };
  readonly body: { readonly revision?: number | undefined };
  readonly actor: Actor;
  readonly now: Date;
}

/** What a call acts on: the scheme, whose issuers may. */
const on = {
  on: ({ params: { id, scheme } }: { readonly params: { readonly id: string; readonly scheme: string } }) => ({
    scheme,
    placeId: parsePlaceId(id),
  }),
};

/** What issuers do to the grants of their schemes. */
export function labelChangeRoutes(dependencies: LabelDependencies): Route[] {
  const act = (call: GrantCall, change: Change): Promise<Answer> => changeAndAnswer(dependencies, call, change);
  return [
    route(operations.grantLabel, (call) => act(call, { action: 'granted', ...call.body }), on),
    route(operations.renewLabel, (call) => act(call, { action: 'renewed', ...call.body }), on),
    route(operations.checkLabel, (call) => act(call, { action: 'checked', ...call.body }), on),
    route(operations.suspendLabel, (call) => act(call, { action: 'suspended', ...call.body }), on),
    route(operations.reinstateLabel, (call) => act(call, { action: 'reinstated' }), on),
    route(operations.revokeLabel, (call) => act(call, { action: 'revoked', ...call.body }), on),
  ];
}

async function changeAndAnswer(
  { sql, settings: { networkName } }: LabelDependencies,
  { params, body, actor, now }: GrantCall,
  change: Change,
): Promise<Answer> {
  const placeId = numberOf(params.id);
  const { revision } = body;
  const request = { placeId, scheme: params.scheme, change, revision, actor, now, networkName };
  const done = await changeGrant(sql, request).catch(asProblem);
  if (done.outcome === 'no-place') throw noSuchPlace(params.id);
  if (done.outcome === 'no-scheme') throw noSuchLabel(params.scheme);
  if (done.outcome === 'stale') throw changedSince(done.revision);
  const labels = await readPlaceLabels(sql, placeId, { at: judgedAt(now), networkName });
  if (!labels) throw noSuchPlace(params.id);
  return { body: labels };
}

function asProblem(error: unknown): never {
  if (!(error instanceof LabelRefusal)) throw error;
  const { field, sentence } = error;
  if (field === undefined) throw new ProblemError('conflict', { detail: sentence, final: true, cause: error });
  throw new ProblemError('invalid-body', {
    errors: [{ pointer: `/${field}`, detail: sentence }],
    final: true,
    cause: error,
  });
}

const changedSince = (revision: number): ProblemError =>
  new ProblemError('conflict', {
    detail: {
      fr: `Ce label a changé depuis votre lecture\xa0: il en est à sa révision ${revision}. Relisez-le avant de le changer.`,
      en: `This label has changed since you read it: it is at revision ${revision}. Read it again before you change it.`,
    },
    final: true,
  });
