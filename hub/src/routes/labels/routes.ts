import { operations } from '../../../../sdk/contract/index.ts';
import type { Sql } from '../../database/database.ts';
import { route, type Route } from '../../http/route.ts';
import { readLabels, readPlaceLabels } from '../../labels/read.ts';
import type { Settings } from '../../settings.ts';
import { judgedAt, maxAge } from '../places/validity.ts';
import { noSuchLabel, noSuchPlace, numberOf } from './absent.ts';
import { labelChangeRoutes } from './changes.ts';

export interface LabelDependencies {
  readonly sql: Sql;
  readonly settings: Pick<Settings, 'networkName'>;
}

/** The label schemes, the labels of a place, and what their issuers do. */
export const labelRoutes = (dependencies: LabelDependencies): Route[] => [
  ...readingRoutes(dependencies),
  ...labelChangeRoutes(dependencies),
];

const readingRoutes = ({ sql, settings: { networkName } }: LabelDependencies): Route[] => [
  route(operations.listLabels, async ({ now }) => {
    const items = await readLabels(sql);
    return { body: { items, links: { self: '/v1/labels' }, total: items.length }, maxAge: maxAge(now, null) };
  }),
  route(operations.getLabel, async ({ params, now }) => {
    const [label] = await readLabels(sql, params.scheme);
    if (!label) throw noSuchLabel(params.scheme);
    return { body: label, maxAge: maxAge(now, null) };
  }),
  route(operations.getPlaceLabels, async ({ params, now }) => {
    const labels = await readPlaceLabels(sql, numberOf(params.id), { at: judgedAt(now), networkName });
    if (!labels) throw noSuchPlace(params.id);
    return { body: labels, maxAge: maxAge(now, labels.nextChange === null ? null : new Date(labels.nextChange)) };
  }),
];
