import type { Booking, BookingRequest, Slot } from '../../sdk/contract/index.ts';
import type { Period } from './periods.ts';

/** What a visitor has chosen and typed. It lives as long as the page, in memory: nothing is stored. */
export interface Draft {
  step: 'when' | 'who' | 'done';
  /** Id of the resource. */
  resource: string;
  seats: number;
  /** Whether the seats were last counted up or down by a button, and not typed. */
  counted: boolean;
  /** First of the days on show, in the place's calendar; today when undefined. */
  from: string | undefined;
  /** Day whose times are on show; the first one with room when undefined. */
  date: string | undefined;
  period: Period | undefined;
  trouble: Trouble | undefined;
  /** The request whose answer has not come, and its key: asked again, it is still the same booking. */
  sent: { readonly key: string; readonly request: BookingRequest } | undefined;
  booking: Booking | undefined;
}

/** Why there is no booking yet. */
export type Trouble =
  | {
      readonly kind: 'refused';
      readonly sentence: string;
      readonly alternatives: readonly Slot[];
      /** Slots that what was refused is made of, and so each of these. */
      readonly slots: number;
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'failed'; readonly sentence: string }
  | {
      readonly kind: 'incomplete';
      readonly field: 'seats' | 'period' | 'email' | 'voucher';
      readonly sentence: string;
      /** What stands in the field, where that is not what is in the draft. */
      readonly typed?: string;
    };

/** Who books is the same for every place. */
export interface Person {
  email: string;
  name: string;
  /** Code of an employer's voucher. */
  voucher: string;
}

const drafts = new Map<string, Draft>();

/** The same for every dialog of the page. */
export const person: Person = { email: '', name: '', voucher: '' };

/** The draft for what a button books, made on first sight. */
export function draftFor(key: string, make: () => Draft): Draft {
  let draft = drafts.get(key);
  if (!draft) drafts.set(key, (draft = make()));
  return draft;
}

/** For a page that shows the kit to one person after another, and for tests. */
export function forgetDrafts(): void {
  drafts.clear();
  person.email = person.name = person.voucher = '';
}
