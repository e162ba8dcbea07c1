import type { Sql } from '../../database/database.ts';
import { isLanguage, type Language } from '../../http/language.ts';
import { formatPlaceId } from '../../../../sdk/place-id.ts';
import { composeLetter } from '../../messages/compose-letter.ts';
import type { LetterWriter } from '../../messages/letters.ts';
import { confirmationToken, readProposal, type StoredProposal } from './store.ts';

const words = {
  fr: {
    confirm: {
      title: 'Confirmez votre proposition',
      lead: (name: string) =>
        `Vous avez proposé quelque chose pour «\xa0${name}\xa0». Confirmez d’un clic\xa0: le réseau la lira alors. Rien n’est publié avant.`,
      button: 'Confirmer',
      ignore:
        'Vous n’avez rien proposé\xa0? Ignorez ce message\xa0: sans confirmation, tout est effacé sous deux semaines.',
    },
    waiting: {
      title: 'Une proposition vous attend',
      lead: (name: string) => `Quelqu’un propose quelque chose pour «\xa0${name}\xa0». C’est à vous de décider.`,
      button: 'Lire la proposition',
    },
    accepted: {
      title: 'Votre proposition est acceptée',
      lead: (name: string) => `«\xa0${name}\xa0» est à jour sur le réseau. Merci\xa0!`,
      leadNew: (name: string) =>
        `«\xa0${name}\xa0» est sur le réseau, et vous est confié. Il n’y a pas de mot de passe\xa0: à chaque fois, demandez un lien à cette adresse électronique.`,
      button: 'Voir le lieu',
      buttonNew: 'Tenir ce lieu',
    },
    refused: {
      title: 'Votre proposition n’est pas retenue',
      lead: (name: string) =>
        `Merci d’avoir écrit à propos de «\xa0${name}\xa0». Le réseau n’a pas retenu cette proposition.`,
    },
    reply: 'Sa réponse',
  },
  en: {
    confirm: {
      title: 'Confirm your proposal',
      lead: (name: string) =>
        `You proposed something for “${name}”. Confirm it with one click: the network will then read it. Nothing is published before.`,
      button: 'Confirm',
      ignore: 'You proposed nothing? Ignore this message: without confirmation everything is erased within two weeks.',
    },
    waiting: {
      title: 'A proposal is waiting for you',
      lead: (name: string) => `Somebody proposes something for “${name}”. It is for you to decide.`,
      button: 'Read the proposal',
    },
    accepted: {
      title: 'Your proposal is accepted',
      lead: (name: string) => `“${name}” is up to date on the network. Thank you!`,
      leadNew: (name: string) =>
        `“${name}” is on the network, and entrusted to you. There is no password: each time, ask for a link to this e-mail address.`,
      button: 'See the place',
      buttonNew: 'Keep this place',
    },
    refused: {
      title: 'Your proposal was not taken',
      lead: (name: string) => `Thank you for writing about “${name}”. The network did not take this proposal.`,
    },
    reply: 'Its answer',
  },
} as const satisfies Record<Language, unknown>;

/** What a proposal is about: the name that is proposed, or that of the place. */
export async function nameOf(sql: Sql, { edit, placeId }: StoredProposal): Promise<string> {
  if (placeId === null) return edit.name ?? '';
  const [place] = await sql<{ name: string }[]>`select name from place where id = ${placeId}`;
  return place?.name ?? '';
}

/** Asks whoever proposed to confirm it; the link holds the right, which is stored nowhere. */
export const writeConfirmLetter: LetterWriter = async (id, { sql, sender }) => {
  const proposal = await readProposal(sql, id);
  if (!proposal?.email || proposal.status !== 'unconfirmed') return { obsolete: 'confirmed or erased' };
  const { email, language } = proposal;
  const say = words[language].confirm;
  const token = await confirmationToken(sql, id);
  const address = `${sender.publicUrl}/proposer/confirmer?lang=${language}&id=${id}&token=${token}`;
  const lead = say.lead(await nameOf(sql, proposal));
  return {
    mail: composeLetter(
      sender,
      { email, language },
      { title: say.title, lead, button: { label: say.button, address }, footer: [say.ignore] },
    ),
  };
};

/** Tells one of those who decide. The subject is « proposal account ». */
export const writeWaitingLetter: LetterWriter = async (subject, { sql, sender }) => {
  const [id = '', account = ''] = subject.split(' ');
  const proposal = await readProposal(sql, id);
  if (proposal?.status !== 'waiting') return { obsolete: 'decided' };
  const [to] = await sql<{ email: string; language: string }[]>`
    select email, language from account where id::text = ${account} and removed_at is null`;
  if (to === undefined) return { obsolete: 'no such account' };
  const language = isLanguage(to.language) ? to.language : 'fr';
  const say = words[language].waiting;
  const button = { label: say.button, address: `${sender.publicUrl}/operator/proposals/${id}?lang=${language}` };
  const lead = say.lead(await nameOf(sql, proposal));
  return { mail: composeLetter(sender, { email: to.email, language }, { title: say.title, lead, button }) };
};

/** Tells whoever proposed what was decided, and what was answered. */
export const writeDecidedLetter: LetterWriter = async (id, { sql, sender }) => {
  const proposal = await readProposal(sql, id);
  if (!proposal?.email) return { obsolete: 'erased' };
  const { email, language, reply, status, acceptedPlace } = proposal;
  const say = words[language];
  const name = await nameOf(sql, proposal);
  const facts = reply === null ? [] : [[say.reply, reply] as const];
  if (status !== 'accepted' || acceptedPlace === null) {
    const { title, lead } = say.refused;
    return { mail: composeLetter(sender, { email, language }, { title, lead: lead(name), facts }) };
  }
  const isNew = proposal.placeId === null;
  const place = formatPlaceId(acceptedPlace);
  const { title, lead, leadNew, button, buttonNew } = say.accepted;
  const path = isNew ? `/operator/places/${place}` : `/places/${place}`;
  return {
    mail: composeLetter(
      sender,
      { email, language },
      {
        title,
        lead: isNew ? leadNew(name) : lead(name),
        facts,
        button: { label: isNew ? buttonNew : button, address: `${sender.publicUrl}${path}?lang=${language}` },
      },
    ),
  };
};
