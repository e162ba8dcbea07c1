import type { Clock } from '../clock.ts';
import type { Sql } from '../database/database.ts';
import type { Log } from '../log.ts';
import { deliverNext, dropOldDeliveries, type WebhookDelivery } from './deliver.ts';
import { postLimits } from './post.ts';

/** Milliseconds between two looks. */
const POLL_MS = 2000;
const CLEAN_MS = 3_600_000;
/** Deliveries that one hub makes at once. */
const LANES = 4;

export interface WebhookWorker {
  /** Takes no further delivery, and waits for those on their way: some ten seconds at most. */
  stop(): Promise<void>;
}

/** Delivers what is due, now and every two seconds. Any number of hubs may do so on one database. */
export function startWebhooks(options: { readonly sql: Sql; readonly clock: Clock; readonly log: Log }): WebhookWorker {
  const { sql, clock, log } = options;
  const delivery: WebhookDelivery = { ...options, limits: postLimits };
  let stopping = false;
  const running = new Set<Promise<void>>();
  const track = (work: Promise<void>): void => {
    const tracked: Promise<void> = work.finally(() => running.delete(tracked));
    running.add(tracked);
  };
  const lane = async (): Promise<void> => {
    try {
      while (!stopping && (await deliverNext(delivery, open)));
    } catch (error) {
      log.error('webhooks could not be worked through', {}, error);
    }
  };
  const open = (): void => {
    if (!stopping && running.size < LANES) track(lane());
  };
  const clean = (): void =>
    track(
      dropOldDeliveries(sql, clock()).catch((error: unknown) =>
        log.error('old webhook deliveries could not be dropped', {}, error),
      ),
    );
  open();
  clean();
  const timers = [setInterval(open, POLL_MS), setInterval(clean, CLEAN_MS)];
  for (const timer of timers) timer.unref();
  return {
    async stop() {
      stopping = true;
      for (const timer of timers) clearInterval(timer);
      await Promise.all(running);
    },
  };
}
