import { z } from 'zod';
import { CriterionId, LabelScheme, Translated, WebUrl } from '../../../sdk/contract/index.ts';
import type { Language, Sentence } from '../http/language.ts';
import type { SchemeDraft } from './schemes.ts';

/** A text in French, or in French and English. */
const text = z.union([
  z
    .string()
    .trim()
    .min(1)
    .transform((fr) => ({ fr, en: null })),
  z
    .strictObject({ ...Translated.shape, en: Translated.shape.en.optional() })
    .transform(({ fr, en }) => ({ fr, en: en ?? null })),
]);

/** A scheme as a network writes it down; see examples/label-scheme.json. */
const SchemeFile = z.strictObject({
  id: LabelScheme,
  name: text,
  issuer: z.strictObject({
    name: z.string().trim().min(1).max(200),
    url: WebUrl.nullable().default(null),
    email: z.email().nullable().default(null),
  }),
  charter: WebUrl.nullable().default(null),
  months: z.int().min(1).max(1200).nullable().default(null),
  criteria: z
    .array(z.strictObject({ id: CriterionId, sentence: text }))
    .min(1)
    .max(50)
    .refine((criteria) => new Set(criteria.map(({ id }) => id)).size === criteria.length, { error: 'id' })
    .nullable(),
});

/** A description that cannot be used; one line for each fault, with where it stands. */
export class SchemeFileError extends Error {
  override readonly name = 'SchemeFileError';
  readonly faults: readonly Sentence[];

  constructor(faults: readonly Sentence[], options?: ErrorOptions) {
    super(faults.map(({ en }) => en).join('\n'), options);
    this.faults = faults;
  }

  in(language: Language): string {
    return this.faults.map((fault) => fault[language]).join('\n');
  }
}

/**
 * Reads the description of a label scheme.
 * @param content JSON (RFC 8259)
 * @throws SchemeFileError
 */
export function readSchemeFile(content: string): SchemeDraft {
  let json: unknown;
  try {
    // Editors under Windows begin a file with a mark of its encoding.
    json = JSON.parse(content.replace(/^\ufeff/, ''));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SchemeFileError([{ fr: `Ce n’est pas du JSON\xa0: ${reason}`, en: `This is not JSON: ${reason}` }], {
      cause,
    });
  }
  const read = SchemeFile.safeParse(json);
  if (!read.success) throw new SchemeFileError(read.error.issues.map(faultOf));
  const { issuer, ...scheme } = read.data;
  return { ...scheme, issuer: { name: issuer.name, url: issuer.url }, issuerEmail: issuer.email };
}

const expected: Readonly<Record<string, Sentence>> = {
  id: {
    fr: 'en minuscules, chiffres et traits d’union, tel que «\xa0mon-label\xa0», une seule fois',
    en: 'in small letters, digits and hyphens, such as “my-label”, once only',
  },
  url: { fr: 'une adresse http ou https, ou null', en: 'an http or https address, or null' },
  charter: { fr: 'une adresse http ou https, ou null', en: 'an http or https address, or null' },
  email: { fr: 'une adresse électronique, ou null', en: 'an e-mail address, or null' },
  months: { fr: 'un nombre entier de mois, ou null', en: 'a whole number of months, or null' },
  criteria: {
    fr: 'une liste de critères d’identifiants différents, ou null s’ils ne sont pas publiés',
    en: 'a list of criteria with different ids, or null when they are not published',
  },
  name: { fr: 'un texte, ou { "fr": …, "en": … }', en: 'a text, or { "fr": …, "en": … }' },
  sentence: { fr: 'un texte, ou { "fr": …, "en": … }', en: 'a text, or { "fr": …, "en": … }' },
  issuer: { fr: '{ "name": …, "url": …, "email": … }', en: '{ "name": …, "url": …, "email": … }' },
};

function faultOf(issue: z.core.$ZodIssue): Sentence {
  const where = issue.path.map(String).join('.') || '.';
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.join(', ');
    return { fr: `${where}\xa0: champ inconnu\xa0: ${keys}.`, en: `${where}: unknown field: ${keys}.` };
  }
  const wanted = expected[issue.path.findLast((part) => typeof part === 'string') ?? ''];
  return {
    fr: `${where}\xa0: attendu\xa0: ${wanted?.fr ?? 'une description de label'}.`,
    en: `${where}: expected: ${wanted?.en ?? 'a description of a label'}.`,
  };
}
