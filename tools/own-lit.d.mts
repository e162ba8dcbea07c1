/** What stands for each package. */
export const aliases: Readonly<Record<string, string>>;
export interface OwnLit {
  name: string;
  resolveId(source: string): string | undefined;
}
export function ownLit(): OwnLit;
/** What of our own code would need something of lit that is not there: a pattern for each. */
export const leftOut: Readonly<Record<string, RegExp>>;
