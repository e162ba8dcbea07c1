/** The dialog says beforehand what a voucher pays: both reckon by one rule. */
export { halfDaysOf } from '../../../sdk/quote.ts';
import { fullDay } from '../../../src/translations/dates.ts';
import { en } from '../../../src/translations/en.ts';
import { fr } from '../../../src/translations/fr.ts';
import type { Sentence } from '../http/language.ts';
import type { Queries } from '../places/transaction.ts';
import type { Refusal } from './rules.ts';

/** An employer's voucher as it stands at a moment. */
export interface PayingVoucher {
  readonly id: string;
  /** Half-days that are left. */
  readonly left: number;
  /** The last day that it pays for, in the place's own calendar; null for no end. */
  readonly validUntil: string | null;
  readonly closed: boolean;
}

/** A code as it is stored: in capitals, without spaces and hyphens, and with the digits that I, L and O are taken for. */
export const normaliseCode = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replaceAll('O', '0');

export async function findVoucher(sql: Queries, typed: string): Promise<PayingVoucher | undefined> {
  const [row] = await sql<PayingVoucher[]>`
    select id, half_days - voucher_used(id) as left, valid_until as "validUntil", closed_at is not null as closed
    from voucher where code = ${normaliseCode(typed)}`;
  return row;
}

/** What stands against paying so many half-days on a day; undefined when nothing does. */
export function judgeVoucher(
  voucher: PayingVoucher | undefined,
  { day, halfDays }: { readonly day: string; readonly halfDays: number },
): Refusal | undefined {
  const detail = faultOf(voucher, day, halfDays);
  return detail && { reason: 'voucher', detail };
}

function faultOf(voucher: PayingVoucher | undefined, day: string, halfDays: number): Sentence | undefined {
  if (voucher === undefined) return unknown;
  if (voucher.closed) return closed;
  if (voucher.validUntil !== null && day > voucher.validUntil) return expired(voucher.validUntil);
  return halfDays > voucher.left ? notEnough(Math.max(voucher.left, 0), halfDays) : undefined;
}

const unknown: Sentence = {
  fr: 'Nous ne connaissons pas ce bon. Vérifiez son code auprès de votre employeur, ou réservez sans bon.',
  en: 'We do not know this voucher. Check its code with your employer, or book without one.',
};
const closed: Sentence = {
  fr: 'Ce bon ne paie plus de réservation. Demandez-en un autre à votre employeur, ou réservez sans bon.',
  en: 'This voucher pays for no more bookings. Ask your employer for another, or book without one.',
};

function expired(until: string): Sentence {
  return {
    fr: `Ce bon vaut jusqu’au ${fullDay(until, fr)}. Choisissez un jour d’ici là, ou réservez sans bon.`,
    en: `This voucher is valid until ${fullDay(until, en)}. Choose a day until then, or book without one.`,
  };
}

function notEnough(left: number, asked: number): Sentence {
  const days = (halves: number, locale: string): string => new Intl.NumberFormat(locale).format(halves / 2);
  return {
    fr:
      left === 0
        ? 'Ce bon est épuisé. Demandez-en un autre à votre employeur, ou réservez sans bon.'
        : `Il reste ${days(left, 'fr')} ${left < 4 ? 'jour' : 'jours'} sur ce bon, et cette réservation en demande ${days(asked, 'fr')}.`,
    en:
      left === 0
        ? 'This voucher is used up. Ask your employer for another, or book without one.'
        : `${days(left, 'en')} ${left === 2 ? 'day is' : 'days are'} left on this voucher, and this booking takes ${days(asked, 'en')}.`,
  };
}
