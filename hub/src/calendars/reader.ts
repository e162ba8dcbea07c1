import type { Clock } from '../clock.ts';
import type { Sql } from '../database/database.ts';
import type { Log } from '../log.ts';
import { readNextFeed } from './feeds.ts';

const POLL_MS = 30_000;

export interface CalendarReader {
  /** Stops, once the calendar being read is done with: some ten seconds at most. */
  stop(): Promise<void>;
}

/** Reads the operators' calendars as they become due, one at a time. Their addresses are secrets, and not logged. */
export function startCalendarReader(sql: Sql, clock: Clock, log: Log): CalendarReader {
  let stopping = false;
  let running: Promise<void> | undefined;
  const run = (): void => {
    running ??= readDue().finally(() => (running = undefined));
  };
  const readDue = async (): Promise<void> => {
    try {
      while (!stopping) {
        const reading = await readNextFeed(sql, clock());
        if (reading === undefined) return;
        const { placeId, resourceId, outcome, fault } = reading;
        if (fault) log.warn('calendar not read', { placeId, resourceId, reason: fault.message });
        else log.debug('calendar read', { placeId, resourceId, outcome });
      }
    } catch (error) {
      log.error('calendars could not be read', {}, error);
    }
  };
  run();
  const timer = setInterval(run, POLL_MS);
  timer.unref();
  return {
    async stop() {
      stopping = true;
      clearInterval(timer);
      await running;
    },
  };
}
