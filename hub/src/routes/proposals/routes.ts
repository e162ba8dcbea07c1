import { operations } from '../../../../sdk/contract/index.ts';
import { parsePlaceId } from '../../../../sdk/place-id.ts';
import type { Sql } from '../../database/database.ts';
import { ProblemError } from '../../http/problem.ts';
import { route, type Answer, type Call, type Route } from '../../http/route.ts';
import { readPlace } from '../../operators/edit/record.ts';
import { checkText } from '../../operators/edit/texts.ts';
import { checkProposedEdit } from '../../operators/proposals/read.ts';
import { propose } from '../../operators/proposals/store.ts';
import type { Territories } from '../../territories/territories.ts';
import type { ProposalLimits } from './limits.ts';

export interface ProposalRouteDependencies {
  readonly sql: Sql;
  readonly territories: Territories;
  readonly limits: ProposalLimits;
}

/** `POST /v1/proposals`: what the form does, for other sites and programs. */
export const proposalRoutes = (dependencies: ProposalRouteDependencies): Route[] => [
  route(operations.createProposal, (call) => createProposal(dependencies, call)),
];

async function createProposal(
  { sql, territories, limits }: ProposalRouteDependencies,
  { body, key, now, language }: Call<typeof operations.createProposal>,
): Promise<Answer> {
  const number = body.place === undefined ? undefined : parsePlaceId(body.place);
  const place = number === undefined ? undefined : await readPlace(sql, number);
  if (body.place !== undefined && !place?.stored.listed) throw noPlace();
  const context = { communes: territories, now, name: body.edit.name ?? place?.facts.name ?? '' };
  const { edit, faults } = checkProposedEdit(body.edit, place === undefined, context);
  const word = checkText(body.word ?? null, { longest: 1000, lines: true });
  const errors = Object.entries(faults).map(([name, detail]) => ({ pointer: `/edit/${name}`, detail }));
  if ('fault' in word) errors.push({ pointer: '/word', detail: word.fault });
  if (errors.length > 0 || 'fault' in word) {
    throw new ProblemError('invalid-body', {
      detail: { fr: 'La proposition est à corriger.', en: 'The proposal needs correcting.' },
      errors,
      final: true,
    });
  }
  limits.countEmail(body.email);
  const proposal = { placeId: place?.stored.id, edit, word: word.value, email: body.email, key };
  const { id, status, createdAt } = await propose(sql, { ...proposal, language: body.language ?? language }, now);
  return { body: { id, status, createdAt: createdAt.toISOString() } };
}

const noPlace = (): ProblemError =>
  new ProblemError('not-found', {
    detail: { fr: 'Aucun lieu ne porte cet identifiant.', en: 'No place has this id.' },
    final: true,
  });
