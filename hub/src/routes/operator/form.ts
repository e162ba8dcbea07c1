import type { Scope } from '../../access/actor.ts';
import { parsePlaceId } from '../../../../sdk/place-id.ts';
import { ProblemError } from '../../http/problem.ts';

/** What a form sent, already checked to be of this session. */
export class FormFields {
  readonly #fields: URLSearchParams;

  constructor(fields: URLSearchParams) {
    this.#fields = fields;
  }

  /**
   * What was typed into a field, empty when there is no such field: one way to write each character (NFC), line feeds
   * between lines, nothing unprintable, no space around. Its length is for the caller to judge.
   */
  get(name: string): string {
    return cleanText(this.#fields.get(name) ?? '');
  }

  /** All values of a field, as of boxes that were ticked. */
  all(name: string): string[] {
    return this.#fields.getAll(name).map(cleanText);
  }

  /** Whether a box was ticked, or a button of this name pressed. */
  has(name: string): boolean {
    return this.#fields.has(name);
  }

  /** Everything that was sent, in order, for a page that gives it back. */
  entries(): [name: string, value: string][] {
    return [...this.#fields].map(([name, value]) => [name, cleanText(value)]);
  }
}

/** A text as it may be searched for and stored; see {@link FormFields.get}. */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    // eslint-disable-next-line no-control-regex -- PostgreSQL keeps no NUL, and nobody can read the others
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, '')
    .trim();

/**
 * Reads what a form sent. How much there may be, the hub says for every request (64 KiB).
 * @throws ProblemError `unsupported-media-type`
 */
export async function readForm(request: Request): Promise<FormFields> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') {
    throw new ProblemError('unsupported-media-type', {
      detail: { fr: 'Cette adresse ne lit que ses propres formulaires.', en: 'This address reads its own forms only.' },
      final: true,
    });
  }
  return new FormFields(new URLSearchParams(await request.text()));
}

/** The `on` of a page whose address names a place as `:id`. */
export function onPlace({ params }: { readonly params: Readonly<Record<string, string>> }): Scope {
  return { placeId: parsePlaceId(params['id'] ?? '') };
}

/** The `on` of a page whose address names a label scheme as `:id`. */
export const onScheme = ({ params }: { readonly params: Readonly<Record<string, string>> }): Scope => ({
  scheme: params['id'],
});

/**
 * Whether a request comes from a page of ours. `Sec-Fetch-Site` cannot be written by a page (Fetch Metadata); browsers
 * without it send `Origin` with every form.
 */
export function isOwn(request: Request, url: URL): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  return request.headers.get('origin') === url.origin;
}
