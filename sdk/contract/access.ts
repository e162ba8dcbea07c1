/**
 * Who may, at the least: a machine's key or an operator's session with this role on the place or label scheme that is
 * acted on. An operator may what staff may at the same place, and an administrator everything.
 */
export const accesses = ['staff', 'operator', 'issuer', 'administrator'] as const;

export type Access = (typeof accesses)[number];
