/**
 * The public id of a place as a person may type it: spaces around it, hyphens and case are forgiven. Whether it is the
 * id of a place is for the hub to say.
 * @returns undefined for what cannot be one, which is not worth a request
 */
export function typedId(text: string): string | undefined {
  const id = text.trim().toUpperCase().replaceAll('-', '');
  return /^[\dA-Z]{2,12}$/.test(id) ? id : undefined;
}

/** What cannot be the id of a place is not worth a request. */
export class NotAnIdError extends Error {}
