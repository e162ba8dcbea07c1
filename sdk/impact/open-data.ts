import type { ImpactFactors } from '../contract/index.ts';
import { assumptions } from './data/assumptions.ts';
import { factorSet } from './data/factors.ts';
import { mileageScales } from './data/mileage-scale.ts';
import { allFactors } from './factors.ts';
import { MODEL_VERSION } from './result.ts';

/** Factors, assumptions and mileage scales with their sources: what `GET /v1/impact/factors` answers. */
export const openFactors = (): ImpactFactors => ({
  version: factorSet.version,
  year: factorSet.year,
  modelVersion: MODEL_VERSION,
  factors: allFactors(),
  assumptions: Object.values(assumptions).map((each) => ({ ...each })),
  mileageScales: Object.fromEntries(
    Object.entries(mileageScales).map(([id, { bounds, ...rest }]) => [id, { bounds: [...bounds], ...rest }]),
  ),
});

const columns = [
  ...([
    'id',
    'kind',
    'value',
    'low',
    'high',
    'unit',
    'scope',
    'per',
    'uncertainty_percent',
    'year',
    'review_by',
  ] as const),
  ...(['source', 'dataset', 'version', 'url', 'licence', 'factor_set', 'model_version'] as const),
];
type Row = Readonly<Partial<Record<(typeof columns)[number], string | number>>>;

/** The factors and assumptions as CSV (RFC 4180): one a line, with its source. */
export function factorsCsv(): string {
  const set = { factor_set: factorSet.version, model_version: MODEL_VERSION };
  const factors = allFactors().map(
    ({ id, value, unit, scope, occupancyBasis, uncertaintyPercent, year, reviewBy, source }): Row => ({
      ...{ id, kind: 'factor', value, unit, scope, per: occupancyBasis, uncertainty_percent: uncertaintyPercent, year },
      ...{ review_by: reviewBy, ...sourceColumns(source), ...set },
    }),
  );
  const assumed = openFactors().assumptions.map(({ id, value, low, high, unit, reviewBy, source }): Row => ({
    ...{
      id,
      kind: 'assumption',
      value,
      unit,
      ...(low === undefined ? {} : { low }),
      ...(high === undefined ? {} : { high }),
    },
    ...{ review_by: reviewBy, ...sourceColumns(source), ...set },
  }));
  const lines = [...factors, ...assumed].map((row) => columns.map((column) => cell(row[column] ?? '')).join(','));
  return [columns.join(','), ...lines, ''].join('\r\n');
}

const sourceColumns = ({ name, dataset, version, url, licence }: ImpactFactors['factors'][number]['source']): Row => ({
  ...{ source: name, dataset, version, url, licence },
});

const cell = (value: string | number): string => {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
