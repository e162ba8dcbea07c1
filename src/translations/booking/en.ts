import type { BookingWords } from './words.ts';

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);

const units: Readonly<Record<string, (count: number) => string>> = {
  hour: (count) => plural(count, 'hour', 'hours'),
  'half-day': (count) => plural(count, 'half-day', 'half-days'),
  day: (count) => plural(count, 'day', 'days'),
};

export const en: BookingWords = {
  demonstration: 'Demonstration place, invented as an example',
  close: 'Close',
  resource: 'Space',
  day: 'Day',
  previousWeek: 'Earlier days',
  nextWeek: 'Later days',
  dayClosed: 'closed',
  dayFull: 'full',
  free: (count) => `${count} ${plural(count, 'seat', 'seats')} free`,
  available: 'free',
  full: 'full',
  noneThisWeek: 'No seat is free on these days.',
  time: 'Time',
  from: 'From',
  until: 'Until',
  duration: (hours, minutes) => [hours && `${hours}\xa0h`, minutes && `${minutes}\xa0min`].filter(Boolean).join('\xa0'),
  morning: 'Morning',
  afternoon: 'Afternoon',
  evening: 'Evening',
  wholeDay: 'Whole day',
  seats: 'Seats',
  people: 'People',
  seatsUpTo: (most) => `From 1 to ${most}.`,
  seatsWrong: (most) => `Enter a whole number, from 1 to ${most}.`,
  fewer: 'One fewer',
  more: 'One more',
  seatCount: (count) => `${count} ${plural(count, 'seat', 'seats')}`,
  peopleCount: (count) => `${count} ${plural(count, 'person', 'people')}`,
  price: 'Price',
  free0: 'Free of charge',
  onSite: 'Price told on site',
  payThere: 'paid on site',
  sum: (parts) => parts.join(' + '),
  line: (count, per, amount) => `${count} ${units[per]?.(count) ?? per} at ${amount}`,
  chooseFirst: 'Choose a day and a time.',
  next: 'Continue',
  back: 'Change the time',
  you: 'Your details',
  email: 'E-mail address',
  emailHint: 'To receive the booking and be able to cancel it.',
  emailMissing: 'Enter your e-mail address.',
  emailWrong: 'This e-mail address is not complete. Example: name@example.org',
  name: 'Name (optional)',
  nameHint: 'So that the place knows whom to welcome.',
  haveVoucher: 'I have a code from an employer',
  voucher: 'Voucher code',
  voucherHint: 'The voucher pays for you. Its code is checked when you book.',
  ofVoucher: (halfDays) => `${halfDays} ${plural(halfDays, 'half-day', 'half-days')} of the voucher`,
  insteadOf: (amount) => `${amount ? `instead of ${amount}, ` : ''}if the code is accepted`,
  paidByVoucher: (halfDays) =>
    `Paid by your employer’s voucher: ${halfDays} ${plural(halfDays, 'half-day', 'half-days')}`,
  controller: (name) => `Data controller: ${name}.`,
  contact: (contact) => `For your rights: ${contact}`,
  privacy:
    'These details serve your booking and the messages about it, and nothing else. They are erased after the day ' +
    'booked.',
  eraseSooner: 'You can erase them sooner from the e-mail you receive.',
  notice: 'Privacy notice',
  after: {
    instant: 'The booking is firm as soon as you book.',
    email: 'You will receive an e-mail: the booking is firm once you click its link.',
    operator: 'The place has to accept your request; you will receive its answer by e-mail.',
  },
  cancelUntil: (moment) => `You can cancel until ${moment}.`,
  book: 'Book',
  booking: 'Booking…',
  request: 'Send the request',
  refusals: {
    taken: 'Somebody has just booked this time.',
    closed: 'The place is closed at that time.',
    'too-late': 'It is too late to book this time.',
    'too-early': 'This day cannot be booked yet.',
    'not-enough-seats': 'Not enough seats are left at this time.',
    'not-bookable': 'This space is no longer booked here.',
    'not-allowed': 'This time or duration cannot be booked.',
    voucher: 'This voucher cannot pay for this booking.',
  },
  refused: 'This booking is not possible.',
  alternatives: 'Nearest free times',
  chooseOther: 'Choose another time. Your details are kept.',
  unknown:
    'No answer came from the network: we do not know yet whether the booking was made. Try again: it will be made ' +
    'only once.',
  tryAgain: 'Try again',
  loading: 'Looking for free seats…',
  loadingFailed: 'The free seats could not be loaded.',
  done: {
    confirmed: 'Booked',
    held: 'One click to go',
    requested: 'Request sent',
  },
  confirmedNext: (email) => `An e-mail that confirms it is on its way to ${email}.`,
  heldNext: (email, moment) =>
    `An e-mail is on its way to ${email}. Click its link${moment ? ` before ${moment}` : ''}; without that click the ` +
    'seat is given back.',
  requestedNext: (email) => `The place will answer. Its answer, and how to cancel, will come to ${email}.`,
  unsent: {
    emailHint: 'So that the place can reach you.',
    after: {
      instant: 'The booking is firm as soon as you book. This network sends no e-mails yet.',
      email: 'This network sends no e-mails yet: to make the booking firm, you will have to reach the place.',
      operator:
        'The place has to accept your request. This network sends no e-mails yet: you will have to ask the place for ' +
        'its answer.',
    },
    confirmed: (reference) =>
      `No e-mail will come: this network sends none yet. Note the reference ${reference}; to cancel, reach the place.`,
    held: (reference, moment) =>
      `No e-mail will come: this network sends none yet. Reach the place${moment ? ` before ${moment}` : ''} to make ` +
      `the booking firm, with the reference ${reference}.`,
    requested: (reference) =>
      'The place will look at your request. No e-mail will come: this network sends none yet. Ask the place for its ' +
      `answer, with the reference ${reference}.`,
  },
  reach: (place) => `Reach ${place}:`,
  keptMessages: 'Read the messages that the network keeps (trial)',
  notThere: 'Nothing there? Look among the junk mail.',
  calendar: 'Add to my calendar',
  calendarComes: 'The file for your calendar comes with the e-mail.',
  calendarFile: 'booking',
  again: 'Book again',
};
