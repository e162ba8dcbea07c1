import type { Price } from '../../sdk/contract/index.ts';
import type { Sentences } from './messages.ts';
import { lookUp } from './word.ts';

/** An amount in a currency's minor unit (ISO 4217): `1550` euro cents are « 15,50 € », `1500` are « 15 € ». */
export function formatAmount(minor: number, currency: string, messages: Sentences<'common'>): string {
  const format = (digits?: number): Intl.NumberFormat =>
    new Intl.NumberFormat(messages.common.locale, {
      style: 'currency',
      currency,
      ...(digits === undefined ? {} : { minimumFractionDigits: digits }),
    });
  const unit = 10 ** (format().resolvedOptions().maximumFractionDigits ?? 2);
  return format(minor % unit === 0 ? 0 : undefined).format(minor / unit);
}

/** What a resource costs, in words: « Gratuit », or « 2 € l'heure, 12 € la journée ». */
export function priceSentence(price: Price, messages: Sentences<'common' | 'details'>): string {
  const { details, common } = messages;
  if (price.form === 'free') return details.free;
  if (price.form === 'on-site' || price.tariffs.length === 0) return details.onSite;
  return common.list(
    price.tariffs.map(({ per, amount }) => {
      const said = formatAmount(amount, price.currency, messages);
      return lookUp(details.tariffs, per)?.(said) ?? said;
    }),
  );
}
