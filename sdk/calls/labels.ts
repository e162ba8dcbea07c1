import { type CallOptions, type Connection, shaped } from '../connection.ts';
import type { Label, LabelList, PlaceLabels } from '../contract/index.ts';
import { isLabelList } from '../guards/label-list.ts';
import { isLabel } from '../guards/label.ts';
import { isPlaceLabels } from '../guards/place-labels.ts';
import { getPlaceLabels } from './get-place-labels.ts';

export const listLabels = ({ get }: Connection, options?: CallOptions): Promise<LabelList> =>
  get('v1/labels', readLabelList, options);

export const getLabel = ({ get }: Connection, id: string, options?: CallOptions): Promise<Label> =>
  get(`v1/labels/${encodeURIComponent(id)}`, readLabel, options);

export const labelsOfPlace = (connection: Connection, place: string, options?: CallOptions): Promise<PlaceLabels> =>
  getPlaceLabels(connection, place, readPlaceLabels, options);

const readLabelList = shaped(isLabelList, 'LabelList');
const readLabel = shaped(isLabel, 'Label');
const readPlaceLabels = shaped(isPlaceLabels, 'PlaceLabels');
