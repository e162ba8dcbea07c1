import { z } from 'zod';
import { PlaceId } from './values.ts';

/** A position in the list of changes; it grows, and may skip numbers. */
const Position = z.int().min(0);

export const ChangeQuery = z.strictObject({
  since: Position.optional().meta({
    description: '`position` of the answer that was read last; from the beginning when absent.',
  }),
  limit: z.int().min(1).max(1000).optional().meta({ description: 'Items a page, 1 to 1,000; 100 when absent.' }),
});

/** A place that is no longer as it was, once however often it changed. */
export const Change = z
  .object({
    place: PlaceId,
    number: Position,
    kind: z.enum(['changed', 'removed']).meta({
      description: 'changed: read the place again, it may be new or back; removed: it is no longer shown.',
    }),
    into: PlaceId.optional().meta({
      description: 'Of a removed place that was merged: the place that it is now. Its id redirects there for ever.',
    }),
  })
  .meta({ id: 'Change' });

export const ChangeList = z
  .object({
    items: z.array(Change).meta({ description: 'In the order of their numbers, each place at most once a page.' }),
    position: Position.meta({ description: 'Where to go on: the `since` of the next request.' }),
    links: z.object({
      self: z.string(),
      next: z.string().nullable().meta({ description: 'Relative to the hub; null when nothing more has changed.' }),
    }),
    total: z.int().min(0).meta({ description: 'Places that changed since, whatever the page.' }),
  })
  .meta({ id: 'ChangeList' });

export type ChangeQuery = z.infer<typeof ChangeQuery>;
export type Change = z.infer<typeof Change>;
export type ChangeList = z.infer<typeof ChangeList>;
