import type { Plugin } from 'rollup';

export function minifyMarkup(code: string): string;
export function minifyStyles(code: string): Promise<string>;
export const adoptedStyles: Plugin & { load: (id: string) => string | undefined };
export const templates: Plugin;
export const licences: Plugin;
