import { z } from 'zod';
import {
  CheckRequest,
  GrantRequest,
  Label,
  LabelList,
  PlaceLabels,
  ReinstateRequest,
  RenewRequest,
  StopRequest,
} from '../label.ts';
import { LabelScheme } from '../vocabulary.ts';
import { operation, placeParams } from './operation.ts';

const labelParams = z.strictObject({ scheme: LabelScheme });
const grantParams = z.strictObject({ ...placeParams.shape, ...labelParams.shape });

/** What an issuer does to a grant; sent twice, it changes nothing the second time. Answers what everybody reads. */
const grantChange = {
  method: 'post',
  params: grantParams,
  access: 'issuer',
  answers: { 'application/json': PlaceLabels },
  problems: [
    'invalid-body',
    'unauthorized',
    'forbidden',
    'not-found',
    'conflict',
    'body-too-large',
    'unsupported-media-type',
  ],
} as const;

/** Labels: what everybody reads, and what their issuers do. */
export const labelOperations = {
  listLabels: operation({
    method: 'get',
    path: '/v1/labels',
    summary: 'The labels that the network knows, with their issuers and criteria',
    query: z.strictObject({}),
    answers: { 'application/json': LabelList },
    problems: ['invalid-parameters'],
  }),
  getLabel: operation({
    method: 'get',
    path: '/v1/labels/{scheme}',
    summary: 'One label, with its issuer and criteria',
    params: labelParams,
    query: z.strictObject({}),
    answers: { 'application/json': Label },
    problems: ['invalid-parameters', 'not-found'],
  }),
  getPlaceLabels: operation({
    method: 'get',
    path: '/v1/places/{id}/labels',
    summary: 'The labels of a place in all their states, with criteria, evidence and history',
    params: placeParams,
    query: z.strictObject({}),
    answers: { 'application/json': PlaceLabels },
    problems: ['invalid-parameters', 'not-found'],
  }),
  grantLabel: operation({
    ...grantChange,
    path: '/v1/places/{id}/labels/{scheme}/grant',
    summary: 'Grant a label to a place, or change its dates and criteria',
    body: GrantRequest,
  }),
  renewLabel: operation({
    ...grantChange,
    path: '/v1/places/{id}/labels/{scheme}/renew',
    summary: 'Let a label last longer: say its new last day',
    body: RenewRequest,
  }),
  checkLabel: operation({
    ...grantChange,
    path: '/v1/places/{id}/labels/{scheme}/check',
    summary: 'Say which criteria are proved, declared or missing, with evidence',
    body: CheckRequest,
  }),
  suspendLabel: operation({
    ...grantChange,
    path: '/v1/places/{id}/labels/{scheme}/suspend',
    summary: 'Suspend a label, with the reason for everybody to read',
    body: StopRequest,
  }),
  reinstateLabel: operation({
    ...grantChange,
    path: '/v1/places/{id}/labels/{scheme}/reinstate',
    summary: 'End the suspension of a label',
    body: ReinstateRequest,
  }),
  revokeLabel: operation({
    ...grantChange,
    path: '/v1/places/{id}/labels/{scheme}/revoke',
    summary: 'Revoke a label, with the reason for everybody to read',
    body: StopRequest,
  }),
} as const;
