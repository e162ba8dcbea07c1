import type { Amenity, LabelStatus } from '../../../sdk/contract/index.ts';

export const amenities: Record<Amenity, string> = {
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
  parking: 'Stationnement',
  'bike-parking': 'Stationnement pour vélos',
  'charging-station': 'Borne de recharge',
  'childcare-near': 'Garde d’enfants à proximité',
  'host-present': 'Accueil sur place',
};

const labelStates: Record<LabelStatus, (until: string | null) => string> = {
  granted: (until) => (until ? `label en cours jusqu’au ${until}` : 'label en cours'),
  suspended: () => 'label suspendu',
  expired: (until) => (until ? `label échu depuis le ${until}` : 'label échu'),
  revoked: () => 'label retiré',
};

/** A place before its details are asked for. */
export const card = {
  demonstration: 'Lieu de démonstration, inventé pour l’exemple',
  unknown: (id: string) => `Aucun lieu ne porte l’identifiant «\xa0${id}\xa0».`,
  noPlace: 'Aucun lieu n’est indiqué.',
  teleworkSpot: 'Accueille le télétravail',
  amenities: 'Équipements',
  labels: 'Labels',
  labelStates,
  // A label that bears its issuer's name says both at once.
  labelBy: (name: string, issuer: string) => (name === issuer ? name : `${name}, décerné par ${issuer}`),
  book: (resource: string, site: string) => `Réserver sur ${site}\xa0: ${resource}`,
  bookHere: 'Réserver',
  bookOn: (site: string) => `Réserver sur ${site}`,
  more: 'En savoir plus',
  observed: (month: string) => `Informations relevées en ${month}`,
  stale: {
    today: (time: string) => `La mise à jour a échoué\xa0: ces informations sont celles de ${time}.`,
    earlier: (time: string, day: string) =>
      `La mise à jour a échoué\xa0: ces informations sont celles du ${day}, ${time}.`,
  },
};
