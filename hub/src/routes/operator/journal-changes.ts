import { isDeepStrictEqual } from 'node:util';
import type { State } from '../../access/journal.ts';
import type { Language } from '../../http/language.ts';
import { journalWords } from './journal-words.ts';

/** One member that differs, in words; undefined where it was or is not there. */
export interface MemberChange {
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What differs between two states, member by member. */
export function changesOf(before: State, after: State, language: Language): MemberChange[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names.flatMap((name) => {
    const [from, to] = [before?.[name], after?.[name]];
    if (isDeepStrictEqual(from ?? null, to ?? null) || hidden.has(name)) return [];
    return [{ name: journalWords[language].member(name), before: write(from, language), after: write(to, language) }];
  });
}

/** Ids that say nothing to a person and stand in the entry's title. */
const hidden = new Set(['account', 'placeId', 'kind', 'scheme']);

function write(value: unknown, language: Language): string | undefined {
  const { yes, no } = journalWords[language];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'boolean') return value ? yes : no;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map((item) => write(item, language) ?? '–').join(', ');
  return Object.entries(value)
    .flatMap(([name, inner]) => {
      const said = write(inner, language);
      return said === undefined ? [] : [`${journalWords[language].member(name)} ${said}`];
    })
    .join(', ');
}
