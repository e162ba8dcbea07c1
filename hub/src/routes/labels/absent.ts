import { parsePlaceId } from '../../../../sdk/place-id.ts';
import { ProblemError } from '../../http/problem.ts';

/** @throws ProblemError `not-found` when the text cannot be the id of a place */
export function numberOf(id: string): number {
  const number = parsePlaceId(id);
  if (number === undefined) throw noSuchPlace(id);
  return number;
}

export const noSuchPlace = (id: string): ProblemError =>
  new ProblemError('not-found', {
    detail: { fr: `Aucun lieu ne porte l’identifiant ${id}.`, en: `No place has the id ${id}.` },
    final: true,
  });

export const noSuchLabel = (id: string): ProblemError =>
  new ProblemError('not-found', {
    detail: {
      fr: `Le réseau ne connaît pas de label «\xa0${id}\xa0». La liste est à l’adresse /v1/labels.`,
      en: `The network knows no label “${id}”. The list is at /v1/labels.`,
    },
    final: true,
  });
