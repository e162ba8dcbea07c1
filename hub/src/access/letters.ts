import type { Sql } from '../database/database.ts';
import { isLanguage, type Language } from '../http/language.ts';
import { composeLetter } from '../messages/compose-letter.ts';
import type { LetterWriter } from '../messages/letters.ts';
import { LINK_MINUTES, makeLink } from './sign-in.ts';

/** Minutes after which nobody waits for a sign-in letter any more: a mail server that was away sends none in heaps. */
const STALE_MINUTES = 60;

const words = {
  fr: {
    signIn: {
      title: 'Votre lien de connexion',
      lead: `Ce lien ouvre l’espace des lieux. Il est valable ${LINK_MINUTES} minutes et ne sert qu’une fois.`,
      button: 'Se connecter',
      ignore: 'Vous n’avez rien demandé\xa0? Ignorez ce message\xa0: personne n’entre sans ce lien.',
    },
    invitation: {
      title: 'Un accès vous est ouvert',
      lead: (network: string) =>
        `L’administrateur du réseau ${network} vous a ouvert un accès à l’espace des lieux. Il n’y a pas de mot de passe\xa0: à chaque fois, demandez un lien à cette adresse électronique.`,
      button: 'Aller à l’espace des lieux',
      ignore: 'Vous ne savez pas de quoi il s’agit\xa0? Ignorez ce message.',
    },
  },
  en: {
    signIn: {
      title: 'Your sign-in link',
      lead: `This link opens the space for places. It is valid for ${LINK_MINUTES} minutes and works once.`,
      button: 'Sign in',
      ignore: 'You asked for nothing? Ignore this message: nobody enters without this link.',
    },
    invitation: {
      title: 'You have been given access',
      lead: (network: string) =>
        `The administrator of the network ${network} gave you access to the space for places. There is no password: each time, ask for a link to this e-mail address.`,
      button: 'Go to the space for places',
      ignore: 'You do not know what this is about? Ignore this message.',
    },
  },
} as const;

interface Addressee {
  readonly email: string;
  readonly language: Language;
}

async function addressee(sql: Sql, accountId: string): Promise<Addressee | undefined> {
  const [row] = await sql<{ email: string; language: string }[]>`
    select email, language from account where id = ${accountId} and removed_at is null`;
  return row && { email: row.email, language: isLanguage(row.language) ? row.language : 'fr' };
}

/**
 * The letter with the link. The link is made here, when the letter is sent: before that there is no secret that could
 * wait somewhere. Each attempt makes its own.
 */
export const writeSignInLetter: LetterWriter = async (subject, { sql, sender, now, createdAt }) => {
  const [accountId = '', back] = subject.split(' ');
  if (now.getTime() - createdAt.getTime() > STALE_MINUTES * 60_000) return { obsolete: 'nobody waits any more' };
  const to = await addressee(sql, accountId);
  if (!to) return { obsolete: 'no such account' };
  const say = words[to.language].signIn;
  const link = linkAddress(sender.publicUrl, await makeLink(sql, accountId, now), to.language);
  const address = back === undefined ? link : `${link}&next=${encodeURIComponent(back)}`;
  const button = { label: say.button, address };
  return { mail: composeLetter(sender, to, { title: say.title, lead: say.lead, button, footer: [say.ignore] }) };
};

/**
 * The address of a sign-in link. The secret stands in the query: a fragment would be hidden even better, but no page
 * can read one without JavaScript. It opens once, within minutes, and the hub logs no query.
 */
export const linkAddress = (publicUrl: string, secret: string, language: Language): string =>
  `${publicUrl}/operator/enter?lang=${language}&token=${secret}`;

/** Tells somebody that there is an account. It holds no secret, so it may be read whenever. */
export const writeInvitation: LetterWriter = async (accountId, { sql, sender }) => {
  const to = await addressee(sql, accountId);
  if (!to) return { obsolete: 'no such account' };
  const say = words[to.language].invitation;
  const button = { label: say.button, address: `${sender.publicUrl}/operator?lang=${to.language}` };
  const lead = say.lead(sender.networkName);
  return { mail: composeLetter(sender, to, { title: say.title, lead, button, footer: [say.ignore] }) };
};
