/** What was certain enough to be put right. */
export type RepairCode =
  | 'control-characters'
  | 'no-break-space'
  | 'mojibake'
  | 'cut'
  | 'scheme-added'
  | 'second-address-left'
  | 'address-among-words'
  | 'second-number-left'
  | 'leading-zero'
  | 'insee-code-found'
  | 'slots-ignored'
  | 'slots-sorted'
  | 'slots-merged'
  | 'person-removed';

/** Why a value was left out while the row was kept. */
export type DropCode =
  | 'not-a-web-address'
  | 'not-a-phone-number'
  | 'not-a-mail-address'
  | 'personal-mail'
  | 'not-a-postal-code'
  | 'not-an-insee-code'
  | 'not-a-siret'
  | 'not-a-number'
  | 'not-a-position'
  | 'not-a-day'
  | 'not-yes-or-no'
  | 'unknown-word'
  | 'unreadable-hours'
  | 'too-long';

/** What a cell says once it is understood: a value, nothing, or something that is left out with a reason. */
export interface Reading<T> {
  readonly value?: T;
  readonly repaired?: readonly RepairCode[];
  readonly dropped?: DropCode;
}

/** A function that understands a cell's text, already cleaned and not empty. */
export type Reader<T> = (text: string) => Reading<T>;
