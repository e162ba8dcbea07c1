import { z } from 'zod';
import { PlaceEdit } from './edit.ts';
import { Instant, TypedPlaceId } from './values.ts';

/** A place that somebody proposes, or a correction. Published only once somebody of the network has seen it. */
export const ProposalRequest = z
  .strictObject({
    place: TypedPlaceId.optional().meta({
      description: 'Id of the place that is corrected; absent for a new one, which needs name, kinds and address.',
    }),
    edit: PlaceEdit,
    word: z.string().max(1000).optional().meta({ description: 'For whoever decides.' }),
    email: z.email().max(254).meta({ description: 'A letter asks to confirm; erased a year after the decision.' }),
    language: z.enum(['fr', 'en']).optional().meta({ description: 'Of the letters; that of the request when absent.' }),
    consent: z.string().min(1).max(40).meta({ description: 'Version of the privacy text that the person was shown.' }),
  })
  .meta({ id: 'ProposalRequest' });

export const Proposal = z
  .object({
    id: z.uuid(),
    status: z.enum(['unconfirmed', 'waiting', 'accepted', 'refused']),
    createdAt: Instant,
  })
  .meta({ id: 'Proposal', description: 'What becomes of a proposal; its author learns it by e-mail.' });

export type ProposalRequest = z.infer<typeof ProposalRequest>;
export type Proposal = z.infer<typeof Proposal>;
