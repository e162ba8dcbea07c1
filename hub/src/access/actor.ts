import type { Access } from '../../../sdk/contract/index.ts';

/** What somebody was given to look after. */
export type Role =
  | { readonly kind: 'administrator' }
  | { readonly kind: 'operator' | 'staff'; readonly placeId: number }
  | { readonly kind: 'issuer'; readonly scheme: string };

/** A person who is signed in, or a machine's key. */
export interface Actor {
  /** `account:…` or `key:…`: what the journal names, and nothing personal. */
  readonly id: string;
  /** For the person's own eyes: it may be an e-mail address, so it stands in no log and no journal. */
  readonly name: string;
  readonly roles: readonly Role[];
}

/** What an operation or a page asks for; `signed-in` for pages that show each person what is theirs. */
export type Need = Access | 'signed-in';

/** What is acted on. */
export interface Scope {
  readonly placeId?: number | undefined;
  readonly scheme?: string | undefined;
}

/**
 * Whether somebody may do what needs a role, on something. The one place where it is decided: an administrator may
 * everything; everybody else only with a role on this very place or scheme, so a scope that names none opens nothing.
 */
export function mayOn(actor: Actor, need: Need, on: Scope): boolean {
  if (need === 'signed-in') return true;
  return actor.roles.some((role) => {
    switch (role.kind) {
      case 'administrator':
        return true;
      case 'operator':
        return (need === 'operator' || need === 'staff') && role.placeId === on.placeId;
      case 'staff':
        return need === 'staff' && role.placeId === on.placeId;
      case 'issuer':
        return need === 'issuer' && role.scheme === on.scheme;
    }
  });
}

export const isAdministrator = (actor: Actor): boolean => actor.roles.some(({ kind }) => kind === 'administrator');

/** Whether whoever holds the roles may hand this one on: only what one has, or less of it on the same place. */
export function covers(roles: readonly Role[], role: Role): boolean {
  return roles.some((held) => {
    if (held.kind === 'administrator') return true;
    if (role.kind === 'administrator') return false;
    if (held.kind === 'issuer' || role.kind === 'issuer') {
      return held.kind === 'issuer' && role.kind === 'issuer' && held.scheme === role.scheme;
    }
    return held.placeId === role.placeId && (held.kind === 'operator' || role.kind === 'staff');
  });
}
