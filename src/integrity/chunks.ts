/** A file of the pinned kit. */
export interface Chunk {
  /** Hash of its bytes, as in an `integrity` attribute. */
  readonly integrity: string;
  /** The chunks that it imports before it runs, named as here. */
  readonly imports: readonly string[];
}

/** By the name under which chunks import each other, `./core-CoKB-ddq.js`. The build of a pinned kit puts its own. */
export const chunks: Readonly<Record<string, Chunk>> = {};
