import type {
  Accessibility,
  Amenity,
  Answer,
  Kind,
  LabelStatus,
  PlaceStatus,
  ResourceKind,
  TariffUnit,
} from '../../sdk/contract/index.ts';

/** French counts 0 and 1 as one. */
const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many);

/** Numbers of a sentence, with French spaces between thousands. */
const number = (value: number): string => value.toLocaleString('fr');

const kinds: Record<Kind, string> = {
  coworking: 'Espace de coworking',
  'media-library': 'Médiathèque',
  'third-place': 'Tiers-lieu',
  fablab: 'Fablab',
  'town-hall': 'Mairie',
  cafe: 'Café',
  'business-centre': 'Centre d’affaires',
  'digital-centre': 'Espace public numérique',
  'service-house': 'France services',
  other: 'Autre lieu',
};

const amenities: Record<Amenity, string> = {
  wifi: 'Wi-Fi',
  'wired-network': 'Réseau filaire',
  'quiet-area': 'Espace calme',
  'phone-booth': 'Cabine téléphonique',
  'meeting-room': 'Salle de réunion',
  'video-conference': 'Visioconférence',
  screen: 'Écran',
  printer: 'Imprimante',
  '3d-printer': 'Imprimante 3D',
  workshop: 'Atelier',
  kitchen: 'Cuisine',
  coffee: 'Café',
  meals: 'Repas',
  lockers: 'Casiers',
  parking: 'Parking',
  'bike-parking': 'Parking à vélos',
  'charging-station': 'Borne de recharge',
  'childcare-near': 'Garde d’enfants à proximité',
  'host-present': 'Accueil sur place',
};

const accessibility: Record<keyof Accessibility, string> = {
  stepFreeEntrance: 'Entrée de plain-pied',
  adaptedToilet: 'Toilettes adaptées',
  adaptedDesk: 'Poste de travail adapté',
  lift: 'Ascenseur',
  hearingLoop: 'Boucle magnétique',
  reservedParking: 'Stationnement réservé',
};

const answers: Record<Answer, string> = { yes: 'oui', no: 'non', unknown: 'non renseigné' };

const statuses: Record<Exclude<PlaceStatus, 'open'>, string> = {
  planned: 'Ce lieu n’est pas encore ouvert.',
  paused: 'Ce lieu a suspendu son accueil.',
  closed: 'Ce lieu a fermé.',
};

const labelStates: Record<LabelStatus, (until: string | null) => string> = {
  granted: (until) => (until ? `label en cours jusqu’au ${until}` : 'label en cours'),
  suspended: () => 'label suspendu',
  expired: (until) => (until ? `label échu depuis le ${until}` : 'label échu'),
  revoked: () => 'label retiré',
};

const resources: Record<ResourceKind, (seats: number) => string> = {
  desk: (seats) => `${number(seats)} ${plural(seats, 'poste de travail', 'postes de travail')}`,
  office: (seats) => `Bureau fermé, ${number(seats)} ${plural(seats, 'place', 'places')}`,
  'meeting-room': (seats) => `Salle de réunion, ${number(seats)} ${plural(seats, 'place', 'places')}`,
  'phone-booth': (seats) => `Cabine, ${number(seats)} ${plural(seats, 'place', 'places')}`,
};

const tariffs: Record<TariffUnit, (amount: string) => string> = {
  hour: (amount) => `${amount} l’heure`,
  'half-day': (amount) => `${amount} la demi-journée`,
  day: (amount) => `${amount} la journée`,
  'ten-day-card': (amount) => `${amount} le carnet de dix jours`,
  month: (amount) => `${amount} par mois`,
};

/** The reference language. No-break spaces (\xa0) stand where French typography wants them. */
export const fr = {
  common: {
    /** BCP 47, for Intl. */
    locale: 'fr',
    retry: 'Réessayer',
    retrying: 'Nouvel essai…',
    loading: 'Chargement…',
    /** A formatted day: Intl writes « 1 mars » where French says « 1er mars ». */
    day: (formatted: string): string => formatted.replace(/\b1 (?=\p{L})/u, '1er '),
    /** Wall-clock time; hours 0 to 24. */
    time: (hours: number, minutes: number): string =>
      hours === 24 ? 'minuit' : `${hours}\xa0h${minutes ? `\xa0${String(minutes).padStart(2, '0')}` : ''}`,
    list: (items: readonly string[]): string => items.join(', '),
    semicolon: '\xa0; ',
    /** A name and what is said of it. */
    labelled: (name: string, said: string): string => `${name}\xa0: ${said}`,
  },
  /** Why nothing can be shown, by the name of the SDK's error. */
  problem: {
    noHub: 'Ce contenu ne peut pas s’afficher\xa0: l’adresse du réseau n’est pas indiquée dans la page.',
    NetworkError: 'Le réseau de lieux est injoignable. Vérifiez votre connexion, puis réessayez.',
    TimeoutError: 'Le réseau de lieux tarde à répondre. Réessayez dans un instant.',
    ProblemError: 'Le réseau de lieux ne peut pas répondre pour le moment. Réessayez dans un instant.',
    InvalidAnswerError: 'La réponse du réseau de lieux est illisible. Réessayez dans un instant.',
    unexpected: 'Une erreur empêche l’affichage. Réessayez dans un instant.',
  },
  kinds,
  amenities,
  accessibility,
  answers,
  opening: {
    openUntil: (when: string) => `Ouvert jusqu’à ${when}`,
    openAlways: 'Ouvert',
    closedUntil: (when: string) => `Fermé, ouvre ${when}`,
    closed: 'Fermé',
    unknown: 'Horaires non communiqués',
    uncertain: 'Ouverture à confirmer auprès du lieu',
    /** A moment seen from today; `day` is absent today, `tomorrow`, or the name or date of a day. */
    at: (time: string, day?: string) => (day ? `${day} à ${time}` : `à ${time}`),
    until: (time: string, day?: string) => (day ? `${day}, ${time}` : time),
    tomorrow: 'demain',
    onDate: (date: string) => `le ${date}`,
    today: 'aujourd’hui',
    week: 'Horaires de la semaine',
    day: 'Jour',
    hours: 'Horaires',
    dayClosed: 'fermé',
    days: (from: string, to: string) => `du ${from} au ${to}`,
    holidays: 'jours fériés',
    uncertainPeriod: 'à confirmer',
    period: (from: string, to: string) => `${from}\xa0–\u2060\xa0${to}`,
  },
  card: {
    statuses,
    labelStates,
    resources,
    tariffs,
    demonstration: 'Lieu de démonstration, inventé pour l’exemple',
    unknown: (id: string) => `Aucun lieu ne porte l’identifiant «\xa0${id}\xa0».`,
    noPlace: 'Aucun lieu n’est indiqué.',
    teleworkSpot: 'Accueille des télétravailleurs',
    amenities: 'Équipements',
    accessibility: 'Accessibilité',
    labels: 'Labels',
    labelBy: (name: string, issuer: string) => `${name}, décerné par ${issuer}`,
    booking: 'Tarifs et réservation',
    free: 'Gratuit',
    onSite: 'Tarif communiqué sur place',
    book: (resource: string, site: string) => `Réserver sur ${site}\xa0: ${resource}`,
    bookOn: (site: string) => `Réserver sur ${site}`,
    viaHub: 'Réservable dans ce réseau',
    viaContact: 'Sur demande auprès du lieu',
    viaWalkIn: 'Sans réservation',
    contact: 'Contact et accès',
    directions: 'Itinéraire sur OpenStreetMap',
    search: 'Chercher l’adresse sur OpenStreetMap',
    approximate: 'Position approximative',
    phone: (number: string) => `Téléphone\xa0: ${number}`,
    email: 'Écrire au lieu',
    website: (site: string) => `Site\xa0: ${site}`,
    agenda: (site: string) => `Agenda\xa0: ${site}`,
    hostHours: 'Présence d’un hôte',
    more: 'En savoir plus',
    observed: (month: string) => `Informations de ${month}`,
    source: (platform: string, licence: string | null) => `Source\xa0: ${platform}${licence ? ` (${licence})` : ''}`,
    stale: (when: string) => `Informations de ${when}\xa0: la mise à jour a échoué.`,
    distance: (metres: number) =>
      metres < 950
        ? `à ${number(Math.round(metres / 50) * 50)}\xa0m`
        : `à ${(metres / 1000).toLocaleString('fr', { maximumFractionDigits: metres < 9950 ? 1 : 0 })}\xa0km`,
  },
  /** The booking button; its dialog's words come with the dialog. */
  booking: {
    book: 'Réserver',
    phone: 'Réserver par téléphone',
    mail: 'Réserver par e-mail',
    unknown: 'Cet espace n’existe plus.',
    unavailable: 'La réservation n’a pas pu s’ouvrir ici.',
    page: 'Réserver sur la page du lieu',
  },
  /** The list and the map: what is there before the map is opened. */
  map: {
    count: (count: number) => (count === 0 ? 'Aucun lieu' : `${number(count)} ${plural(count, 'lieu', 'lieux')}`),
    list: 'Liste',
    map: 'Carte',
    view: 'Affichage',
    region: 'Carte des lieux',
    filters: 'Filtres',
    clear: 'Effacer les filtres',
    inArea: 'Dans la zone choisie sur la carte',
    empty: 'Aucun lieu ne correspond à cette recherche.',
    more: 'Afficher la suite',
    shown: (shown: number, total: number) => `${number(shown)} lieux affichés sur ${number(total)}`,
    moreFailed: 'La suite n’a pas pu être chargée.',
    stale: 'Ces lieux ne sont peut-être plus à jour\xa0: la mise à jour a échoué.',
    back: 'Retour à la liste',
    bookable: 'Réservable',
    skip: 'Passer la carte',
    show: 'Afficher la carte',
    ask:
      'Le fond de carte est servi par l’IGN (Géoplateforme). Si vous l’affichez, l’IGN reçoit votre adresse IP et ' +
      'la zone que vous regardez, et rien d’autre.',
    failed: 'La carte n’a pas pu être chargée. La liste contient les mêmes lieux.',
  },
  /** The map once it is open. */
  mapView: {
    help: 'Flèches pour déplacer la carte, plus et moins pour l’échelle, tabulation pour passer d’un lieu à l’autre.',
    inView: (count: number) =>
      count === 0 ? 'Aucun lieu dans la vue' : `${number(count)} ${plural(count, 'lieu', 'lieux')} dans la vue`,
    enlargeCluster: (count: number) => `${number(count)} lieux, agrandir`,
    listCluster: (count: number) => `${number(count)} lieux au même endroit, afficher la liste`,
    together: (count: number) => `${number(count)} lieux au même endroit`,
    unnamed: (index: number) => `Lieu ${index}`,
    close: 'Fermer la liste',
    openNow: 'ouvert en ce moment',
    closedNow: 'fermé en ce moment',
    searchHere: 'Chercher dans cette zone',
    zoom: 'Échelle',
    zoomIn: 'Agrandir',
    zoomOut: 'Réduire',
    pan: 'Déplacement',
    north: 'Vers le nord',
    south: 'Vers le sud',
    east: 'Vers l’est',
    west: 'Vers l’ouest',
    fit: 'Voir tous les lieux',
    groundFailed: 'Le fond de carte n’a pas pu être chargé\xa0; les lieux restent à leur place.',
    tilesFrom: (host: string) => `Fond de carte\xa0: ${host}`,
  },
  /** What visitors may change. */
  filters: {
    kinds: 'Type de lieu',
    openNow: 'Ouvert en ce moment',
    bookable: 'Réservable',
    q: 'Nom, ville, mot',
    search: 'Chercher',
    near: 'Autour d’une commune',
    within: 'Dans un rayon de',
    kilometres: (count: number) => `${count}\xa0km`,
    towns: (count: number) =>
      count === 0 ? 'Aucune commune de ce nom' : `${count} ${plural(count, 'commune', 'communes')}`,
    townsFailed: 'La recherche de communes a échoué.',
    locate: 'Autour de moi',
    locating: 'Recherche de votre position…',
    here: 'ma position',
    around: (name: string) => `Autour de ${name}`,
    forget: (what: string) => `Retirer\xa0: ${what}`,
    denied: 'Votre navigateur n’a pas donné votre position. Vous pouvez chercher autour d’une commune.',
    unavailable: 'Votre position n’a pas pu être trouvée. Vous pouvez chercher autour d’une commune.',
  },
};
