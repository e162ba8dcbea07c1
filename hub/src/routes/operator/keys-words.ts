import type { Language } from '../../http/language.ts';

const fr = {
  title: 'Clés de machines',
  lead: 'Une clé laisse un programme agir à votre place, dans la limite des rôles que vous lui donnez et que vous avez vous-même. Elle est refusée dès qu’elle est révoquée.',
  none: 'Aucune clé pour l’instant.',
  make: 'Créer une clé',
  name: 'À quoi sert-elle\xa0?',
  nameHint: 'Par exemple «\xa0logiciel d’accueil\xa0». Ce nom vous aide à savoir laquelle révoquer.',
  nameFault: 'Dites à quoi sert la clé.',
  scope: 'Ce que la clé peut faire',
  scopeFault: 'Choisissez au moins un de vos rôles pour la clé.',
  nothingToGive: 'Vous n’avez encore aucun rôle à confier à une clé.',
  send: 'Créer la clé',
  made: 'Votre clé est prête',
  copy: 'Copiez-la maintenant\xa0: elle n’est gardée nulle part et ne sera plus montrée.',
  use: 'À envoyer dans l’en-tête «\xa0Authorization: Bearer\xa0».',
  createdAt: (day: string) => `créée le ${day}`,
  neverUsed: 'jamais employée',
  usedAt: (at: string) => `employée le ${at}`,
  revoke: 'Révoquer',
  revoked: 'La clé est révoquée\xa0: elle est refusée dès maintenant.',
};

const en: typeof fr = {
  title: 'Machine keys',
  lead: 'A key lets a program act in your place, within the roles that you give it and that you have yourself. It is refused from the moment it is revoked.',
  none: 'No key yet.',
  make: 'Make a key',
  name: 'What is it for?',
  nameHint: 'For example “front-desk software”. The name helps you know which one to revoke.',
  nameFault: 'Say what the key is for.',
  scope: 'What the key may do',
  scopeFault: 'Choose at least one of your roles for the key.',
  nothingToGive: 'You have no role yet that a key could be given.',
  send: 'Make the key',
  made: 'Your key is ready',
  copy: 'Copy it now: it is kept nowhere and will not be shown again.',
  use: 'To be sent in the header “Authorization: Bearer”.',
  createdAt: (day) => `made on ${day}`,
  neverUsed: 'never used',
  usedAt: (at) => `used on ${at}`,
  revoke: 'Revoke',
  revoked: 'The key is revoked: it is refused from now on.',
};

export const keyWords: Readonly<Record<Language, typeof fr>> = { fr, en };
