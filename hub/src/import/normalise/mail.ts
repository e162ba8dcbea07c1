import { fold } from '../../territories/names.ts';
import type { Reading } from './reading.ts';

const ADDRESS = /^[\w.+&'-]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}$/i;

/** Words that say which desk reads the mail. An address with none of them may be a person's, and is not kept. */
const ROLES = new Set(
  `accueil administration agence agglo antenne asso association atelier ateliers bibli biblio bibliotheque bienvenue
   bonjour booking bureau bureaux cafe cc ccas centre clic coworking cyber cyberbase commercial communaute
   communication conciergerie contact contacts coop coworkers culture direction dojo econumerique emploi epn equipe
   espace espaces event events fablab formation france franceservice franceservices fs gestion hello hey hub hotel
   info infos information informations lab labo lieu mail mairie maison maisonfs mediatheque mfs msap mjc mission
   multimedia numerique office pepiniere pimms place pole projet projets public ram relais reservation reservations
   residence rh salut secretariat service services site social standard team tierslieu tierslieux tiers lieux
   tourisme usager usagers ville village visite welcome work cowork`
    .trim()
    .split(/\s+/),
);

/**
 * Understands a mail address, and keeps it only when it is a desk's (contact@, mairie@, mediatheque.redon@): a
 * person's address is personal data that the network has no reason to hold (RGPD, art. 5.1.c).
 */
export function readRoleMail(text: string): Reading<string> {
  const address = text.replace(/^mailto:/i, '');
  if (!ADDRESS.test(address) || address.length > 254) return { dropped: 'not-a-mail-address' };
  return isRoleAddress(address) ? { value: address.toLowerCase() } : { dropped: 'personal-mail' };
}

function isRoleAddress(address: string): boolean {
  const local = fold(address.slice(0, address.indexOf('@')));
  const words = local.split(/[^a-z0-9]+/).map((word) => word.replace(/\d+$/, ''));
  return (
    words.some((word) => ROLES.has(word)) ||
    /^(?:mairie|mediatheque|bibliotheque|franceservices?|contact|accueil)/.test(local)
  );
}

const MAIL_IN_TEXT = /[\w.+&'-]+@(?:[a-z0-9-]+\.)+[a-z]{2,24}/gi;
/** « Contact : Prénom Nom - 06… »: a name that a person's number follows. */
const NAMED_CONTACT =
  /\b[Cc]ontact\s*:?\s+\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){0,2}\s*[-–:,]?\s*(?:\+33|0)[\d .-]{8,14}\d/gu;
const TITLED_PERSON = /\b(?:M\.|Mr|Mme|Mlle|Monsieur|Madame)\s+\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)?/gu;

/** Takes persons out of running text: their mail addresses, and names given as contacts or with a title. */
export function withoutPersons(text: string): Reading<string> {
  const value = text
    .replace(MAIL_IN_TEXT, (address) => (isRoleAddress(address) ? address : '[courriel]'))
    .replace(NAMED_CONTACT, '[contact]')
    .replace(TITLED_PERSON, '[personne]');
  return value === text ? { value } : { value, repaired: ['person-removed'] };
}
