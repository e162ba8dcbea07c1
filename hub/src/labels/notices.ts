import { formatPlaceId } from '../../../sdk/place-id.ts';
import { en } from '../../../src/translations/en.ts';
import { fr } from '../../../src/translations/fr.ts';
import { fullDay } from '../../../src/translations/dates.ts';
import type { Sql } from '../database/database.ts';
import { isLanguage, type Language } from '../http/language.ts';
import { composeLetter } from '../messages/compose-letter.ts';
import type { LetterWriter } from '../messages/letters.ts';
import { queueLetter } from '../messages/outbox.ts';

/** Days before its end that the issuer of a grant is told. */
const NOTICE_DAYS = 30;

/** Who is told: the role address of a scheme, or an account that issues it. */
const ROLE_ADDRESS = 'issuer';

/**
 * Queues a letter to the issuers of every label that ends within thirty days, once for each end. What nobody can be
 * told of yet is looked at again next time.
 * @returns how many letters were queued
 */
export function noticeEndings(sql: Sql, now: Date): Promise<number> {
  return sql.begin(async (tx) => {
    // Several hubs may look at once: the row of the notice is who sends.
    const due = await tx<{ placeId: number; scheme: string; until: string; receivers: string[] }[]>`
      with ending as (
        select l.place_id, l.scheme, l.valid_until,
          array(select ${ROLE_ADDRESS} where n.issuer_email is not null
            union all select r.account_id::text from account_role r join account a on a.id = r.account_id
              where r.kind = 'issuer' and r.scheme = l.scheme and a.removed_at is null) as receivers
        from label_grant l join label_scheme n on n.id = l.scheme join place p on p.id = l.place_id
        where l.status = 'granted' and p.listed and not p.demonstration
          and l.ends_at > ${now} and l.ends_at <= ${now}::timestamptz + ${NOTICE_DAYS}::int * interval '1 day'),
      told as (
        insert into label_notice (place_id, scheme, valid_until, at)
        select place_id, scheme, valid_until, ${now} from ending where cardinality(receivers) > 0
        on conflict do nothing returning place_id, scheme)
      select e.place_id as "placeId", e.scheme, e.valid_until as until, e.receivers
      from ending e join told using (place_id, scheme) order by 1, 2`;
    let queued = 0;
    for (const { placeId, scheme, until, receivers } of due) {
      for (const receiver of receivers) {
        await queueLetter(tx, { letter: 'label-ending', subject: `${placeId}/${scheme}/${until}/${receiver}`, now });
        queued += 1;
      }
    }
    return queued;
  });
}

const words = {
  fr: {
    title: (label: string, place: string) => `Le label ${label} de ${place} arrive à échéance`,
    lead: (until: string) =>
      `Son dernier jour est le ${until}. Le lendemain, les badges et les recherches diront qu’il a expiré. Vous pouvez le renouveler ou le laisser finir.`,
    button: 'Voir ce label',
    page: 'La page publique',
    why: 'Vous recevez ce message parce que vous décernez ce label dans ce réseau. Il n’est envoyé qu’une fois.',
  },
  en: {
    title: (label: string, place: string) => `The label ${label} of ${place} is about to end`,
    lead: (until: string) =>
      `Its last day is ${until}. From the next day on, badges and searches will say that it has expired. You can renew it or let it end.`,
    button: 'See this label',
    page: 'The public page',
    why: 'You receive this message because you grant this label in this network. It is sent only once.',
  },
} as const;

interface Ending {
  readonly place: string;
  readonly label: string;
  readonly stands: boolean;
  readonly email: string | null;
  readonly language: string | null;
}

/** Written when it is sent: a label that was renewed or revoked meanwhile is not spoken of. */
export const writeLabelEndingLetter: LetterWriter = async (subject, { sql, sender, now }) => {
  const [placeId = '', scheme = '', until = '', receiver = ''] = subject.split('/');
  const [row] = await sql<Ending[]>`
    select p.name as place, n.name as label,
      l.status = 'granted' and l.valid_until = ${until}::date and l.ends_at > ${now} as stands,
      coalesce(a.email, case when ${receiver} = ${ROLE_ADDRESS} then n.issuer_email end) as email, a.language
    from label_grant l join place p on p.id = l.place_id join label_scheme n on n.id = l.scheme
    left join account a on a.id::text = ${receiver} and a.removed_at is null
    where l.place_id = ${Number(placeId)} and l.scheme = ${scheme}`;
  if (!row?.stands) return { obsolete: 'superseded' };
  if (row.email === null) return { obsolete: 'no address' };
  const asked = row.language ?? '';
  const language: Language = isLanguage(asked) ? asked : 'fr';
  const say = words[language];
  const id = formatPlaceId(Number(placeId));
  const content = {
    title: say.title(row.label, row.place),
    lead: say.lead(fullDay(until, { fr, en }[language])),
    button: {
      label: say.button,
      address: `${sender.publicUrl}/operator/schemes/${scheme}/places/${id}?lang=${language}`,
    },
    links: [{ label: say.page, address: `${sender.publicUrl}/places/${id}/labels/${scheme}` }],
    footer: [say.why],
  };
  return { mail: composeLetter(sender, { email: row.email, language }, content) };
};
