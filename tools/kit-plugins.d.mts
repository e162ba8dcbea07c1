import type { Plugin } from 'rollup';

export function minifyMarkup(code: string): string;
export function minifyStyles(code: string): Promise<string>;
export const templates: Plugin;
export const licences: Plugin;
