import type { fr } from './fr.ts';

/** Every sentence of the kit. French is the reference; another language is one file of this type. */
export type Messages = typeof fr;

/**
 * The groups of sentences that somebody needs; there may be others. A part of the kit that is loaded on demand brings
 * its own French group and prefers the one of the page's language: `const { details = french } = messages`.
 */
export type Sentences<Group extends keyof Messages> = Pick<Messages, Group> & Partial<Messages>;

/** BCP 47 primary subtag: `fr`, `en`, or one that the page added with `addLanguage`. */
export type Language = string;
