import type { Language } from '../http/language.ts';

/** What the outbox can tell; the column `kind` holds one of these. */
export const messageKinds = [
  'confirm',
  'confirmed',
  'requested',
  'cancelled',
  'closed',
  'expired',
  'refused',
  'moved',
  'operator',
] as const;
export type MessageKind = (typeof messageKinds)[number];

/** A message to the person who booked: what it is about, what it says, and what its button does. */
export interface Telling {
  readonly subject: (place: string, day: string) => string;
  readonly title: string;
  /** @param until what the person may wait for, or must do before */
  readonly lead: (place: string, until: string) => string;
  readonly button: string;
}

type Tellings = Readonly<Record<Exclude<MessageKind, 'operator'>, Telling>>;

const fr = {
  tellings: {
    confirm: {
      subject: (place, day) => `À confirmer\xa0: ${place}, ${day}`,
      title: 'Confirmez votre réservation',
      lead: (place, until) =>
        `Une réservation à ${place} a été demandée avec cette adresse. Elle vous est gardée jusqu’au ${until}\xa0: confirmez-la d’ici là, sinon la place sera rendue aux autres.`,
      button: 'Confirmer la réservation',
    },
    confirmed: {
      subject: (place, day) => `Réservation confirmée\xa0: ${place}, ${day}`,
      title: 'Votre réservation est confirmée',
      lead: (place) => `${place} vous attend. Le fichier joint l’ajoute à votre agenda.`,
      button: 'Voir ou annuler la réservation',
    },
    requested: {
      subject: (place, day) => `Demande transmise\xa0: ${place}, ${day}`,
      title: 'Votre demande est transmise',
      lead: (place) =>
        `${place} répond à chaque demande. La place vous est gardée en attendant\xa0; vous recevrez un message dès la réponse.`,
      button: 'Voir ou annuler la demande',
    },
    cancelled: {
      subject: (place, day) => `Réservation annulée\xa0: ${place}, ${day}`,
      title: 'Votre réservation est annulée',
      lead: (place) =>
        `La réservation à ${place} est annulée et la place est rendue. Vous n’avez rien d’autre à faire.`,
      button: 'Voir la réservation',
    },
    closed: {
      subject: (place, day) => `Fermeture\xa0: ${place}, ${day}`,
      title: 'Le lieu ferme le jour de votre réservation',
      lead: (place) =>
        `${place} ne pourra pas vous accueillir ce jour-là. Votre réservation est annulée\xa0; vous n’avez rien d’autre à faire.`,
      button: 'Voir la réservation',
    },
    expired: {
      subject: (place, day) => `Réservation non confirmée\xa0: ${place}, ${day}`,
      title: 'Votre réservation n’a pas été confirmée',
      lead: (place) =>
        `La place à ${place} vous était gardée\xa0; sans confirmation de votre part, elle a été rendue. Vous pouvez en demander une autre sur la page du lieu.`,
      button: 'Voir la réservation',
    },
    refused: {
      subject: (place, day) => `Demande refusée\xa0: ${place}, ${day}`,
      title: 'Votre demande n’a pas pu être acceptée',
      lead: (place) =>
        `${place} ne peut pas vous accueillir à ce moment. Vous pouvez demander un autre moment sur la page du lieu.`,
      button: 'Voir la demande',
    },
    moved: {
      subject: (place, day) => `Réservation déplacée\xa0: ${place}, ${day}`,
      title: 'Votre réservation est déplacée',
      lead: (place) =>
        `${place} a déplacé votre réservation. Ce moment ne vous va pas\xa0? Vous pouvez annuler jusqu’à son début.`,
      button: 'Voir ou annuler la réservation',
    },
  } as Tellings,
  facts: {
    place: 'Lieu',
    address: 'Adresse',
    resource: 'Réservé',
    when: 'Quand',
    before: 'Auparavant',
    seats: 'Places',
    price: 'Prix',
    cancelUntil: 'Annulation possible jusqu’au',
    phone: 'Téléphone du lieu',
    person: 'Au nom de',
    email: 'Adresse électronique',
    reference: 'Référence',
    word: 'Le mot du lieu',
  },
  otherTimes: 'D’autres moments encore libres, à réserver sur la page du lieu',
  paidThere: 'à régler sur place',
  paidBy: (employer: string) => `payé par le bon de ${employer}`,
  toldThere: 'communiqué sur place',
  free: 'gratuit',
  placePage: 'La page du lieu',
  buttonText: 'Si le bouton ne s’ouvre pas, recopiez cette adresse\xa0:',
  notYou: 'Vous n’avez rien demandé\xa0? Ignorez ce message\xa0: sans confirmation, rien n’est réservé.',
  notYouBooked: 'Vous n’avez rien réservé\xa0? Annulez par le lien ci-dessus, ou ignorez ce message.',
  privacy: (days: number) =>
    `Votre nom et votre adresse ne servent qu’à cette réservation. Ils sont effacés ${days} jours après, ou plus tôt depuis la page de la réservation.`,
  controller: (name: string) => `Responsable du traitement\xa0: ${name}.`,
  notice: 'Protection des données',
  operator: {
    subjects: {
      requested: (day: string) => `Demande de réservation, ${day}`,
      confirmed: (day: string) => `Nouvelle réservation, ${day}`,
      cancelled: (day: string) => `Réservation annulée, ${day}`,
      other: (day: string) => `Réservation, ${day}`,
    },
    leads: {
      requested: 'Cette demande attend votre réponse. La place est gardée en attendant.',
      confirmed: 'Une place vient d’être réservée chez vous.',
      cancelled: 'Cette réservation est annulée et la place est de nouveau libre.',
      other: 'L’état de cette réservation a changé.',
    },
    duty: 'Ces coordonnées sont celles d’une personne\xa0: ne les employez que pour l’accueillir, et ne les gardez pas après.',
  },
  calendarDescription: (seats: number) => (seats === 1 ? 'Une place.' : `${seats} places.`),
};

export type MessageWords = typeof fr;

const en: MessageWords = {
  tellings: {
    confirm: {
      subject: (place, day) => `Please confirm: ${place}, ${day}`,
      title: 'Confirm your booking',
      lead: (place, until) =>
        `A booking at ${place} was asked for with this address. It is held for you until ${until}: confirm it by then, or the seat goes back to others.`,
      button: 'Confirm the booking',
    },
    confirmed: {
      subject: (place, day) => `Booking confirmed: ${place}, ${day}`,
      title: 'Your booking is confirmed',
      lead: (place) => `${place} is expecting you. The attached file adds it to your calendar.`,
      button: 'See or cancel the booking',
    },
    requested: {
      subject: (place, day) => `Request sent: ${place}, ${day}`,
      title: 'Your request has been sent',
      lead: (place) =>
        `${place} answers every request. The seat is held for you meanwhile; you will get a message with the answer.`,
      button: 'See or cancel the request',
    },
    cancelled: {
      subject: (place, day) => `Booking cancelled: ${place}, ${day}`,
      title: 'Your booking is cancelled',
      lead: (place) => `The booking at ${place} is cancelled and the seat is free again. There is nothing else to do.`,
      button: 'See the booking',
    },
    closed: {
      subject: (place, day) => `Closed: ${place}, ${day}`,
      title: 'The place closes on the day of your booking',
      lead: (place) =>
        `${place} will not be able to welcome you on that day. Your booking is cancelled; there is nothing else to do.`,
      button: 'See the booking',
    },
    expired: {
      subject: (place, day) => `Booking not confirmed: ${place}, ${day}`,
      title: 'Your booking was not confirmed',
      lead: (place) =>
        `A seat at ${place} was held for you; as it was not confirmed, it went back to others. You may ask for another one on the place’s page.`,
      button: 'See the booking',
    },
    refused: {
      subject: (place, day) => `Request declined: ${place}, ${day}`,
      title: 'Your request could not be accepted',
      lead: (place) => `${place} cannot welcome you at that time. You may ask for another time on the place’s page.`,
      button: 'See the request',
    },
    moved: {
      subject: (place, day) => `Booking moved: ${place}, ${day}`,
      title: 'Your booking has been moved',
      lead: (place) => `${place} has moved your booking. This time does not suit you? You can cancel until it begins.`,
      button: 'See or cancel the booking',
    },
  },
  facts: {
    place: 'Place',
    address: 'Address',
    resource: 'Booked',
    when: 'When',
    before: 'Before',
    seats: 'Seats',
    price: 'Price',
    cancelUntil: 'Can be cancelled until',
    phone: 'Phone of the place',
    person: 'In the name of',
    email: 'E-mail address',
    reference: 'Reference',
    word: 'A word from the place',
  },
  otherTimes: 'Other times that are still free, to book on the place’s page',
  paidThere: 'paid at the place',
  paidBy: (employer) => `paid by the voucher of ${employer}`,
  toldThere: 'told at the place',
  free: 'free',
  placePage: 'The page of the place',
  buttonText: 'If the button does not open, copy this address:',
  notYou: 'You asked for nothing? Ignore this message: nothing is booked without confirmation.',
  notYouBooked: 'You booked nothing? Cancel with the link above, or ignore this message.',
  privacy: (days) =>
    `Your name and address serve this booking only. They are erased ${days} days after it, or sooner from the booking’s page.`,
  controller: (name) => `Data controller: ${name}.`,
  notice: 'Privacy notice',
  operator: {
    subjects: {
      requested: (day) => `Booking request, ${day}`,
      confirmed: (day) => `New booking, ${day}`,
      cancelled: (day) => `Booking cancelled, ${day}`,
      other: (day) => `Booking, ${day}`,
    },
    leads: {
      requested: 'This request waits for your answer. The seat is held meanwhile.',
      confirmed: 'A seat has just been booked at your place.',
      cancelled: 'This booking is cancelled and the seat is free again.',
      other: 'The state of this booking has changed.',
    },
    duty: 'These are the details of a person: use them only to welcome them, and do not keep them afterwards.',
  },
  calendarDescription: (seats) => (seats === 1 ? 'One seat.' : `${seats} seats.`),
};

const words: Readonly<Record<Language, MessageWords>> = { fr, en };

export const messageWords = (language: Language): MessageWords => words[language];
