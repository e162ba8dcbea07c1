import { html } from 'hono/html';
import type { LabelStatus } from '../../../../../sdk/contract/index.ts';
import type { Html } from '../../pages/layout.ts';

/** Where the grant of a place is looked after. */
export const grantPath = (scheme: string, placeId: string): string => `/operator/schemes/${scheme}/places/${placeId}`;

const kinds = { granted: 'good', suspended: 'warn', expired: 'warn', revoked: 'bad' } as const;

/** The state of a grant, as a word on a colour. */
export const stateChip = (status: LabelStatus, words: string): Html =>
  html`<span class="chip ${kinds[status]}">${words}</span>`;
