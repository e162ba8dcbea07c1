import type { Language } from '../../http/language.ts';

const fr = {
  title: 'L’API commune',
  lead: 'Tout ce que les éléments affichent vient de cette API, ouverte à tous, sans clé et depuis n’importe quel site.',
  document: 'Le document pour les machines',
  version: 'version',
  operations: 'Opérations',
  conventions: 'Conventions',
  parameters: 'Paramètres, tableau à faire défiler',
  parameter: 'Paramètre',
  meaning: 'Sens',
  values: 'Valeurs',
  required: 'obligatoire',
  noParameters: 'Aucun paramètre.',
  examples: 'Exemples à ouvrir',
  capability: 'Demande le secret du lien que porte le message de la réservation\xa0: Authorization: Bearer ….',
  key: (role: string) =>
    `Demande la clé d’une machine (Authorization: Bearer esk_…), faite sous «\xa0Clés\xa0», de ce rôle au moins\xa0: ${role}.`,
  roles: {
    staff: 'accueil du lieu',
    operator: 'exploitation du lieu',
    issuer: 'remise du label',
    administrator: 'administration du réseau',
  },
  answers: 'Réponse',
  answer: 'Un exemple de réponse',
  problems: 'Erreurs possibles\xa0:',
  rules: [
    'Les listes répondent items, links et total\xa0; links.next est l’adresse de la page suivante, relative au serveur.',
    'Les valeurs multiples se séparent par des virgules\xa0; un booléen s’écrit true, false, ou son seul nom.',
    'Un paramètre inconnu est refusé par son nom, et tous les défauts d’une adresse sont dits en une fois.',
    'Chaque erreur est un «\xa0problem\xa0» (RFC 9457) au type stable, rédigé dans la langue d’Accept-Language.',
    'Chaque réponse porte un ETag\xa0: la redemander avec If-None-Match coûte un 304.',
    'Les instants sont en UTC (RFC 3339)\xa0; les horaires d’un lieu sont dans son fuseau horaire.',
    'Un lecteur doit accepter les champs et les valeurs qu’il ne connaît pas\xa0: ils s’ajoutent sans nouvelle version.',
  ],
};

export type ReferenceWords = typeof fr;

const en: ReferenceWords = {
  title: 'The common API',
  lead: 'Everything the elements show comes from this API: open to all, without a key, from any site.',
  document: 'The document for machines',
  version: 'version',
  operations: 'Operations',
  conventions: 'Conventions',
  parameters: 'Parameters, scrollable table',
  parameter: 'Parameter',
  meaning: 'Meaning',
  values: 'Values',
  required: 'required',
  noParameters: 'No parameter.',
  examples: 'Examples to open',
  capability: 'Needs the secret of the link in the booking’s e-mail: Authorization: Bearer ….',
  key: (role: string) =>
    `Needs a machine’s key (Authorization: Bearer esk_…), made under “Keys”, of this role at least: ${role}.`,
  roles: {
    staff: 'front desk of the place',
    operator: 'running the place',
    issuer: 'granting the label',
    administrator: 'network administration',
  },
  answers: 'Answer',
  answer: 'An example of an answer',
  problems: 'Possible errors:',
  rules: [
    'Lists answer items, links and total; links.next is the address of the next page, relative to the server.',
    'Several values are separated by commas; a boolean is written true, false, or just its name.',
    'An unknown parameter is refused by name, and all faults of an address are told at once.',
    'Every error is a problem (RFC 9457) of a stable type, in the language of Accept-Language.',
    'Every answer carries an ETag: asking again with If-None-Match costs a 304.',
    'Instants are in UTC (RFC 3339); the hours of a place are in its time zone.',
    'A reader must accept fields and values that it does not know: they are added without a new version.',
  ],
};

export const referenceWords: Readonly<Record<Language, ReferenceWords>> = { fr, en };
