import { isDeepStrictEqual } from 'node:util';
import type { CriterionState, Price } from '../../../../sdk/contract/index.ts';
import { fullDay } from '../../../../src/translations/dates.ts';
import { en } from '../../../../src/translations/en.ts';
import { fr } from '../../../../src/translations/fr.ts';
import { priceSentence } from '../../../../src/translations/prices.ts';
import type { State } from '../../access/journal.ts';
import type { Language } from '../../http/language.ts';
import { dayWords } from './day/words.ts';
import { memberNames } from './journal-members.ts';
import { journalWords } from './journal-words.ts';
import { resourceWords } from './place/resource-words.ts';
import { sayValue } from './place/say.ts';
import { placeWords } from './place/words.ts';
import { schemeWords } from './schemes/words.ts';
import { webhookWords } from './webhook/words.ts';

/** One member that differs, in words; undefined where it was or is not there. */
export interface MemberChange {
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What differs between two states of a kind of subject, member by member. */
export function changesOf(kind: string, before: State, after: State, language: Language): MemberChange[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names.flatMap((name) => {
    const [from, to] = [before?.[name], after?.[name]];
    if (isDeepStrictEqual(from ?? null, to ?? null) || isHidden(kind, name)) return [];
    const say = (value: unknown): string | undefined => sayMember(language, kind, name, value);
    return [{ name: memberName(language, kind, name) ?? name, before: say(from), after: say(to) }];
  });
}

/** Ids that say nothing to a person or stand in the entry's title. */
const hidden = new Set(['account', 'placeId', 'scheme', 'id', 'walkIn', 'webhook', 'by', 'source', 'said']);
const isHidden = (kind: string, name: string): boolean => hidden.has(name) || (name === 'kind' && kind === 'role');

/** Whose states hold fields of a place, which are named and said as its form does. */
const ofPlaces = new Set(['place', 'merge', 'disagreement']);
const isFact = (language: Language, kind: string, name: string): boolean =>
  ofPlaces.has(kind) && Object.hasOwn(placeWords[language].fields, name);

/** What a member is called; undefined when there is no word for it. */
export function memberName(language: Language, kind: string, name: string): string | undefined {
  if (isFact(language, kind, name)) return (placeWords[language].fields as Readonly<Record<string, string>>)[name];
  const names = memberNames[language];
  return [`${kind}.${name}`, name].flatMap((key) => (Object.hasOwn(names, key) ? [names[key]] : []))[0];
}

/** What a member says, in words; undefined where it says nothing. */
function sayMember(language: Language, kind: string, name: string, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  const { yes, no, none } = journalWords[language];
  if (typeof value === 'boolean') return value ? yes : no;
  if (typeof value === 'number') return value.toLocaleString(language);
  if (typeof value === 'string') return wordOf(language, kind, name, value) ?? sayText(language, kind, name, value);
  if (isFact(language, kind, name)) return sayValue(language, name, value);
  if (name === 'price') return sayPrice(language, value as Price);
  if (Array.isArray(value)) {
    const said = value.map((item) => sayMember(language, kind, name, item) ?? '–');
    return said.length === 0 ? none : said.join(name === 'criteria' ? '; ' : ', ');
  }
  if (name === 'criteria') return sayCriterion(language, value as Criterion);
  const own = (value as Readonly<Record<string, unknown>>)[language];
  if (typeof own === 'string') return own;
  const said = Object.entries(value)
    .flatMap(([inner, part]) => {
      const text = isHidden(kind, inner) ? undefined : sayMember(language, kind, inner, part);
      return text === undefined ? [] : [memberPair(language, memberName(language, kind, inner) ?? inner, text)];
    })
    .join(', ');
  return said === '' ? undefined : said;
}

const memberPair = (language: Language, name: string, said: string): string =>
  language === 'fr' ? `${name}\xa0: ${said}` : `${name}: ${said}`;

/** The word for one of a few values, such as a state. */
function wordOf(language: Language, kind: string, name: string, value: string): string | undefined {
  const place = placeWords[language];
  const resource = resourceWords[language];
  const states = { ...dayWords[language].statuses, ...journalWords[language].states };
  const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    status: states,
    'grant.status': schemeWords[language].states,
    'place.status': place.home.statuses,
    'merge.status': place.home.statuses,
    event: webhookWords[language].eventNames,
    events: webhookWords[language].eventNames,
    kind: resource.kinds,
    via: resource.vias,
    step: resource.steps,
    confirmation: resource.confirmations,
  };
  const table = tables[`${kind}.${name}`] ?? tables[name] ?? {};
  return Object.hasOwn(table, value) ? table[value] : undefined;
}

const messages = { fr, en };

/** A text as it is; days and instants as people write them, the hour being that of the place's own clock. */
function sayText(language: Language, kind: string, name: string, text: string): string {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d):\d\d[+-]\d\d:\d\d)?$/.exec(text) ?? [];
  if (day === undefined) return isFact(language, kind, name) ? sayValue(language, name, text) : text;
  const [hours = 0, minutes = 0] = (time ?? '').split(':').map(Number);
  const date = fullDay(day, messages[language]);
  return time === undefined ? date : `${date}, ${messages[language].common.time(hours, minutes)}`;
}

function sayPrice(language: Language, price: Price): string {
  const { forms } = resourceWords[language];
  return price.form === 'tariffs' ? priceSentence(price, messages[language]) : forms[price.form];
}

interface Criterion {
  readonly id: string;
  readonly state?: CriterionState;
  readonly date?: string | null;
  readonly evidence?: string | null;
}

/** A criterion by its id, which its scheme gave it: what was found, when, and by what evidence. */
function sayCriterion(language: Language, { id, state, date, evidence }: Criterion): string {
  const words = messages[language].labelDetails.criterionStates;
  const found = [
    ...(state === undefined ? [] : [words[state]]),
    ...(date ? [fullDay(date, messages[language])] : []),
    ...(evidence ? [evidence] : []),
  ];
  return found.length === 0 ? id : memberPair(language, id, found.join(', '));
}
