import { z } from 'zod';
import { LocalDate, WebUrl, type CriterionClaim, type Label } from '../../../../../sdk/contract/index.ts';
import type { Change } from '../../../labels/change.ts';
import type { FormFields } from '../page.ts';
import type { SchemeWords } from './words.ts';

/** What a form asks for, or what is wrong with it, by the name of the field. */
export type ReadChange = { readonly change: Change } | { readonly faults: Faults };
export type Faults = Readonly<Record<string, string>>;

const reasonText = z.string().min(3).max(500);

/** Reads which change a form asks for; undefined when its button is none of ours. */
export function readChange(form: FormFields, label: Label, say: SchemeWords): ReadChange | undefined {
  switch (form.get('action')) {
    case 'grant':
      return readDates(form, say, (from, until) => ({ action: 'granted', from: from ?? undefined, until }));
    case 'renew':
      return readDates(form, say, (_, until) => ({ action: 'renewed', until }));
    case 'check':
      return readCriteria(form, label, say);
    case 'suspend':
      return readReason(form, say, (reason) => ({ action: 'suspended', reason }));
    case 'revoke':
      return readReason(form, say, (reason) => ({ action: 'revoked', reason }));
    case 'reinstate':
      return { change: { action: 'reinstated' } };
    default:
      return undefined;
  }
}

/** A date that may be left empty. */
const dateOrNull = z.union([z.literal('').transform(() => null), LocalDate]);

function readDates(
  form: FormFields,
  say: SchemeWords,
  make: (from: string | null, until: string | null) => Change,
): ReadChange {
  const read = Object.fromEntries(['from', 'until'].map((name) => [name, dateOrNull.safeParse(form.get(name))]));
  const faults = Object.entries(read).flatMap(([name, { success }]) =>
    success ? [] : [[name, say.dateFault] as const],
  );
  if (faults.length > 0) return { faults: Object.fromEntries(faults) };
  return { change: make(read['from']?.data ?? null, read['until']?.data ?? null) };
}

function readReason(form: FormFields, say: SchemeWords, make: (reason: string) => Change): ReadChange {
  const reason = reasonText.safeParse(form.get('reason'));
  return reason.success ? { change: make(reason.data) } : { faults: { reason: say.reasonFault } };
}

const states = z.enum(['proved', 'declared', 'missing']);

function readCriteria(form: FormFields, label: Label, say: SchemeWords): ReadChange {
  const faults: Record<string, string> = {};
  const criteria = (label.criteria ?? []).map(({ id }): CriterionClaim => {
    const date = dateOrNull.safeParse(form.get(`date-${id}`));
    const evidence = z.union([z.literal('').transform(() => null), WebUrl]).safeParse(form.get(`evidence-${id}`));
    if (!date.success) faults[`date-${id}`] = say.dateFault;
    if (!evidence.success) faults[`evidence-${id}`] = say.evidenceFault;
    return {
      id,
      state: states.catch('missing').parse(form.get(`state-${id}`)),
      date: date.data ?? null,
      evidence: evidence.data ?? null,
    };
  });
  return Object.keys(faults).length > 0 ? { faults } : { change: { action: 'checked', criteria } };
}
