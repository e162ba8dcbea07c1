import type { Sql } from '../database/database.ts';
import type { Queries } from '../places/transaction.ts';
import { readLabels } from './read.ts';
import { labelSchemes, type SchemeDraft } from './schemes.ts';

const columnsOf = (scheme: SchemeDraft) => ({
  id: scheme.id,
  name: scheme.name.fr,
  name_en: scheme.name.en,
  issuer_name: scheme.issuer.name,
  issuer_url: scheme.issuer.url,
  issuer_email: scheme.issuerEmail ?? null,
  charter_url: scheme.charter,
  criteria: scheme.criteria === null ? null : JSON.stringify(scheme.criteria),
  months: scheme.months,
});

/**
 * Makes the schemes that come with the hub known to the database, as this version has them; one that the network has
 * made its own stays as it is.
 */
export async function ensureLabelSchemes(sql: Sql): Promise<void> {
  for (const scheme of labelSchemes) await writeScheme(sql, scheme, true);
}

/**
 * Adds a scheme, or replaces the one of the same id.
 * @returns false when nothing was to change
 */
export const saveScheme = (sql: Queries, scheme: SchemeDraft): Promise<boolean> => writeScheme(sql, scheme, false);

/** A scheme with what is not published of it; undefined when there is none. */
export async function readScheme(sql: Queries, id: string): Promise<SchemeDraft | undefined> {
  const [label] = await readLabels(sql, id);
  const [row] = await sql<{ issuerEmail: string | null }[]>`
    select issuer_email as "issuerEmail" from label_scheme where id = ${id}`;
  return label && row && { ...label, issuerEmail: row.issuerEmail };
}

async function writeScheme(sql: Queries, scheme: SchemeDraft, shipped: boolean): Promise<boolean> {
  const row = columnsOf(scheme);
  const written = await sql`
    insert into label_scheme as s (id, name, name_en, issuer_name, issuer_url, issuer_email, charter_url, criteria, months, shipped)
    values (${row.id}, ${row.name}, ${row.name_en}, ${row.issuer_name}, ${row.issuer_url}, ${row.issuer_email},
      ${row.charter_url}, ${row.criteria}::text::jsonb, ${row.months}, ${shipped})
    on conflict (id) do update set name = excluded.name, name_en = excluded.name_en, issuer_name = excluded.issuer_name,
      issuer_url = excluded.issuer_url, charter_url = excluded.charter_url, criteria = excluded.criteria,
      months = excluded.months, shipped = excluded.shipped,
      issuer_email = case when ${shipped} then s.issuer_email else excluded.issuer_email end
    where (s.shipped or not ${shipped})
      and (s.name, s.name_en, s.issuer_name, s.issuer_url, s.charter_url, s.criteria, s.months, s.shipped)
        is distinct from (excluded.name, excluded.name_en, excluded.issuer_name, excluded.issuer_url,
          excluded.charter_url, excluded.criteria, excluded.months, excluded.shipped)
      or (not ${shipped} and s.issuer_email is distinct from excluded.issuer_email)
    returning s.id`;
  return written.length > 0;
}
