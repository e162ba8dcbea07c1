import type { Plugin, RollupOptions, WarningHandlerWithDefault } from 'rollup';

/** Absolute paths of the modules that a page has once. */
export const core: ReadonlySet<string>;
export const plugins: readonly Plugin[];
export const onwarn: WarningHandlerWithDefault;
/** The elements, and the loader that names their chunks. */
declare const parts: readonly [RollupOptions & { readonly input: Readonly<Record<string, string>> }, RollupOptions];
export default parts;
