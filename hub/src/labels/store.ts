import type { Sql } from '../database/database.ts';
import { labelSchemes } from './schemes.ts';

/** Makes the schemes of the network known to the database; one that is there already stays as it is. */
export async function ensureLabelSchemes(sql: Sql): Promise<void> {
  for (const { id, name, issuerName, issuerUrl } of labelSchemes) {
    await sql`
      insert into label_scheme (id, name, issuer_name, issuer_url) values (${id}, ${name}, ${issuerName}, ${issuerUrl})
      on conflict (id) do nothing`;
  }
}
