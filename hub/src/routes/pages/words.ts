import type { Language } from '../../http/language.ts';

/** The sentences of the hub's own pages. Those about a place come from the kit's translations. */
const fr = {
  skip: 'Aller au contenu',
  navigation: 'Navigation principale',
  home: 'Accueil',
  reference: 'API',
  examples: 'Exemples',
  otherLanguage: 'English',
  footer: (network: string) => `${network}, un réseau de lieux où travailler près de chez soi.`,
  free: 'Logiciel libre (MIT). Sans cookie, sans mesure d’audience, sans contenu tiers.',
  copy: 'Copier',
  copied: 'Copié',
  notFound: 'Page introuvable',
  notFoundText: 'Il n’y a rien à cette adresse. Elle a peut-être été recopiée à moitié.',
  noPlace: (id: string) => `Aucun lieu ne porte l’identifiant « ${id} ».`,
  noPlaceText: 'Vérifiez l’adresse : un identifiant se compose de quelques lettres et chiffres, tel que 1002M.',
  toAll: 'Voir tous les lieux',
  unavailable: 'Service momentanément indisponible',
  unavailableText: 'La base de données ne répond pas. Réessayez dans quelques secondes.',
  homePage: {
    title: 'Travailler près de chez soi',
    lead: 'Escale place un réseau de lieux de travail partagés sur n’importe quel site : espaces de coworking, médiathèques, tiers-lieux, cafés et mairies qui accueillent les télétravailleurs.',
    demonstration: (count: string) =>
      `Ce réseau de démonstration compte ${count} lieux inventés. Votre première importation proposera de les retirer.`,
    real: (count: string) => `Ce réseau compte ${count} lieux.`,
    empty: 'Ce réseau n’a pas encore de lieu. Importez une liste : « npm run hub -- import FICHIER ».',
    map: 'Les lieux',
    list: 'La liste des lieux, en données',
    paste: 'Deux lignes à coller',
    pasteText:
      'Collez-les dans une page de votre site. La liste, la carte et les horaires viennent du réseau et restent à jour ; vous n’avez plus rien à faire.',
    mapSnippet: 'Une carte des lieux de votre commune',
    cardSnippet: 'La fiche d’un lieu',
    card: 'Une fiche, telle que vos visiteurs la voient',
    placePage: 'La page publique de ce lieu',
    more: 'Pour aller plus loin',
    links: {
      mairie: ['Le site d’une mairie', 'Une carte de la commune dans une page d’information.'],
      mediatheque: ['Le site d’une médiathèque', 'La fiche du spot de télétravail, avec ses horaires.'],
      coworking: ['Le site d’un espace de coworking', 'La fiche, les tarifs et la réservation.'],
      reference: ['La documentation de l’API', 'Chaque opération, ses paramètres et des exemples à ouvrir.'],
      document: ['Le document OpenAPI', 'La même chose pour une machine, version 3.1.'],
      network: ['La réponse de l’API', 'Ce que l’API dit de ce réseau, en JSON.'],
    },
    storybook: 'Chaque élément et chacun de ses états se regardent dans Storybook : « npm run storybook ».',
  },
  placePage: {
    address: 'Adresse',
    opening: 'Horaires',
    demonstration: 'Lieu de démonstration, inventé pour l’exemple.',
    onYourSite: 'Cette fiche sur votre site',
    onYourSiteText: 'Collez ces deux lignes dans une page : la fiche restera à jour toute seule.',
    card: 'La fiche',
    noHours: 'Les horaires de ce lieu ne sont pas connus. Contactez-le avant de vous déplacer.',
    data: 'Les données de cette page',
    holiday: (name: string) => `(${name})`,
  },
};

export type Words = typeof fr;

const en: Words = {
  skip: 'Skip to content',
  navigation: 'Main navigation',
  home: 'Home',
  reference: 'API',
  examples: 'Examples',
  otherLanguage: 'Français',
  footer: (network) => `${network}, a network of places to work near home.`,
  free: 'Free software (MIT). No cookie, no audience measurement, no third-party content.',
  copy: 'Copy',
  copied: 'Copied',
  notFound: 'Page not found',
  notFoundText: 'There is nothing at this address. It may have been copied only in part.',
  noPlace: (id) => `No place has the id “${id}”.`,
  noPlaceText: 'Check the address: an id is made of a few letters and digits, such as 1002M.',
  toAll: 'See all places',
  unavailable: 'Service temporarily unavailable',
  unavailableText: 'The database does not answer. Try again in a few seconds.',
  homePage: {
    title: 'Working near home',
    lead: 'Escale puts a network of shared workplaces on any web site: coworking spaces, media libraries, third places, cafés and town halls that welcome teleworkers.',
    demonstration: (count) =>
      `This demonstration network has ${count} invented places. Your first import will offer to remove them.`,
    real: (count) => `This network has ${count} places.`,
    empty: 'This network has no place yet. Import a list: “npm run hub -- import FILE”.',
    map: 'The places',
    list: 'The list of places, as data',
    paste: 'Two lines to paste',
    pasteText:
      'Paste them into a page of your site. The list, the map and the opening hours come from the network and stay up to date; there is nothing more to do.',
    mapSnippet: 'A map of the places of your town',
    cardSnippet: 'The card of one place',
    card: 'A card, as your visitors see it',
    placePage: 'The public page of this place',
    more: 'Further on',
    links: {
      mairie: ['A town hall’s site', 'A map of the town on an information page (in French).'],
      mediatheque: ['A media library’s site', 'The card of its telework spot, with its hours (in French).'],
      coworking: ['A coworking site', 'The card, prices and booking (in French).'],
      reference: ['The reference of the API', 'Each operation, its parameters and examples to open.'],
      document: ['The OpenAPI document', 'The same for a machine, version 3.1.'],
      network: ['The API’s answer', 'What the API says of this network, as JSON.'],
    },
    storybook: 'Every element and each of its states can be seen in Storybook: “npm run storybook”.',
  },
  placePage: {
    address: 'Address',
    opening: 'Opening hours',
    demonstration: 'A demonstration place, invented as an example.',
    onYourSite: 'This card on your site',
    onYourSiteText: 'Paste these two lines into a page: the card will stay up to date by itself.',
    card: 'The card',
    noHours: 'The opening hours of this place are not known. Contact it before you go.',
    data: 'The data of this page',
    holiday: (name) => `(${name})`,
  },
};

const words: Readonly<Record<Language, Words>> = { fr, en };

export const wordsIn = (language: Language): Words => words[language];
