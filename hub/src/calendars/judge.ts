import { Worker } from 'node:worker_threads';
import type { Busy, Window } from './busy.ts';
import { CalendarFault } from './fault.ts';

export type Judged = { readonly busy: Busy[] } | { readonly fault: string };

/** Milliseconds; a year of a full calendar takes some tens of them. */
const PATIENCE = 5000;

/**
 * As `busyTimes`, in a thread of its own with limits on time and memory: a rule of repetition may be written so that
 * it never comes to an end, and the hub answers others meanwhile.
 * @throws CalendarFault
 */
export async function judgeCalendar(text: string, window: Window, patience = PATIENCE): Promise<Busy[]> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { text, window },
    resourceLimits: { maxOldGenerationSizeMb: 128 },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Judged>();
  worker.once('message', resolve).once('error', reject);
  const late = setTimeout(() => reject(new CalendarFault('Le calendrier est trop compliqué pour être lu.')), patience);
  try {
    const judged = await promise;
    if ('fault' in judged) throw new CalendarFault(judged.fault);
    return judged.busy;
  } catch (error) {
    if (error instanceof CalendarFault) throw error;
    throw new CalendarFault('Le calendrier n’a pas pu être compris.', { cause: error });
  } finally {
    clearTimeout(late);
    await worker.terminate();
  }
}
