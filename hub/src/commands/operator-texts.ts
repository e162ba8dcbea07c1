import type { Language } from '../http/language.ts';

const fr = {
  usage: `Usage\xa0: npm run hub -- operator add ADRESSE [--administrator] [--place ID]… [--staff ID]… [--issuer LABEL]…
        npm run hub -- operator list
        npm run hub -- operator remove ADRESSE

  add     ouvre un compte, lui donne des rôles et imprime un lien de connexion
            --administrator   administration du réseau\xa0: peut tout
            --place ID        exploitation du lieu de cet identifiant
            --staff ID        accueil du lieu de cet identifiant\xa0: les arrivées du jour seulement
            --issuer LABEL    remise de ce label
  list    montre les comptes et leurs rôles
  remove  ferme un compte\xa0; «\xa0add\xa0» le rouvre pendant 30 jours`,
  email: 'Donnez une adresse électronique complète, telle que accueil@mediatheque.fr.',
  unknown: (name: string) => `«\xa0${name}\xa0» n’est pas connu.`,
  tooMuch: (rest: string) => `Ceci est de trop\xa0: ${rest}.`,
  noPlace: (id: string) =>
    `Aucun lieu ne porte l’identifiant «\xa0${id}\xa0»\xa0; il se lit dans l’adresse de sa page.`,
  noScheme: (id: string, known: string) => `Il n’y a pas de label «\xa0${id}\xa0». Labels connus\xa0: ${known}.`,
  noAccount: (email: string) => `Il n’y a pas de compte pour ${email}.`,
  lastAdministrator: 'C’est le seul compte qui administre le réseau\xa0: donnez d’abord ce rôle à quelqu’un d’autre.',
  withoutRole: (email: string) =>
    `${email} n’a encore aucun rôle et ne peut rien. Ajoutez --administrator, --place, --staff ou --issuer.`,
  added: (email: string, roles: string) => `${email}\xa0: ${roles}.`,
  link: (minutes: number) => `Lien de connexion, valable ${minutes} minutes et une seule fois\xa0:`,
  none: 'Il n’y a pas encore de compte.',
  noRole: 'aucun rôle',
  removed: (email: string) => `Le compte de ${email} est fermé.`,
  kinds: { administrator: 'administration', operator: 'exploitation', staff: 'accueil', issuer: 'label' },
};

const en: typeof fr = {
  usage: `Usage: npm run hub -- operator add EMAIL [--administrator] [--place ID]… [--staff ID]… [--issuer SCHEME]…
       npm run hub -- operator list
       npm run hub -- operator remove EMAIL

  add     opens an account, gives it roles and prints a sign-in link
            --administrator   administration of the network: may do everything
            --place ID        runs the place of this id
            --staff ID        front desk of the place of this id: the day’s arrivals only
            --issuer SCHEME   grants this label
  list    shows the accounts and their roles
  remove  shuts an account; “add” opens it again for 30 days`,
  email: 'Give a complete e-mail address, such as desk@library.org.',
  unknown: (name) => `“${name}” is not known.`,
  tooMuch: (rest) => `This is too much: ${rest}.`,
  noPlace: (id) => `No place has the id “${id}”; it stands in the address of its page.`,
  noScheme: (id, known) => `There is no label “${id}”. Known labels: ${known}.`,
  noAccount: (email) => `There is no account for ${email}.`,
  lastAdministrator: 'This is the only account that administers the network: give that role to somebody else first.',
  withoutRole: (email) =>
    `${email} has no role yet and may do nothing. Add --administrator, --place, --staff or --issuer.`,
  added: (email, roles) => `${email}: ${roles}.`,
  link: (minutes) => `Sign-in link, valid for ${minutes} minutes and once only:`,
  none: 'There is no account yet.',
  noRole: 'no role',
  removed: (email) => `The account of ${email} is shut.`,
  kinds: { administrator: 'administration', operator: 'operator', staff: 'front desk', issuer: 'label' },
};

export const operatorTexts: Readonly<Record<Language, typeof fr>> = { fr, en };
