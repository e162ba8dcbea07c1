import { z } from 'zod';
import { WebUrl } from './values.ts';

/** Who runs this network, and where its parts are. */
export const Network = z
  .object({
    name: z.string(),
    version: z.string().meta({ description: 'Version of the hub (Semantic Versioning).' }),
    demonstration: z.boolean().meta({ description: 'True while the network holds invented places.' }),
    sendsMail: z.boolean().optional().meta({
      description:
        'False while no mail server is set and messages are kept in a folder of the hub; absent from older hubs.',
    }),
    languages: z.array(z.string()).meta({ description: 'BCP 47, the reference language first.' }),
    places: z.int().min(0).meta({ description: 'Places that can be found.' }),
    tiles: z.string().meta({ description: 'Suggested value of the map’s `tiles` attribute.' }),
    controller: z
      .object({ name: z.string(), contact: z.string().nullable() })
      .nullable()
      .meta({ description: 'Data controller (RGPD, art. 13).' }),
    privacyNotice: WebUrl.nullable(),
    notice: z.string().nullable().meta({ description: 'A sentence for exceptional times.' }),
    links: z.record(z.string(), z.string()).meta({ description: 'Addresses relative to the hub.' }),
  })
  .meta({ id: 'Network' });

export type Network = z.infer<typeof Network>;
