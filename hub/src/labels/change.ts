import { isDeepStrictEqual } from 'node:util';
import type { Criterion, CriterionClaim } from '../../../sdk/contract/index.ts';
import type { Sentence } from '../http/language.ts';
import type { Claim } from './read.ts';

/** A grant as it stands, apart from its place and scheme. */
export interface Standing {
  readonly status: 'granted' | 'suspended' | 'revoked';
  readonly from: string;
  readonly until: string | null;
  readonly reason: string | null;
  readonly claims: readonly Claim[];
}

/** What an issuer does. Dates are days at the place; an `until` left out is what the scheme's duration gives. */
export type Change =
  | {
      readonly action: 'granted';
      readonly from?: string | undefined;
      readonly until?: string | null | undefined;
      readonly criteria?: readonly CriterionClaim[] | undefined;
    }
  | {
      readonly action: 'renewed';
      readonly until: string | null;
      readonly criteria?: readonly CriterionClaim[] | undefined;
    }
  | { readonly action: 'checked'; readonly criteria: readonly CriterionClaim[] }
  | { readonly action: 'suspended'; readonly reason: string }
  | { readonly action: 'reinstated' }
  | { readonly action: 'revoked'; readonly reason: string };

/** What a change is judged by. */
export interface Circumstances {
  /** The day at the place. */
  readonly today: string;
  /** Null when the issuer has not published its criteria. */
  readonly criteria: readonly Criterion[] | null;
  readonly months: number | null;
  /** Whoever says that a criterion is proved. */
  readonly speaker: string;
  readonly placeName: string;
}

/** A change that cannot be made, in words; `field` when one of its members is wrong, else the state does not allow it. */
export class LabelRefusal extends Error {
  override readonly name = 'LabelRefusal';
  readonly sentence: Sentence;
  readonly field: 'from' | 'until' | 'criteria' | undefined;

  constructor(sentence: Sentence, field?: LabelRefusal['field']) {
    super(sentence.en);
    this.sentence = sentence;
    this.field = field;
  }
}

/**
 * The state after a change; the same object when it changes nothing, so that a request that is sent twice is harmless.
 * @throws LabelRefusal
 */
export function applyChange(current: Standing | undefined, change: Change, by: Circumstances): Standing {
  const next = changed(current, change, by);
  return current && isDeepStrictEqual(current, next) ? current : next;
}

function changed(current: Standing | undefined, change: Change, by: Circumstances): Standing {
  if (change.action === 'granted') return granted(current, change, by);
  if (!current) throw new LabelRefusal(refusals.none);
  switch (change.action) {
    case 'renewed':
      if (current.status !== 'granted') throw new LabelRefusal(refusals.notHeld);
      return { ...current, until: stillToCome(change.until, by), claims: merged(current, change, by) };
    case 'checked':
      return { ...current, claims: merged(current, change, by) };
    case 'suspended':
      if (current.status === 'revoked') throw new LabelRefusal(refusals.revoked);
      if (current.until !== null && current.until < by.today) throw new LabelRefusal(refusals.over);
      return { ...current, status: 'suspended', reason: change.reason };
    case 'reinstated':
      if (current.status === 'revoked') throw new LabelRefusal(refusals.revoked);
      return { ...current, status: 'granted', reason: null };
    case 'revoked':
      return { ...current, status: 'revoked', reason: change.reason };
  }
}

type Granting = Extract<Change, { action: 'granted' }>;

function granted(current: Standing | undefined, change: Granting, by: Circumstances): Standing {
  const isOver = current && (current.status === 'revoked' || (current.until !== null && current.until < by.today));
  if (current && !isOver && current.status === 'suspended') throw new LabelRefusal(refusals.suspended);
  const from = change.from ?? (current && !isOver ? current.from : by.today);
  if (from > by.today) throw new LabelRefusal(refusals.fromLater, 'from');
  const standing = current && !isOver && change.until === undefined ? current.until : undefined;
  const until = standing ?? lastDay(from, change.until, by);
  if (until !== null && until < from) throw new LabelRefusal(refusals.endsBefore, 'until');
  stillToCome(until, by);
  return { status: 'granted', from, until, reason: null, claims: merged(current, change, by) };
}

function stillToCome(until: string | null, { today }: Circumstances): string | null {
  if (until !== null && until < today) throw new LabelRefusal(refusals.endedAlready, 'until');
  return until;
}

/** The last day to propose for a renewal, from the end of the grant or from today; undefined: not published. */
export function renewalEnd(until: string | null, { today, months }: Pick<Circumstances, 'today' | 'months'>) {
  if (months === null) return undefined;
  return addMonths(until !== null && until > today ? dayAfter(until) : today, months);
}

const lastDay = (from: string, asked: string | null | undefined, { months }: Circumstances): string | null => {
  if (asked !== undefined) return asked;
  return months === null ? null : addMonths(from, months);
};

const DAY = 86_400_000;

const dayAfter = (date: string): string => new Date(Date.parse(date) + DAY).toISOString().slice(0, 10);

/** The last day of so many months that begin with a day: 36 months from 1 January 2026 end on 31 December 2028. */
export function addMonths(from: string, months: number): string {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  const firstOfMonth = Date.UTC(year, month - 1 + months, 1);
  const daysInMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  // A month without that day ends with its last one: from 31 August, six months end on 28 February.
  const offset = day > daysInMonth ? daysInMonth - 1 : day - 2;
  return new Date(firstOfMonth + offset * DAY).toISOString().slice(0, 10);
}

/** What was known of the criteria, and what is said of them now. */
function merged(
  current: Standing | undefined,
  { criteria: said = [] }: { readonly criteria?: readonly CriterionClaim[] | undefined },
  by: Circumstances,
): readonly Claim[] {
  const ids = by.criteria?.map(({ id }) => id) ?? [];
  const known = new Map((current?.claims ?? []).map((claim) => [claim.id, claim]));
  for (const claim of said) {
    if (!ids.includes(claim.id)) throw new LabelRefusal(refusals.noCriterion(claim.id), 'criteria');
    const date = claim.date ?? by.today;
    if (date > by.today) throw new LabelRefusal(refusals.seenLater(claim.id), 'criteria');
    if (claim.state === 'missing') known.delete(claim.id);
    else known.set(claim.id, claimOf(claim, claim.state, known.get(claim.id), { ...by, date }));
  }
  return ids.flatMap((id) => known.get(id) ?? []);
}

function claimOf(
  { id, date: saidDate, evidence: saidEvidence }: CriterionClaim,
  state: Claim['state'],
  before: Claim | undefined,
  { speaker, placeName, date }: Circumstances & { readonly date: string },
): Claim {
  const by = state === 'proved' ? speaker : placeName;
  const same = before?.state === state;
  const evidence = saidEvidence === undefined && same ? before.evidence : (saidEvidence ?? null);
  // Said again without a date, it stays as old as it is: a request sent twice changes nothing.
  return { id, state, by, date: saidDate == null && same ? before.date : date, evidence };
}

const refusals = {
  none: {
    fr: 'Ce lieu n’a pas ce label\xa0: accordez-le d’abord.',
    en: 'This place does not have this label: grant it first.',
  },
  notHeld: {
    fr: 'Un label suspendu se rétablit, un label retiré s’accorde à nouveau, avant d’être renouvelé.',
    en: 'A suspended label is reinstated, a revoked one granted anew, before it is renewed.',
  },
  revoked: { fr: 'Ce label est retiré\xa0: accordez-le à nouveau.', en: 'This label is revoked: grant it anew.' },
  suspended: { fr: 'Ce label est suspendu\xa0: rétablissez-le.', en: 'This label is suspended: reinstate it.' },
  over: {
    fr: 'Ce label est arrivé à échéance\xa0: il n’y a rien à suspendre.',
    en: 'This label has expired: there is nothing to suspend.',
  },
  fromLater: {
    fr: 'Le premier jour est dans le futur\xa0: accordez le label ce jour-là.',
    en: 'The first day lies in the future: grant the label on that day.',
  },
  endsBefore: { fr: 'Le dernier jour est avant le premier.', en: 'The last day is before the first one.' },
  endedAlready: { fr: 'Le dernier jour est déjà passé.', en: 'The last day has passed already.' },
  noCriterion: (id: string): Sentence => ({
    fr: `Ce label n’a pas de critère «\xa0${id}\xa0».`,
    en: `This label has no criterion “${id}”.`,
  }),
  seenLater: (id: string): Sentence => ({
    fr: `Le critère «\xa0${id}\xa0» ne peut pas avoir été constaté dans le futur.`,
    en: `The criterion “${id}” cannot have been seen in the future.`,
  }),
} as const;
