import { deliverNext, type Delivery } from './deliver.ts';

/** Milliseconds between two looks at the outbox. NOTIFY would take a lock that all commits of the server share. */
const POLL_MS = 1000;

/** Messages that one hub sends at once. */
const LANES = 4;

export interface Worker {
  /** Takes no further message, and waits for those on their way. */
  stop(): Promise<void>;
}

/** Sends what is due, now and every second. Any number of hubs may do so on one database. */
export function startWorker(delivery: Delivery): Worker {
  const { log, postman } = delivery;
  let stopping = false;
  const running = new Set<Promise<void>>();

  const lane = async (): Promise<void> => {
    try {
      // Where there is one message there may be more: another lane looks for them meanwhile.
      while (!stopping && (await deliverNext(delivery, open)));
    } catch (error) {
      log.error('the outbox could not be worked through', {}, error);
    }
  };
  const open = (): void => {
    if (stopping || running.size >= LANES) return;
    const work: Promise<void> = lane().finally(() => running.delete(work));
    running.add(work);
  };
  open();
  const timer = setInterval(open, POLL_MS);
  timer.unref();
  return {
    async stop() {
      stopping = true;
      clearInterval(timer);
      await Promise.all(running);
      postman.close();
    },
  };
}
