import type { z } from 'zod';
import { en, fr } from 'zod/locales';
import type { Language, Sentence } from './language.ts';

type Issue = z.core.$ZodIssue;

const locales = { fr: fr().localeError, en: en().localeError };

/**
 * Says in a sentence what is wrong with a value. The sentences of zod's own locales speak to programmers (« Trop
 * grand : nombre doit être <=50 »); those that an address can meet are ours, the others stay theirs.
 */
export function explainIssue(issue: Issue, value: unknown, language: Language): string {
  const reason = explain(issue, value)?.[language] ?? fromLocale(issue, language);
  if (typeof value !== 'string' || value === '') return sentence(reason);
  const short = value.length > 60 ? `${value.slice(0, 59)}…` : value;
  return language === 'fr' ? `«\xa0${short}\xa0»\xa0: ${reason}.` : `“${short}”: ${reason}.`;
}

/** As {@link explainIssue}, for a member of a body: what was sent is not repeated, it may be personal. */
export function explainMember(issue: Issue, missing: boolean, language: Language): string {
  if (missing) return { fr: 'Ce champ est nécessaire.', en: 'This member is required.' }[language];
  return sentence(explain(issue, null)?.[language] ?? fromLocale(issue, language));
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

function fromLocale(issue: Issue, language: Language): string {
  const said = locales[language]({ ...issue, input: issue.input } as z.core.$ZodRawIssue);
  const text = typeof said === 'string' ? said : (said?.message ?? issue.message);
  const reason = text.replace(/\.$/, '');
  // zod's French has ordinary spaces there.
  return language === 'fr' ? reason.replace(/ (?=[:;!?»])|(?<=«) /g, '\xa0') : reason;
}

/** The reason without capital and full stop, or undefined when zod's locale may say it. */
function explain(issue: Issue, value?: unknown): Sentence | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (value === undefined) return { fr: 'ce paramètre est nécessaire', en: 'this parameter is required' };
      return issue.expected === 'int'
        ? { fr: 'un nombre entier est attendu', en: 'a whole number is expected' }
        : undefined;
    case 'too_big':
      return limit(issue.origin, issue.maximum, { fr: 'au plus', en: 'at most' });
    case 'too_small':
      if (issue.minimum === 1 && issue.origin === 'string') {
        return { fr: 'la valeur est vide', en: 'the value is empty' };
      }
      return limit(issue.origin, issue.minimum, { fr: 'au moins', en: 'at least' });
    case 'invalid_value': {
      const values = issue.values.map(String).join(', ');
      return issue.values.length === 1
        ? { fr: `la valeur attendue est ${values}`, en: `the expected value is ${values}` }
        : { fr: `les valeurs possibles sont ${values}`, en: `the possible values are ${values}` };
    }
    case 'invalid_format':
      return formats[issue.format] ?? { fr: 'la forme n’est pas celle attendue', en: 'this is not the expected form' };
    case 'custom':
      return isSentence(issue.params) ? issue.params : undefined;
    case 'invalid_union':
      return either(issue.errors);
    default:
      return undefined;
  }
}

/** What a refinement of ours gives as its `params`. */
const isSentence = (params: Readonly<Record<string, unknown>> | undefined): params is Sentence =>
  typeof params?.['fr'] === 'string' && typeof params['en'] === 'string';

const formats: Readonly<Record<string, Sentence>> = {
  datetime: {
    fr: 'la forme attendue est un instant en UTC, tel que 2026-11-21T08:30:00Z',
    en: 'the expected form is an instant in UTC, such as 2026-11-21T08:30:00Z',
  },
  date: {
    fr: 'la forme attendue est un jour, tel que 2026-11-21',
    en: 'the expected form is a day, such as 2026-11-21',
  },
  email: {
    fr: 'une adresse électronique est attendue, telle que prenom@exemple.fr',
    en: 'an e-mail address is expected, such as name@example.org',
  },
  url: { fr: 'une adresse http ou https est attendue', en: 'an http or https address is expected' },
};

function limit(origin: string, bound: number | bigint, comparison: Sentence): Sentence {
  const units: Readonly<Record<string, Sentence>> = {
    array: { fr: 'valeurs séparées par des virgules', en: 'values separated by commas' },
    string: { fr: 'caractères', en: 'characters' },
  };
  const unit = units[origin];
  const [fr, en] = [bound.toLocaleString('fr-FR'), bound.toLocaleString('en-GB')];
  return unit
    ? { fr: `il faut ${comparison.fr} ${fr} ${unit.fr}`, en: `there must be ${comparison.en} ${en} ${unit.en}` }
    : { fr: `la valeur doit être ${comparison.fr} ${fr}`, en: `the value must be ${comparison.en} ${en}` };
}

/** Several forms are possible and none fits: what each of them expects, one after the other. */
function either(branches: readonly (readonly Issue[])[]): Sentence | undefined {
  const reasons = branches.flatMap((branch) => (branch[0] ? (explain(branch[0], null) ?? []) : []));
  if (reasons.length === 0) return undefined;
  return {
    fr: reasons.map((reason) => reason.fr).join('\xa0; ou '),
    en: reasons.map((reason) => reason.en).join('; or '),
  };
}
