import type { Clock } from './clock.ts';
import type { Sql } from './database/database.ts';
import type { Log } from './log.ts';
import { refreshSchedules } from './opening/refresh.ts';

const HOUR = 3_600_000;

export interface Upkeep {
  /** Stops, once what is under way has ended. */
  stop(): Promise<void>;
}

/**
 * Keeps the computed opening periods ahead of the clock: at once, then every hour. A failure is logged and tried
 * again an hour later: periods are computed days ahead, so nothing wrong is shown meanwhile.
 */
export async function startUpkeep(sql: Sql, clock: Clock, log: Log): Promise<Upkeep> {
  let running: Promise<void> | undefined;
  const run = (): Promise<void> => {
    running ??= refresh(sql, clock, log).finally(() => (running = undefined));
    return running;
  };
  await run();
  const timer = setInterval(() => void run(), HOUR);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

async function refresh(sql: Sql, clock: Clock, log: Log): Promise<void> {
  try {
    const refreshed = await refreshSchedules(sql, clock());
    if (refreshed > 0) log.debug('schedules refreshed', { refreshed });
  } catch (error) {
    log.error('schedules could not be refreshed', {}, error);
  }
}
