import type { Slot } from '../../../sdk/contract/index.ts';
import { calendarFile, calendarMethod, type CalendarEntry, type CalendarMethod } from '../bookings/calendar.ts';
import { en } from '../../../src/translations/en.ts';
import { fr } from '../../../src/translations/fr.ts';
import type { Messages } from '../../../src/translations/messages.ts';
import { formatAmount } from '../../../src/translations/prices.ts';
import { lookUp } from '../../../src/translations/word.ts';
import { languages } from '../http/language.ts';
import type { BookingView } from './booking-view.ts';
import { writeLetter, type Letter } from './letter.ts';
import { daySentence, instantSentence, periodSentence } from './times.ts';
import { messageWords, type MessageKind, type MessageWords } from './words.ts';

/** In whose name messages are sent, and where their links lead. */
export interface Sender {
  readonly networkName: string;
  /** E-mail address that messages come from. */
  readonly address: string;
  /** How the world reaches this hub, without a slash at the end. */
  readonly publicUrl: string;
  readonly eraseAfterDays: number;
  readonly controller: string | undefined;
  readonly privacyNotice: string | undefined;
  /** The capability of a booking: the right to see, confirm, cancel and erase it. */
  readonly sign: (bookingId: string) => string;
}

export interface Mail {
  readonly to: string;
  readonly replyTo?: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: string;
  readonly calendar?: { readonly method: CalendarMethod; readonly content: string };
}

/** The address of a booking's page. The capability stands in the fragment, which no server or proxy ever sees. */
export const bookingAddress = (booking: BookingView, { publicUrl, sign }: Sender): string =>
  `${publicUrl}/bookings/${booking.id}?lang=${booking.language}#${sign(booking.id)}`;

export const translations: Readonly<Record<string, Messages>> = { fr, en };

/** The kinds whose calendar file is worth having: the booking became firm, and then is moved or taken back. */
const withCalendar = new Set<MessageKind>(['confirmed', 'cancelled', 'closed', 'moved']);
/** The kinds that carry what the operator said. */
const withWord = new Set<MessageKind>(['refused', 'closed', 'moved']);

export interface Circumstances {
  readonly sender: Sender;
  readonly published: boolean;
  readonly otherTimes?: readonly Slot[];
}

/**
 * The message of a kind to the person who booked.
 * @param published whether the person was sent a calendar file before, which a moved booking or a cancellation then replaces
 * @param otherTimes what is still free, for somebody whose time is not to be had
 */
export function composeForPerson(
  kind: Exclude<MessageKind, 'operator'>,
  booking: BookingView & { readonly email: string },
  { sender, published, otherTimes = [] }: Circumstances,
): Mail {
  const { language, place } = booking;
  const words = messageWords(language);
  const messages = translations[language] ?? fr;
  const telling = words.tellings[kind];
  const until = instantSentence(booking.confirmBy ?? booking.start, place.timeZone, messages);
  const firm = kind === 'confirmed' || kind === 'requested' || kind === 'moved';
  const word = withWord.has(kind) ? booking.word : null;
  const line = ({ start, end }: { readonly start: Date | string; readonly end: Date | string }): string =>
    periodSentence(new Date(start), new Date(end), place.timeZone, messages);
  const letter: Letter = {
    language,
    title: telling.title,
    network: sender.networkName,
    lead: telling.lead(place.name, until),
    facts: [
      ...(word === null ? [] : [[words.facts.word, word] as const]),
      ...(kind === 'moved' && booking.movedFrom ? [[words.facts.before, line(booking.movedFrom)] as const] : []),
      ...facts(booking, words, messages, firm),
    ],
    ...(otherTimes.length === 0 ? {} : { choices: { title: words.otherTimes, lines: otherTimes.map(line) } }),
    button: { label: telling.button, address: bookingAddress(booking, sender), hint: words.buttonText },
    links: [{ label: words.placePage, address: `${sender.publicUrl}/places/${place.id}` }],
    footer: footer(kind, words, sender),
  };
  const calendar = withCalendar.has(kind) && (kind === 'confirmed' || published);
  return {
    to: booking.email,
    subject: oneLine(telling.subject(place.name, daySentence(booking.start, place.timeZone, messages))),
    ...writeLetter(letter),
    language,
    ...(calendar ? { calendar: { method: calendarMethod(booking.status), content: calendarOf(booking, sender) } } : {}),
  };
}

/** The message to the place: who comes when, to its role address. A reply goes to the person. */
export function composeForOperator(booking: BookingView, to: string, sender: Sender): Mail {
  const language = languages[0];
  const words = messageWords(language);
  const { operator } = words;
  const state = operatorState(booking);
  const personal: Letter['facts'] = [
    ...(booking.name === null ? [] : [[words.facts.person, booking.name] as const]),
    ...(booking.email === null ? [] : [[words.facts.email, booking.email] as const]),
  ];
  const subject = operator.subjects[state](daySentence(booking.start, booking.place.timeZone, fr));
  const letter: Letter = {
    language,
    title: subject,
    network: sender.networkName,
    lead: operator.leads[state],
    facts: [...facts(booking, words, fr, false), ...personal],
    links: [{ label: words.placePage, address: `${sender.publicUrl}/places/${booking.place.id}` }],
    footer: [operator.duty],
  };
  return {
    to,
    ...(booking.email === null ? {} : { replyTo: booking.email }),
    subject: oneLine(`${subject} – ${booking.resource}`),
    ...writeLetter(letter),
    language,
  };
}

function operatorState({ status }: BookingView): keyof MessageWords['operator']['subjects'] {
  return status === 'requested' || status === 'confirmed' || status === 'cancelled' ? status : 'other';
}

export function facts(booking: BookingView, words: MessageWords, messages: Messages, firm: boolean): Letter['facts'] {
  const { place } = booking;
  const { facts: label } = words;
  const lines: (readonly [string, string | null])[] = [
    [label.place, place.name],
    [label.address, place.address],
    [label.resource, booking.resource],
    [label.when, periodSentence(booking.start, booking.end, place.timeZone, messages)],
    [label.seats, String(booking.seats)],
    [label.price, priceLine(booking, words, messages)],
    [label.cancelUntil, firm ? instantSentence(booking.cancelUntil, place.timeZone, messages) : null],
    [label.phone, firm ? place.phone : null],
    [label.reference, booking.id.slice(0, 8)],
  ];
  return lines.flatMap(([name, said]) => (said ? [[name, said] as const] : []));
}

/** « 24 € (2 × 12 € la journée), à régler sur place ». */
export function priceLine(
  { quote, employer }: Pick<BookingView, 'quote' | 'employer'>,
  words: MessageWords,
  messages: Messages,
): string {
  const paid = employer === null ? words.paidThere : words.paidBy(employer);
  if (quote.total === null) return employer === null ? words.toldThere : paid;
  if (quote.total === 0) return words.free;
  const parts = quote.lines.map(({ per, count, amount }) => {
    const said = formatAmount(amount, quote.currency, messages);
    return `${count} × ${lookUp(messages.details.tariffs, per)?.(said) ?? said}`;
  });
  const sum = formatAmount(quote.total, quote.currency, messages);
  return `${sum}${parts.length > 0 ? ` (${parts.join(' + ')})` : ''}, ${paid}`;
}

function footer(kind: MessageKind, words: MessageWords, sender: Sender): Letter['footer'] {
  return [
    ...(kind === 'confirm' ? [words.notYou] : kind === 'confirmed' ? [words.notYouBooked] : []),
    words.privacy(sender.eraseAfterDays),
    ...(sender.controller === undefined ? [] : [words.controller(sender.controller)]),
    ...(sender.privacyNotice === undefined ? [] : [{ label: words.notice, address: sender.privacyNotice }]),
  ];
}

/** The calendar file of a booking: what and where and when, not who. */
export const calendarOf = (booking: BookingView, sender: Publisher): string =>
  calendarFile(calendarEntry(booking, sender));

type Publisher = Pick<Sender, 'networkName' | 'address' | 'publicUrl'>;

/** A booking as an entry of a calendar. */
export function calendarEntry(booking: BookingView, sender: Publisher): CalendarEntry {
  const words = messageWords(booking.language);
  const messages = translations[booking.language] ?? fr;
  const { place } = booking;
  const colon = booking.language === 'fr' ? '\xa0:' : ':';
  const said = [
    words.calendarDescription(booking.seats),
    `${words.facts.price}${colon} ${priceLine(booking, words, messages)}`,
    ...(place.phone === null ? [] : [`${words.facts.phone}${colon} ${place.phone}`]),
  ];
  return {
    ...booking,
    summary: `${booking.resource} – ${place.name}`,
    description: said.join('\n'),
    location: [place.name, place.address].filter(Boolean).join(', '),
    position: place.position,
    url: `${sender.publicUrl}/places/${place.id}`,
    organizer: { name: sender.networkName, address: sender.address },
  };
}

/** A header is one line, whatever an operator called the place. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
