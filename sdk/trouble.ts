/**
 * What is needed only when a first try gave no good answer: reading what went wrong, and trying again. The elements
 * load it then; the client has it from the start.
 */
import { readAnswer } from './answer.ts';
import { retry } from './retry.ts';

export { readAnswer, retry };

/** Gives this module. Rejects when it cannot be had, as when nothing of a hub can be reached. */
export type Trouble = () => Promise<{ readonly readAnswer: typeof readAnswer; readonly retry: typeof retry }>;
