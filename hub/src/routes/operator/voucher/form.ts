import { html } from 'hono/html';
import { isDay } from '../../../desk/calendar-day.ts';
import { MOST_HALF_DAYS, type VoucherTerms } from '../../../desk/vouchers.ts';
import type { Html } from '../../pages/layout.ts';
import type { FormFields } from '../form.ts';
import { csrfField, linkTo, type OperatorContext } from '../page.ts';
import { voucherWords, type VoucherWords } from './words.ts';

type Field = keyof VoucherWords['faults'];

/** What was typed into the form of a voucher, as it was typed. */
export type TypedVoucher = Readonly<Record<Field, string>>;

export type ReadVoucherForm =
  { readonly terms: VoucherTerms } | { readonly typed: TypedVoucher; readonly faults: ReadonlySet<Field> };

/** Reads the form; names each field that makes no sense. */
export function readVoucherForm(form: FormFields): ReadVoucherForm {
  const typed: TypedVoucher = {
    employer: form.get('employer'),
    days: form.get('days'),
    validUntil: form.get('validUntil'),
  };
  const halfDays = Number(typed.days.replace(',', '.')) * 2;
  const faults = new Set<Field>();
  if (typed.employer === '' || typed.employer.length > 100) faults.add('employer');
  if (!Number.isInteger(halfDays) || halfDays < 1 || halfDays > MOST_HALF_DAYS) faults.add('days');
  if (typed.validUntil !== '' && !isDay(typed.validUntil)) faults.add('validUntil');
  if (faults.size > 0) return { typed, faults };
  const validUntil = typed.validUntil === '' ? null : typed.validUntil;
  return { terms: { employer: typed.employer, halfDays, validUntil } };
}

interface VoucherForm {
  readonly path: string;
  readonly typed: TypedVoucher;
  readonly faults: ReadonlySet<Field>;
  readonly submit: string;
}

/** The form of a voucher, for a new one or an old one. */
export function voucherForm(context: OperatorContext, { path, typed, faults, submit }: VoucherForm): Html {
  const say = voucherWords[context.language];
  const field = (name: Field, label: string, hint: string, input: (attributes: Html) => Html): Html => {
    const wrong = faults.has(name);
    const described = [hint === '' ? '' : `${name}-hint`, wrong ? `${name}-fault` : ''].filter(Boolean).join(' ');
    const attributes = html`id="${name}" name="${name}" value="${typed[name]}"
    ${described === '' ? '' : html`aria-describedby="${described}"`} ${wrong ? html`aria-invalid="true"` : ''}`;
    return html`<div class="field ${name === 'employer' ? '' : 'short'}">
      <label for="${name}">${label}</label>
      ${input(attributes)} ${hint === '' ? '' : html`<span class="hint" id="${name}-hint">${hint}</span>`}
      ${wrong ? html`<span class="fault" id="${name}-fault">${say.faults[name]}</span>` : ''}
    </div>`;
  };
  return html`<form class="form" method="post" action="${linkTo(context, path)}">
    ${csrfField(context)}
    ${field('employer', say.employer, '', (set) => html`<input type="text" maxlength="100" required ${set} />`)}
    ${field('days', say.days, say.daysHint, (set) => html`<input type="text" inputmode="decimal" required ${set} />`)}
    ${field('validUntil', say.validUntil, say.validUntilHint, (set) => html`<input type="date" ${set} />`)}
    <p class="actions"><button type="submit" class="button" name="act" value="save">${submit}</button></p>
  </form>`;
}
