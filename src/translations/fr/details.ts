import type { Accessibility, Answer, ResourceKind, TariffUnit } from '../../../sdk/contract/index.ts';
import { lookUp } from '../word.ts';
import { number, plural } from './numbers.ts';

/** Whom a person knows under another name than the hub. */
const sources = {
  cget: 'recensement des tiers-lieux',
  'france-services': 'liste des France services',
  proposal: 'formulaire du réseau',
  demonstration: 'lieux de démonstration',
};

const accessibilityQuestions: Record<keyof Accessibility, string> = {
  stepFreeEntrance: 'Entrée de plain-pied',
  adaptedToilet: 'Toilettes adaptées',
  adaptedDesk: 'Poste de travail adapté',
  lift: 'Ascenseur',
  hearingLoop: 'Boucle magnétique',
  reservedParking: 'Stationnement réservé',
};

const accessibilityAnswers: Record<Answer, string> = { yes: 'oui', no: 'non', unknown: 'non renseigné' };

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

/** Opening hours beyond the current state. */
export const hours = {
  week: 'Horaires de la semaine',
  day: 'Jour',
  hours: 'Horaires',
  dayClosed: 'fermé',
  days: (from: string, to: string) => `du ${from} au ${to}`,
  /** What holds on these days: « du lundi au vendredi 9 h – 12 h ». */
  rule: (days: string, times: string) => `${days} ${times}`,
  holidays: 'jours fériés',
  uncertainPeriod: 'à confirmer',
  period: (from: string, to: string) => `${from}\xa0–\u2060\xa0${to}`,
};

/** What a visitor may ask about a place. */
export const details = {
  accessibilityQuestions,
  accessibilityAnswers,
  resources,
  tariffs,
  accessibility: 'Accessibilité',
  free: 'Gratuit',
  onSite: 'Tarif communiqué sur place',
  viaHub: 'Réservable dans ce réseau',
  viaContact: 'Sur demande auprès du lieu',
  viaWalkIn: 'Sans réservation',
  booking: 'Tarifs et réservation',
  contact: 'Contact et accès',
  directions: 'Itinéraire sur OpenStreetMap',
  search: 'Chercher l’adresse sur OpenStreetMap',
  approximate: 'Position approximative',
  phone: (number: string) => `Téléphone\xa0: ${number}`,
  email: 'Écrire au lieu',
  website: (site: string) => `Site\xa0: ${site}`,
  agenda: (site: string) => `Agenda\xa0: ${site}`,
  hostHours: 'Présence à l’accueil',
  source: (platform: string, licence: string | null) =>
    `Source\xa0: ${lookUp(sources, platform) ?? platform}${licence ? ` (${licence})` : ''}`,
};
