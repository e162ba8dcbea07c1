import { z } from 'zod';
import { PlaceEdit, PlaceRecord, ResourceEdit } from '../edit.ts';
import { operation, placeParams } from './operation.ts';

const resourceParams = z.strictObject({
  ...placeParams.shape,
  resource: z
    .string()
    .regex(/^\d{1,15}$/)
    .meta({ description: 'Id of a resource.' }),
});
const editProblems = [
  'invalid-body',
  'unauthorized',
  'forbidden',
  'not-found',
  'precondition-failed',
  'body-too-large',
  'unsupported-media-type',
  'precondition-required',
] as const;

/** Places as their operators keep them. */
export const recordOperations = {
  getPlaceRecord: operation({
    method: 'get',
    path: '/v1/places/{id}/record',
    summary: 'A place as its operator keeps it, with the ETag that a change needs',
    params: placeParams,
    query: z.strictObject({}),
    access: 'operator',
    answers: { 'application/json': PlaceRecord },
    problems: ['invalid-parameters', 'unauthorized', 'forbidden', 'not-found'],
  }),
  editPlace: operation({
    method: 'patch',
    path: '/v1/places/{id}/record',
    summary: 'Change what is said of a place; imports leave these fields alone from then on',
    params: placeParams,
    body: PlaceEdit,
    access: 'operator',
    conditional: true,
    answers: { 'application/json': PlaceRecord },
    problems: editProblems,
  }),
  addResource: operation({
    method: 'post',
    path: '/v1/places/{id}/resources',
    summary: 'Offer one more resource',
    params: placeParams,
    body: ResourceEdit,
    access: 'operator',
    conditional: true,
    status: 201,
    answers: { 'application/json': PlaceRecord },
    problems: editProblems,
  }),
  editResource: operation({
    method: 'put',
    path: '/v1/places/{id}/resources/{resource}',
    summary: 'Say anew what a resource is, costs and how it is booked',
    params: resourceParams,
    body: ResourceEdit,
    access: 'operator',
    conditional: true,
    answers: { 'application/json': PlaceRecord },
    problems: editProblems,
  }),
  withdrawResource: operation({
    method: 'delete',
    path: '/v1/places/{id}/resources/{resource}',
    summary: 'Withdraw a resource; bookings already made remain',
    params: resourceParams,
    access: 'operator',
    conditional: true,
    answers: { 'application/json': PlaceRecord },
    problems: editProblems,
  }),
} as const;
