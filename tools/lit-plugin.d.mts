export interface LitPlugin {
  name: string;
  transform(code: string, id: string): { code: string; map: null } | undefined;
}

/** Sources of lit, by the end of their path, that the plugin writes anew. */
export const cutModules: readonly string[];
/** What of our own code would need a feature that is left out: a pattern for each. */
export const leftOut: Readonly<Record<string, RegExp>>;
export function lit(): LitPlugin;
