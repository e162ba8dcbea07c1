import type { Language } from '../../http/language.ts';

const fr = {
  title: 'Comptes et rôles',
  invite: 'Inviter quelqu’un',
  email: 'Adresse électronique',
  emailFault: 'Cette adresse électronique n’est pas complète.',
  name: 'Nom (facultatif)',
  language: 'Langue des messages',
  send: 'Inviter',
  never: 'jamais venu',
  lastSeen: (day: string) => `venu le ${day}`,
  roles: 'Rôles',
  noRole: 'Aucun rôle\xa0: ce compte ne peut rien.',
  giveTitle: 'Donner un rôle',
  give: 'Donner ce rôle',
  take: 'Retirer',
  more: 'Ce compte',
  again: 'Renvoyer l’invitation',
  remove: 'Retirer ce compte',
  removeHint:
    'Retirer ce compte ferme ses sessions et ses clés aussitôt. Le journal permet de revenir en arrière pendant 30 jours\xa0; ensuite l’adresse et le nom sont effacés.',
  history: 'Son histoire',
  lastAdministrator: 'C’est le seul compte qui administre le réseau\xa0: donnez d’abord ce rôle à quelqu’un d’autre.',
  noAccount: 'Il n’y a pas de compte à cette adresse, ou il a été retiré.',
  done: {
    invited: 'L’invitation est partie.',
    given: 'Le rôle est donné.',
    taken: 'Le rôle est retiré.',
    removed: 'Le compte est retiré. Le journal permet de revenir en arrière.',
  },
};

const en: typeof fr = {
  title: 'Accounts and roles',
  invite: 'Invite somebody',
  email: 'E-mail address',
  emailFault: 'This e-mail address is not complete.',
  name: 'Name (optional)',
  language: 'Language of messages',
  send: 'Invite',
  never: 'never came',
  lastSeen: (day) => `last came on ${day}`,
  roles: 'Roles',
  noRole: 'No role: this account may do nothing.',
  giveTitle: 'Give a role',
  give: 'Give this role',
  take: 'Take away',
  more: 'This account',
  again: 'Send the invitation again',
  remove: 'Remove this account',
  removeHint:
    'Removing this account ends its sessions and keys at once. The journal can take that back for 30 days; after that the address and the name are erased.',
  history: 'Its history',
  lastAdministrator: 'This is the only account that administers the network: give that role to somebody else first.',
  noAccount: 'There is no account at this address, or it was removed.',
  done: {
    invited: 'The invitation is on its way.',
    given: 'The role is given.',
    taken: 'The role is taken away.',
    removed: 'The account is removed. The journal can take that back.',
  },
};

export const accountWords: Readonly<Record<Language, typeof fr>> = { fr, en };
