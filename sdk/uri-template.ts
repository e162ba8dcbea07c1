/** What an address of another booking platform may ask for. What is left out becomes nothing. */
export interface BookingLink {
  /** RFC 3339, or the day alone, ISO 8601. */
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly seats?: number | undefined;
  /** Tells the platform who sent the visitor. */
  readonly ref?: string | undefined;
}

/**
 * Fills in the URI template (RFC 6570, level 1) of a place that is booked elsewhere: `{start}`, `{end}`, `{seats}`,
 * `{ref}`. Values are percent-encoded; an expression of another name becomes nothing.
 * @returns undefined when the result is not an http or https address, or when what is filled in decides on whose
 */
export const expandBookingUrl = (template: string, link: BookingLink = {}): string | undefined =>
  fillIn(template, (name) =>
    encodeStrictly(String((Object.hasOwn(link, name) && link[name as keyof BookingLink]) || '')),
  );

/**
 * The same with values that need no encoding: numbers, days and words of our own.
 * @param valueOf the value of a name, which may be one that nobody knows
 */
export function fillIn(template: string, valueOf: (name: string) => string | number | undefined): string | undefined {
  const text = template.trim().replace(/\{(\w+)\}/g, (_, name: string) => String(valueOf(name) ?? ''));
  return /^https?:\/\/[^/?#{]+([/?#]|$)/i.test(template.trim()) && URL.canParse(text) ? new URL(text).href : undefined;
}

/** Only unreserved characters of RFC 3986 stay: `encodeURIComponent` leaves five more. A lone surrogate is dropped. */
const encodeStrictly = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
