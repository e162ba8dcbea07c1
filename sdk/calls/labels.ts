import { type CallOptions, type Connection, shaped } from '../connection.ts';
import type { Label, LabelList } from '../contract/index.ts';
import { isLabelList } from '../guards/label-list.ts';
import { isLabel } from '../guards/label.ts';

export const listLabels = ({ get }: Connection, options?: CallOptions): Promise<LabelList> =>
  get('v1/labels', readLabelList, options);

export const getLabel = ({ get }: Connection, id: string, options?: CallOptions): Promise<Label> =>
  get(`v1/labels/${encodeURIComponent(id)}`, readLabel, options);

const readLabelList = shaped(isLabelList, 'LabelList');
const readLabel = shaped(isLabel, 'Label');
