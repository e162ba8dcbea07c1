import type { z } from 'zod';
import type { OperationName, operations } from '../../../../sdk/contract/index.ts';

type Shape<S> = S extends z.ZodObject ? keyof z.output<S> & string : never;
type Part<O, K extends PropertyKey> = K extends keyof O ? O[K] : undefined;
type Parameters<O> = Shape<Part<O, 'params'>> | Shape<Part<O, 'query'>>;

/** The French of the reference. The contract speaks English; a parameter without French is a type error. */
export type FrenchReference = {
  readonly [O in OperationName]: {
    readonly summary: string;
    readonly parameters: Readonly<Record<Parameters<(typeof operations)[O]>, string>>;
  };
};

const filters = {
  bbox: 'Rectangle «\xa0ouest,sud,est,nord\xa0» en degrés. Un ouest plus grand que l’est franchit l’antiméridien.',
  near: 'Point «\xa0latitude,longitude\xa0» en degrés\xa0; les plus proches d’abord.',
  radius: 'Mètres autour de near, de 1 à 500 000. Demande near.',
  territory:
    'commune:35238, departement:35, region:53, epci:243500139, un code seul, ou un nom que porte un seul territoire.',
  kind: 'L’un de ces types de lieu.',
  label: 'Porte aujourd’hui l’un de ces labels.',
  amenity: 'Offre tous ces équipements.',
  bookable:
    'Seulement les lieux qui se réservent, ici ou sur la plateforme de l’exploitant\xa0; «\xa0false\xa0»\xa0: seulement les autres. Absent\xa0: tous.',
  'telework-spot':
    'Seulement les lieux qui déclarent un spot de télétravail\xa0; «\xa0false\xa0»\xa0: seulement les autres. Absent\xa0: tous.',
  'open-at':
    '«\xa0now\xa0» ou un instant dans les 30 jours à venir\xa0; les lieux aux horaires inconnus sont laissés de côté.',
  q: 'Mots du nom, de la ville ou du résumé\xa0; les accents et une faute de frappe sont pardonnés.',
  id: 'Seulement ces lieux.',
} as const;

const ofGrant = { id: 'Identifiant du lieu.', scheme: 'Identifiant du label.' } as const;

const atDesk = { id: 'Identifiant du lieu.', booking: 'Identifiant de la réservation.' } as const;
const ofBooking = { id: 'Identifiant de la réservation.' } as const;

export const french: FrenchReference = {
  getNetwork: { summary: 'Le réseau\xa0: nom, langues, adresses et responsable des données', parameters: {} },
  searchPlaces: {
    summary: 'Chercher des lieux, page par page',
    parameters: {
      ...filters,
      sort: 'Ordre. Par défaut\xa0: relevance avec q, distance avec near, sinon name.',
      limit: 'Lieux par page, de 1 à 100\xa0; 20 par défaut.',
      cursor: 'Repris de links.next de la page précédente\xa0; les autres filtres restent les mêmes.',
      facets:
        'Quelles valeurs ont les lieux trouvés, dans «\xa0facets\xa0»\xa0: pour ne proposer que des choix qui trouvent.',
    },
  },
  getMap: { summary: 'Tous les lieux trouvés à la fois, en colonnes, pour une carte', parameters: filters },
  getPlace: {
    summary: 'Un lieu',
    parameters: { id: 'Identifiant court, public et stable\xa0; le dernier caractère est une clé de contrôle.' },
  },
  getPlaceRecord: {
    summary: 'Un lieu tel que son exploitant le tient, avec l’ETag qu’une modification demande',
    parameters: { id: 'Identifiant du lieu.' },
  },
  editPlace: {
    summary: 'Modifier ce qui est dit d’un lieu\xa0; les importations n’y touchent plus',
    parameters: { id: 'Identifiant du lieu.' },
  },
  addResource: { summary: 'Proposer une ressource de plus', parameters: { id: 'Identifiant du lieu.' } },
  editResource: {
    summary: 'Redire ce qu’est une ressource, son prix et comment elle se réserve',
    parameters: { id: 'Identifiant du lieu.', resource: 'Identifiant de la ressource.' },
  },
  withdrawResource: {
    summary: 'Retirer une ressource\xa0; les réservations déjà prises restent',
    parameters: { id: 'Identifiant du lieu.', resource: 'Identifiant de la ressource.' },
  },
  getAvailability: {
    summary: 'Places libres d’un lieu, par espace, par jour et par créneau',
    parameters: {
      id: 'Identifiant du lieu.',
      resource: 'Identifiant d’un espace\xa0; tous par défaut.',
      from: 'Premier jour, au calendrier du lieu\xa0; aujourd’hui par défaut.',
      days: 'De 1 à 31 jours\xa0; 7 par défaut.',
      seats: 'Places voulues ensemble\xa0; 1 par défaut.',
    },
  },
  listLabels: { summary: 'Les labels que le réseau connaît, avec leur émetteur et leurs critères', parameters: {} },
  getLabel: {
    summary: 'Un label, avec son émetteur et ses critères',
    parameters: { scheme: 'Identifiant du label, par exemple mon-autre-bureau.' },
  },
  getPlaceLabels: {
    summary: 'Les labels d’un lieu dans tous leurs états, avec critères, preuves et historique',
    parameters: { id: 'Identifiant du lieu.' },
  },
  grantLabel: { summary: 'Accorder un label à un lieu, ou en changer les dates et les critères', parameters: ofGrant },
  renewLabel: {
    summary: 'Prolonger un label\xa0: dire son nouveau dernier jour',
    parameters: ofGrant,
  },
  checkLabel: {
    summary: 'Dire quels critères sont prouvés, déclarés ou manquants, avec les preuves',
    parameters: ofGrant,
  },
  suspendLabel: { summary: 'Suspendre un label, avec le motif que chacun peut lire', parameters: ofGrant },
  reinstateLabel: { summary: 'Mettre fin à la suspension d’un label', parameters: ofGrant },
  revokeLabel: { summary: 'Retirer un label, avec le motif que chacun peut lire', parameters: ofGrant },
  createProposal: {
    summary: 'Proposer un lieu ou une correction\xa0; confirmé par e-mail, publié une fois lu par le réseau',
    parameters: {},
  },
  createBooking: {
    summary: 'Réserver des places\xa0; le droit de voir, d’annuler et d’effacer arrive par e-mail',
    parameters: {},
  },
  getBooking: { summary: 'Une réservation, en JSON ou en fichier d’agenda (RFC 5545)', parameters: ofBooking },
  confirmBooking: {
    summary: 'Confirmer une réservation en attente\xa0; confirmer deux fois est sans effet',
    parameters: ofBooking,
  },
  cancelBooking: {
    summary: 'Annuler, jusqu’à la limite du lieu\xa0; annuler deux fois est sans effet',
    parameters: ofBooking,
  },
  cancelRest: {
    summary: 'Annuler une réservation de chaque semaine et toutes les suivantes, jusqu’à la limite du lieu',
    parameters: ofBooking,
  },
  erasePerson: {
    summary: 'Effacer aussitôt ce qui dit qui a réservé et ne sert plus à une réservation en cours (RGPD, art. 17)',
    parameters: ofBooking,
  },
  listPlaceBookings: {
    summary: 'Les réservations d’un lieu, avec qui vient',
    parameters: {
      id: 'Identifiant du lieu.',
      from: 'Premier jour, au calendrier du lieu\xa0; aujourd’hui par défaut.',
      days: 'De 1 à 62 jours\xa0; 7 par défaut.',
    },
  },
  acceptBooking: { summary: 'Accepter une demande de réservation', parameters: atDesk },
  refuseBooking: { summary: 'Refuser une demande, avec un mot pour la personne', parameters: atDesk },
  rescheduleBooking: {
    summary: 'Déplacer une réservation à un autre moment ou dans un autre espace du lieu\xa0; la personne est prévenue',
    parameters: atDesk,
  },
  checkInBooking: { summary: 'Pointer l’arrivée de la personne', parameters: atDesk },
  missBooking: { summary: 'Noter que personne n’est venu', parameters: atDesk },
  resetAttendance: { summary: 'Annuler un pointage', parameters: atDesk },
  createSeries: {
    summary: 'Réserver les mêmes heures chaque semaine pour une personne\xa0: toutes les dates, ou aucune et pourquoi',
    parameters: { id: 'Identifiant du lieu.' },
  },
  getSeries: {
    summary: 'Les réservations de chaque semaine d’une personne, et ce que devient chaque date',
    parameters: { id: 'Identifiant du lieu.', series: 'Identifiant de la série.' },
  },
  cancelSeries: {
    summary: 'Annuler des dates d’une série, ou toutes celles à venir\xa0; la personne est prévenue en un seul message',
    parameters: { id: 'Identifiant du lieu.', series: 'Identifiant de la série.' },
  },
  listClosures: { summary: 'Les jours de fermeture, hors horaires', parameters: { id: 'Identifiant du lieu.' } },
  closeDays: {
    summary: 'Fermer des jours\xa0: les réservations sont annulées, les personnes prévenues avec d’autres dates',
    parameters: { id: 'Identifiant du lieu.' },
  },
  liftClosure: {
    summary: 'Rouvrir ces jours\xa0; les réservations annulées le restent',
    parameters: { id: 'Identifiant du lieu.', closure: 'Identifiant de la fermeture.' },
  },
  listWebhooks: {
    summary: 'Les serveurs prévenus de ce qui se passe dans un lieu',
    parameters: { id: 'Identifiant du lieu.' },
  },
  createWebhook: {
    summary: 'Prévenir un serveur de plus (standard-webhooks)',
    parameters: { id: 'Identifiant du lieu.' },
  },
  deleteWebhook: {
    summary: 'Ne plus prévenir un serveur',
    parameters: { id: 'Identifiant du lieu.', webhook: 'Identifiant du webhook.' },
  },
  listVouchers: { summary: 'Les bons d’employeurs, et ce qui en est consommé', parameters: {} },
  createVoucher: { summary: 'Donner des jours à un employeur, à prendre avec un code', parameters: {} },
  getChanges: {
    summary: 'Les lieux qui ont changé depuis une position, retraits compris, pour qui suit le réseau',
    parameters: {
      since: '«\xa0position\xa0» de la dernière réponse lue\xa0; depuis le début par défaut.',
      limit: 'Changements par page, de 1 à 1 000\xa0; 100 par défaut.',
    },
  },
  getImpact: {
    summary: 'CO2 épargné par les visites d’un lieu, d’un territoire ou du réseau, sur un trimestre ou une année clos',
    parameters: {
      place: 'Identifiant d’un lieu.',
      territory: 'commune:35238, departement:35, un code seul, ou un nom. Sans lieu ni territoire\xa0: le réseau.',
      period: 'Un trimestre (2026-Q3) ou une année (2026)\xa0; le dernier trimestre clos par défaut.',
    },
  },
  getImpactFactors: {
    summary: 'Tout ce dont un chiffre CO2 est calculé\xa0: facteurs et hypothèses, avec leurs sources',
    parameters: {},
  },
  searchTerritories: {
    summary: 'Communes, EPCI, départements et régions, par nom ou par code',
    parameters: {
      q: 'Début d’un nom, ou code\xa0; les accents sont pardonnés.',
      type: 'Seulement ces types de territoire.',
      limit: 'De 1 à 50\xa0; 10 par défaut.',
    },
  },
};
