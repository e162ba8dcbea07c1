import type { RefusalReason } from '../../../sdk/contract/index.ts';

/** French counts 0 and 1 as one. */
const plural = (count: number, one: string, many: string): string => (count < 2 ? one : many);

const refusals: Record<RefusalReason, string> = {
  taken: 'Quelqu’un vient de réserver ce créneau.',
  closed: 'Le lieu est fermé à ce moment-là.',
  'too-late': 'Il est trop tard pour réserver ce créneau.',
  'too-early': 'Ce jour ne peut pas encore être réservé.',
  'not-enough-seats': 'Il ne reste pas assez de places sur ce créneau.',
  'not-bookable': 'Cet espace ne se réserve plus ici.',
  'not-allowed': 'Cette durée ou cet horaire ne peut pas être réservé.',
  voucher: 'Ce bon ne peut pas payer cette réservation.',
};

const units: Readonly<Record<string, (count: number) => string>> = {
  hour: (count) => plural(count, 'heure', 'heures'),
  'half-day': (count) => plural(count, 'demi-journée', 'demi-journées'),
  day: (count) => plural(count, 'journée', 'journées'),
};

/** The booking dialog; loaded with it. No-break spaces (\xa0) stand where French typography wants them. */
export const fr = {
  demonstration: 'Lieu de démonstration, inventé pour l’exemple',
  close: 'Fermer',
  resource: 'Espace',
  day: 'Jour',
  /** Under the legend of the days: what the arrows lead to. */
  previousWeek: 'Jours précédents',
  nextWeek: 'Jours suivants',
  dayClosed: 'fermé',
  dayFull: 'complet',
  free: (count: number): string => `${count} ${plural(count, 'place libre', 'places libres')}`,
  available: 'libre',
  full: 'complet',
  noneThisWeek: 'Aucune place libre pour ces jours.',
  time: 'Horaire',
  from: 'À partir de',
  until: 'Jusqu’à',
  duration: (hours: number, minutes: number): string =>
    [hours && `${hours}\xa0h`, minutes && (hours ? String(minutes).padStart(2, '0') : `${minutes}\xa0min`)]
      .filter(Boolean)
      .join('\xa0'),
  morning: 'Matin',
  afternoon: 'Après-midi',
  evening: 'Soirée',
  wholeDay: 'Journée',
  seats: 'Places',
  people: 'Personnes',
  seatsUpTo: (most: number): string => `De 1 à ${most}.`,
  seatsWrong: (most: number): string => `Indiquez un nombre entier, de 1 à ${most}.`,
  fewer: 'Une de moins',
  more: 'Une de plus',
  seatCount: (count: number): string => `${count} ${plural(count, 'place', 'places')}`,
  peopleCount: (count: number): string => `${count} ${plural(count, 'personne', 'personnes')}`,
  price: 'Prix',
  free0: 'Gratuit',
  onSite: 'Prix indiqué sur place',
  payThere: 'à régler sur place',
  sum: (parts: readonly string[]): string => parts.join(' + '),
  line: (count: number, per: string, amount: string): string => `${count} ${units[per]?.(count) ?? per} à ${amount}`,
  chooseFirst: 'Choisissez un jour et un horaire.',
  next: 'Continuer',
  back: 'Changer d’horaire',
  you: 'Vos coordonnées',
  email: 'Adresse e-mail',
  emailHint: 'Pour recevoir la réservation et pouvoir l’annuler.',
  emailMissing: 'Indiquez votre adresse e-mail.',
  emailWrong: 'Cette adresse e-mail n’est pas complète. Exemple\xa0: prenom@exemple.fr',
  name: 'Nom (facultatif)',
  nameHint: 'Pour que le lieu sache qui accueillir.',
  haveVoucher: 'J’ai un code d’un employeur',
  voucher: 'Code du bon',
  voucherHint: 'Le bon paie à votre place. Son code est vérifié quand vous réservez.',
  /** In the place of the price. */
  ofVoucher: (halfDays: number): string => `${halfDays} ${plural(halfDays, 'demi-journée', 'demi-journées')} du bon`,
  insteadOf: (amount: string | undefined): string => `${amount ? `au lieu de ${amount}, ` : ''}si le code est accepté`,
  paidByVoucher: (halfDays: number): string =>
    `Payé par le bon de votre employeur\xa0: ${halfDays} ${plural(halfDays, 'demi-journée', 'demi-journées')}`,
  controller: (name: string): string => `Responsable du traitement\xa0: ${name}.`,
  contact: (contact: string): string => `Pour vos droits\xa0: ${contact}`,
  privacy:
    'Ces données servent à votre réservation et aux messages qui la concernent, et à rien d’autre. Elles sont ' +
    'effacées après le jour réservé.',
  eraseSooner: 'Vous pourrez les effacer plus tôt depuis l’e-mail reçu.',
  notice: 'Politique de confidentialité',
  after: {
    instant: 'La réservation est ferme dès que vous validez.',
    email: 'Vous recevrez un e-mail\xa0: la réservation est ferme quand vous cliquez sur son lien.',
    operator: 'Le lieu doit accepter votre demande\xa0; vous recevrez sa réponse par e-mail.',
  },
  cancelUntil: (moment: string): string => `Annulation possible jusqu’au ${moment}.`,
  book: 'Réserver',
  booking: 'Réservation en cours…',
  request: 'Envoyer la demande',
  refusals,
  refused: 'Cette réservation n’est pas possible.',
  alternatives: 'Horaires libres les plus proches',
  chooseOther: 'Choisissez un autre horaire. Vos coordonnées sont gardées.',
  unknown:
    'La réponse du réseau n’est pas arrivée\xa0: nous ne savons pas encore si la réservation est faite. Réessayez\xa0: ' +
    'elle ne sera faite qu’une fois.',
  tryAgain: 'Réessayer',
  loading: 'Recherche des places libres…',
  loadingFailed: 'Les places libres n’ont pas pu être chargées.',
  done: {
    confirmed: 'C’est réservé',
    held: 'Plus qu’un clic',
    requested: 'Demande envoyée',
  },
  confirmedNext: (email: string): string => `Un e-mail de confirmation part à l’adresse ${email}.`,
  heldNext: (email: string, moment: string | undefined): string =>
    `Un e-mail part à l’adresse ${email}. Cliquez sur son lien${moment ? ` avant le ${moment}` : ''}\xa0; ` +
    'sans ce clic, la place est rendue.',
  requestedNext: (email: string): string =>
    `Le lieu va vous répondre. Sa réponse et le moyen d’annuler arrivent à l’adresse ${email}.`,
  /** While the hub writes to nobody: on a machine where it is tried, or before its mail server is set. */
  unsent: {
    emailHint: 'Pour que le lieu puisse vous joindre.',
    after: {
      instant: 'La réservation est ferme dès que vous validez. Ce réseau n’envoie pas encore d’e-mails.',
      email:
        'Ce réseau n’envoie pas encore d’e-mails\xa0: pour rendre la réservation ferme, il faudra joindre le lieu.',
      operator:
        'Le lieu doit accepter votre demande. Ce réseau n’envoie pas encore d’e-mails\xa0: il faudra joindre le lieu ' +
        'pour connaître sa réponse.',
    },
    confirmed: (reference: string): string =>
      `Aucun e-mail ne partira\xa0: ce réseau n’en envoie pas encore. Notez la référence ${reference}\xa0; pour annuler, ` +
      'joignez le lieu.',
    held: (reference: string, moment: string | undefined): string =>
      `Aucun e-mail ne partira\xa0: ce réseau n’en envoie pas encore. Joignez le lieu${moment ? ` avant le ${moment}` : ''} ` +
      `pour rendre la réservation ferme, avec la référence ${reference}.`,
    requested: (reference: string): string =>
      'Le lieu va examiner votre demande. Aucun e-mail ne partira\xa0: ce réseau n’en envoie pas encore. Joignez le lieu ' +
      `pour connaître sa réponse, avec la référence ${reference}.`,
  },
  reach: (place: string): string => `Joindre ${place}\xa0:`,
  keptMessages: 'Lire les messages gardés par le réseau (essai)',
  notThere: 'Rien reçu\xa0? Regardez dans les courriers indésirables.',
  calendar: 'Ajouter à mon agenda',
  /** In a frame that may save nothing. */
  calendarComes: 'Le fichier pour votre agenda est joint à l’e-mail.',
  calendarFile: 'reservation',
  again: 'Autre réservation',
};
