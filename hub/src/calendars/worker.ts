import { parentPort, workerData } from 'node:worker_threads';
import { busyTimes, type Window } from './busy.ts';
import { CalendarFault } from './fault.ts';
import type { Judged } from './judge.ts';

const { text, window } = workerData as { text: string; window: Window };

function judge(): Judged {
  try {
    return { busy: busyTimes(text, window) };
  } catch (error) {
    if (error instanceof CalendarFault) return { fault: error.message };
    throw error;
  }
}

parentPort?.postMessage(judge());
