import { fr } from '../../../src/translations/fr.ts';
import { calendarOfMany } from '../bookings/calendar.ts';
import { holding } from '../bookings/states.ts';
import type { Sql } from '../database/database.ts';
import { languages } from '../http/language.ts';
import { readBookingView, type BookingView } from '../messages/booking-view.ts';
import { bookingAddress, calendarEntry, facts, translations, type Mail, type Sender } from '../messages/compose.ts';
import { composeLetter, type LetterContent } from '../messages/compose-letter.ts';
import type { Choices } from '../messages/letter.ts';
import type { LetterWriter, LetterWriting, Written } from '../messages/letters.ts';
import { periodSentence } from '../messages/times.ts';
import { messageWords } from '../messages/words.ts';
import { seriesWords } from './words.ts';

/** A date of a series, of somebody who is not erased. */
type Dated = BookingView & { readonly email: string };

/** The dates of a series that are not over, as they stand when the letter is sent, soonest first. */
async function readComing(sql: Sql, id: string, now: Date): Promise<BookingView[]> {
  const rows = await sql<{ id: string }[]>`
    select id from booking where series_id = ${id} and upper(during) > ${now} order by during`;
  const views: BookingView[] = [];
  for (const row of rows) {
    const view = await readBookingView(sql, row.id);
    if (view) views.push(view);
  }
  return views;
}

const held = ({ status }: BookingView): boolean => holding.has(status);
const hasEmail = (view: BookingView): view is Dated => view.email !== null;

/** Tells the person of all dates at once, with one calendar file. */
export const writeSeriesBooked: LetterWriter = async (id, writing) => {
  const dates = (await readComing(writing.sql, id, writing.now)).filter(held);
  const first = dates.find(hasEmail);
  if (first === undefined) return { obsolete: 'cancelled, over or erased' };
  const say = seriesWords[first.language].booked;
  const label = seriesWords[first.language].eachDate;
  return toPerson(first, dates, writing, {
    title: say.title,
    lead: say.lead(first.place.name, dates.length),
    facts: factsOfAll(first),
    choices: { title: label, lines: dates.map((date) => linkOf(date, writing.sender)) },
    footer: [seriesWords[first.language].privacy(writing.sender.eraseAfterDays)],
  });
};

/** Tells the person which dates are cancelled and which are not. */
export const writeSeriesCancelled: LetterWriter = async (id, writing) => {
  const dates = await readComing(writing.sql, id, writing.now);
  const first = dates.find(hasEmail);
  if (first === undefined) return { obsolete: 'over or erased' };
  const say = seriesWords[first.language].cancelled;
  const left = dates.filter(held);
  return toPerson(first, dates, writing, {
    title: left.length === 0 ? say.all : say.some,
    lead: say.lead(first.place.name),
    facts: [[messageWords(first.language).facts.resource, first.resource]],
    choices: listsOf(first.language, dates, (date) => linkOf(date, writing.sender)),
    footer: [seriesWords[first.language].privacy(writing.sender.eraseAfterDays)],
  });
};

/** Tells the place that the person cancelled what was left. */
export const writeSeriesLeft: LetterWriter = async (id, { sql, sender, now }) => {
  const dates = await readComing(sql, id, now);
  const [first] = dates;
  const email = first?.place.email;
  if (first === undefined || !email) return { obsolete: 'over, or no address' };
  const [language] = languages;
  const say = seriesWords[language].left;
  const { facts: label, operator } = messageWords(language);
  const person: (readonly [string, string])[] = [
    ...(first.name === null ? [] : [[label.person, first.name] as const]),
    ...(first.email === null ? [] : [[label.email, first.email] as const]),
  ];
  const mail = composeLetter(
    sender,
    { email, language },
    {
      title: say.title,
      lead: say.lead,
      facts: [[label.resource, first.resource], ...person],
      choices: listsOf(language, dates, sentenceOf),
      footer: [operator.duty],
    },
  );
  return { mail: first.email === null ? mail : { ...mail, replyTo: first.email } };
};

function toPerson(
  first: Dated,
  dates: readonly BookingView[],
  { sender }: LetterWriting,
  content: LetterContent,
): Written {
  const mail = composeLetter(sender, first, {
    ...content,
    links: [
      {
        label: messageWords(first.language).placePage,
        address: `${sender.publicUrl}/places/${first.place.id}`,
      },
    ],
  });
  const calendar: Mail['calendar'] = {
    method: 'PUBLISH',
    content: calendarOfMany(dates.map((date) => calendarEntry(date, sender))),
  };
  return { mail: { ...mail, calendar } };
}

/** What holds for every date: where, what, for how many and at what price. */
function factsOfAll(first: Dated): NonNullable<LetterContent['facts']> {
  const words = messageWords(first.language);
  const { when, cancelUntil, reference, price } = words.facts;
  const ofOne = new Set([when, cancelUntil, reference]);
  const each = seriesWords[first.language].each;
  return facts(first, words, translations[first.language] ?? fr, true)
    .filter(([name]) => !ofOne.has(name))
    .map(([name, said]) => (name === price ? ([each(name), said] as const) : ([name, said] as const)));
}

function listsOf(
  language: Dated['language'],
  dates: readonly BookingView[],
  line: (date: BookingView) => Choices['lines'][number],
): Choices[] {
  const say = seriesWords[language].cancelled;
  const gone = dates.filter((date) => !held(date)).map(sentenceOf);
  const left = dates.filter(held).map(line);
  return [{ title: say.gone, lines: gone }, ...(left.length === 0 ? [] : [{ title: say.still, lines: left }])];
}

const sentenceOf = ({ start, end, place, language }: BookingView): string =>
  periodSentence(start, end, place.timeZone, translations[language] ?? fr);

const linkOf = (date: BookingView, sender: Sender) => ({
  label: sentenceOf(date),
  address: bookingAddress(date, sender),
});
