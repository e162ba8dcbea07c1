import { type CallOptions, type Connection, shaped } from '../connection.ts';
import type { Impact, ImpactFactors, ImpactQuery } from '../contract/index.ts';
import { isImpactFactors } from '../guards/impact-factors.ts';
import { isImpact } from '../guards/impact.ts';
import type { Asked } from './asked.ts';
import { getImpact } from './get-impact.ts';

export const figure = (
  connection: Connection,
  query: Asked<ImpactQuery> = {},
  options?: CallOptions,
): Promise<Impact> => getImpact(connection, query, readImpact, options);

export const factors = ({ get }: Connection, options?: CallOptions): Promise<ImpactFactors> =>
  get('v1/impact/factors', readFactors, options);

const readImpact = shaped(isImpact, 'Impact');
const readFactors = shaped(isImpactFactors, 'ImpactFactors');
