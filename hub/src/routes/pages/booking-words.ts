import type { BookingStatus } from '../../../../sdk/contract/index.ts';
import type { Language } from '../../http/language.ts';

const states = {
  fr: {
    held: 'Cette place vous est gardée jusqu’au {confirmBy}. Confirmez-la d’ici là.',
    requested: 'Votre demande attend la réponse du lieu. La place vous est gardée en attendant.',
    confirmed: 'Votre réservation est confirmée.',
    honoured: 'Vous êtes venu\xa0: merci.',
    'no-show': 'Cette réservation n’a pas été honorée.',
    cancelled: 'Cette réservation est annulée. La place est rendue.',
    expired: 'Cette réservation n’a pas été confirmée à temps. Vous pouvez encore la confirmer si la place est libre.',
    refused: 'Le lieu n’a pas pu accepter cette demande.',
  } satisfies Record<BookingStatus, string>,
  en: {
    held: 'This seat is held for you until {confirmBy}. Confirm it by then.',
    requested: 'Your request waits for the place’s answer. The seat is held for you meanwhile.',
    confirmed: 'Your booking is confirmed.',
    honoured: 'You came: thank you.',
    'no-show': 'Nobody came for this booking.',
    cancelled: 'This booking is cancelled. The seat is free again.',
    expired: 'This booking was not confirmed in time. You can still confirm it if the seat is free.',
    refused: 'The place could not accept this request.',
  } satisfies Record<BookingStatus, string>,
};

const fr = {
  title: 'Votre réservation',
  withoutScript:
    'Pour voir, confirmer ou annuler votre réservation, cette page a besoin de JavaScript. Activez-le dans votre navigateur, ou appelez le lieu\xa0: son numéro est dans le message que vous avez reçu.',
  script: {
    states: states.fr,
    loading: 'Chargement de votre réservation…',
    noCapability:
      'Ce lien est incomplet. Ouvrez celui du message que vous avez reçu, en entier, jusqu’aux derniers caractères après le «\xa0#\xa0».',
    network: 'Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.',
    retry: 'Réessayer',
    facts: {
      place: 'Lieu',
      resource: 'Réservé',
      when: 'Quand',
      seats: 'Places',
      price: 'Prix',
      cancelUntil: 'Annulation possible jusqu’au',
      reference: 'Référence',
    },
    free: 'Gratuit',
    toldThere: 'Communiqué sur place',
    paidThere: '{price}, à régler sur place',
    byVoucher: 'Payé par le bon de votre employeur\u00a0: {days}\u00a0j',
    localTime: '{time} (heure du lieu)',
    confirm: 'Confirmer la réservation',
    confirmed: 'C’est confirmé. Un message vous le rappelle, avec le fichier pour votre agenda.',
    calendar: 'Ajouter à mon agenda (.ics)',
    onSite: 'Je suis sur place',
    calendarFile: 'reservation.ics',
    trip: 'L’adresse de cette page retient votre trajet de la dernière fois\xa0: gardez-la, ou ajoutez-la à vos favoris. Il n’est retenu nulle part ailleurs.',
    cancel: 'Annuler la réservation…',
    cancelSure: 'Annuler cette réservation\xa0? La place sera rendue aux autres.',
    cancelYes: 'Oui, annuler',
    cancelled: 'C’est annulé. Un message vous le confirme.',
    cancelRest: 'Annuler cette date et les suivantes…',
    cancelRestSure: 'Annuler cette date et toutes les suivantes de la série\xa0? Les places seront rendues aux autres.',
    keep: 'Non, la garder',
    erase: 'Effacer mon nom et mon adresse…',
    eraseSure:
      'Effacer votre nom et votre adresse de cette réservation\xa0? Vous ne recevrez plus de message à son sujet.',
    eraseYes: 'Oui, effacer',
    erased: 'Votre nom et votre adresse sont effacés.',
    eraseNo: 'Non',
  },
};

const en: typeof fr = {
  title: 'Your booking',
  withoutScript:
    'To show, confirm or cancel your booking, this page needs JavaScript. Turn it on in your browser, or call the place: its number is in the message that you received.',
  script: {
    states: states.en,
    loading: 'Loading your booking…',
    noCapability:
      'This link is incomplete. Open the one in the message that you received, whole, down to the last characters after the “#”.',
    network: 'The server does not answer. Check your connection, then try again.',
    retry: 'Try again',
    facts: {
      place: 'Place',
      resource: 'Booked',
      when: 'When',
      seats: 'Seats',
      price: 'Price',
      cancelUntil: 'Can be cancelled until',
      reference: 'Reference',
    },
    free: 'Free',
    toldThere: 'Told at the place',
    paidThere: '{price}, paid at the place',
    byVoucher: 'Paid by your employer’s voucher: {days} d',
    localTime: '{time} (local time of the place)',
    confirm: 'Confirm the booking',
    confirmed: 'It is confirmed. A message will remind you, with the file for your calendar.',
    calendar: 'Add to my calendar (.ics)',
    onSite: 'I am there',
    calendarFile: 'booking.ics',
    trip: 'The address of this page remembers your trip of last time: keep it, or bookmark it. It is remembered nowhere else.',
    cancel: 'Cancel the booking…',
    cancelSure: 'Cancel this booking? The seat goes back to others.',
    cancelYes: 'Yes, cancel',
    cancelled: 'It is cancelled. A message confirms it.',
    cancelRest: 'Cancel this date and the later ones…',
    cancelRestSure: 'Cancel this date and all later ones of the series? The seats go back to others.',
    keep: 'No, keep it',
    erase: 'Erase my name and address…',
    eraseSure: 'Erase your name and address from this booking? You will get no further message about it.',
    eraseYes: 'Yes, erase',
    erased: 'Your name and address are erased.',
    eraseNo: 'No',
  },
};

/** The words of a booking's page; those under `script` are read by its script. */
export const bookingWords: Readonly<Record<Language, typeof fr>> = { fr, en };
