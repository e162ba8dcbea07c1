import { eraseRemoved } from './access/accounts.ts';
import { dropEnded } from './access/sessions.ts';
import type { Clock } from './clock.ts';
import type { Sql } from './database/database.ts';
import { freezeQuarters } from './impact/freeze.ts';
import type { Log } from './log.ts';
import { refreshSchedules } from './opening/refresh.ts';

const HOUR = 3_600_000;

export interface Upkeep {
  /** Stops, once what is under way has ended. */
  stop(): Promise<void>;
}

/**
 * Keeps the computed opening periods ahead of the clock, and freezes the CO2 figures of quarters that ended, with which
 * the people of those quarters can no longer be told apart; forgets who may no longer enter: at once, then every hour.
 * A failure is logged and tried again an hour later: periods are computed days ahead, so nothing wrong is shown
 * meanwhile.
 */
export async function startUpkeep(sql: Sql, clock: Clock, log: Log): Promise<Upkeep> {
  let running: Promise<void> | undefined;
  const run = (): Promise<void> => {
    running ??= Promise.all([refresh(sql, clock, log), freeze(sql, clock, log), forget(sql, clock, log)])
      .then(() => undefined)
      .finally(() => (running = undefined));
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

async function freeze(sql: Sql, clock: Clock, log: Log): Promise<void> {
  try {
    const quarters = await freezeQuarters(sql, clock());
    if (quarters.length > 0) log.info('impact figures frozen', { quarters: quarters.join(', ') });
  } catch (error) {
    log.error('impact figures could not be frozen', {}, error);
  }
}

async function forget(sql: Sql, clock: Clock, log: Log): Promise<void> {
  try {
    await dropEnded(sql, clock());
    const erased = await eraseRemoved(sql, clock());
    if (erased > 0) log.info('removed accounts erased', { erased });
  } catch (error) {
    log.error('removed accounts could not be erased', {}, error);
  }
}
