import type { RefusalReason, Slot } from '../../../sdk/contract/index.ts';
import { fullDay } from '../../../src/translations/dates.ts';
import { en } from '../../../src/translations/en.ts';
import { fr } from '../../../src/translations/fr.ts';
import type { Sentence } from '../http/language.ts';
import { ProblemError } from '../http/problem.ts';
import { momentSentence } from '../messages/times.ts';
import type { Refusal } from './rules.ts';
import type { Terms } from './terms.ts';

const MINUTE = 60_000;

/** What a refusal says, in words that whoever books understands, with what to do next. */
export function refusalSentence(refusal: Refusal, terms: Terms): Sentence {
  const { rules, timeZone } = terms;
  const limit = refusal.limit;
  switch (refusal.reason) {
    case 'taken':
      return {
        fr: 'Quelqu’un vient de prendre ce créneau. Choisissez un autre moment.',
        en: 'Somebody has just taken this time. Please choose another.',
      };
    case 'not-enough-seats':
      return notEnough(refusal.free ?? 0);
    case 'closed':
      return {
        fr: 'Le lieu n’est pas ouvert à la réservation pendant tout ce créneau. Choisissez un autre moment.',
        en: 'The place does not take bookings for all of this time. Please choose another.',
      };
    case 'too-late':
      return limit === undefined
        ? { fr: 'Il est trop tard pour ce créneau.', en: 'It is too late for this time.' }
        : {
            fr: `Il est trop tard pour ce créneau\xa0: on peut réserver à partir du ${when(limit, timeZone, 'fr')}.`,
            en: `It is too late for this time: bookings are possible from ${when(limit, timeZone, 'en')}.`,
          };
    case 'too-early':
      return limit === undefined
        ? { fr: 'Il est trop tôt pour réserver ce jour.', en: 'It is too early to book this day.' }
        : {
            fr: `Il est trop tôt pour réserver ce jour\xa0: les réservations sont ouvertes jusqu’au ${day(limit, 'fr')}.`,
            en: `It is too early to book this day: bookings are open until ${day(limit, 'en')}.`,
          };
    case 'not-bookable':
      return {
        fr: 'Ceci ne se réserve pas en ligne ici. La fiche du lieu dit comment le joindre.',
        en: 'This cannot be booked online here. The place’s page says how to reach it.',
      };
    case 'voucher':
      return refusal.detail ?? { fr: 'Ce bon ne vaut pas ici.', en: 'This voucher is not valid here.' };
    case 'not-allowed':
      return rules === null
        ? { fr: 'Cette réservation n’est pas possible.', en: 'This booking is not possible.' }
        : allowed(rules);
  }
}

function notEnough(free: number): Sentence {
  if (free === 0) return { fr: 'Il n’y a plus de place.', en: 'There is no seat left.' };
  return free === 1
    ? { fr: 'Il ne reste qu’une place sur ce créneau.', en: 'There is only one seat for this time.' }
    : { fr: `Il n’y a que ${free} places sur ce créneau.`, en: `There are only ${free} seats for this time.` };
}

const steps = {
  '30-minutes': { fr: 'par demi-heures', en: 'by half-hours' },
  'half-day': { fr: 'par demi-journées', en: 'by half-days' },
  day: { fr: 'à la journée', en: 'by the day' },
} as const;

function allowed({ step, minDuration, maxDuration }: NonNullable<Terms['rules']>): Sentence {
  const said = steps[step];
  const [least, most] = [duration(minDuration), duration(maxDuration)];
  return {
    fr: `On réserve ici ${said.fr}, pour ${least === most ? least : `${least} à ${most}`}.`,
    en: `Bookings here are ${said.en}, for ${least === most ? least : `${least} to ${most}`}.`,
  };
}

/** « 30 min », « 4 h », « 1 h 30 »: the same in both languages. */
function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')}`;
}

/** Rounded up to the minute: a time that is said to be possible must be. */
function when(instant: number, timeZone: string, language: 'fr' | 'en'): string {
  return momentSentence(new Date(Math.ceil(instant / MINUTE) * MINUTE), timeZone, { fr, en }[language]);
}

const day = (instant: number, language: 'fr' | 'en'): string =>
  fullDay(new Date(instant).toISOString().slice(0, 10), { fr, en }[language]);

/** The refusal as a problem; `final`, because the same request cannot succeed by being sent again. */
export const refused = (refusal: Refusal, terms: Terms, alternatives: readonly Slot[] = []): ProblemError =>
  new ProblemError('booking-refused', {
    detail: refusalSentence(refusal, terms),
    reason: refusal.reason,
    alternatives,
    final: true,
  });

/** A refusal of what is no new booking, in its own words. */
export const refusedSentence = (reason: RefusalReason, detail: Sentence): ProblemError =>
  new ProblemError('booking-refused', { detail, reason, final: true });
