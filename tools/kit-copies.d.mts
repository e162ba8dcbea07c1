import type { Plugin } from 'rollup';

export function staticClosure(entries: readonly string[]): Promise<ReadonlySet<string>>;
export function ownCopies(
  owners: Readonly<Record<string, string>>,
  core: ReadonlySet<string>,
  several?: readonly string[],
): Plugin;
