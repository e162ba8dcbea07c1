import { capabilityOf } from '../bookings/capability.ts';
import { sweep } from '../bookings/sweep.ts';
import type { Clock } from '../clock.ts';
import type { Sql } from '../database/database.ts';
import { noticeEndings } from '../labels/notices.ts';
import type { Log } from '../log.ts';
import { eraseOldClaims } from '../operators/claims/claims.ts';
import { eraseOldProposals } from '../operators/proposals/store.ts';
import type { Settings } from '../settings.ts';
import type { Sender } from './compose.ts';
import { dropOldMessages, eraseOld, forgetErased } from './erasure.ts';
import { folderPostman, mailFolder } from './folder.ts';
import type { Postman } from './postman.ts';
import { smtpPostman } from './smtp.ts';
import { startWorker } from './worker.ts';

export interface MessagesOptions {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly log: Log;
  /** Where this hub is reached when PUBLIC_URL does not say so. */
  readonly address: string;
}

export interface Messages {
  /** Ends what is on its way, and nothing more. */
  stop(): Promise<void>;
}

/** Milliseconds. A hold that ran out keeps nobody from booking: this only frees its seat for readers and tells whoever held. */
const SWEEP_MS = 30_000;
const ERASE_MS = 3_600_000;
const NOTICE_MS = 3_600_000;

/** In whose name a hub writes. */
export function senderOf(settings: Settings, publicUrl: string, sign: Sender['sign']): Sender {
  return {
    networkName: settings.networkName,
    address: settings.mailFrom,
    publicUrl: publicUrl.replace(/\/+$/, ''),
    eraseAfterDays: settings.eraseAfterDays,
    controller: settings.controller?.name,
    privacyNotice: settings.privacyNotice,
    sign,
  };
}

/** Sends messages (unless another process does), lets stale holds go and erases old bookings, until stopped. Any number of hubs may. */
export async function startMessages({ sql, clock, settings, log, address }: MessagesOptions): Promise<Messages> {
  const capability = await capabilityOf(sql);
  if (settings.smtpUrl !== undefined && settings.publicUrl === undefined) {
    log.warn('links in messages lead to this machine', {
      message: `PUBLIC_URL n’est pas défini\xa0: les liens des messages mènent à ${address}. (Set PUBLIC_URL.)`,
    });
  }
  const sender = senderOf(settings, settings.publicUrl ?? address, (id) => capability.sign(id));
  const folder = mailFolder(settings);
  const jobs = [
    repeat(SWEEP_MS, 'stale holds could not be let go', log, () => letGo(sql, clock(), log)),
    repeat(ERASE_MS, 'old bookings could not be erased', log, () =>
      erase(sql, { now: clock(), folder, log, days: settings.eraseAfterDays }),
    ),
    repeat(NOTICE_MS, 'issuers could not be told of labels that end', log, async () => {
      const queued = await noticeEndings(sql, clock());
      if (queued > 0) log.info('issuers are told of labels that end', { letters: queued });
    }),
  ];
  const worker = settings.sendsMessages
    ? startWorker({ sql, clock, sender, postman: postmanOf(settings, sender), log })
    : undefined;
  return {
    async stop() {
      await Promise.all([...jobs.map((stop) => stop()), worker?.stop()]);
    },
  };
}

const postmanOf = (settings: Settings, sender: Sender): Postman =>
  settings.smtpUrl === undefined ? folderPostman(mailFolder(settings), sender) : smtpPostman(settings.smtpUrl, sender);

async function letGo(sql: Sql, now: Date, log: Log): Promise<void> {
  const { expired, keys } = await sweep(sql, now);
  if (expired + keys > 0) log.debug('swept', { expired, keys });
}

interface Erasure {
  readonly now: Date;
  /** Of messages; one may be left from before there was an SMTP server. */
  readonly folder: string;
  readonly log: Log;
  readonly days: number;
}

async function erase(sql: Sql, { now, folder, log, days }: Erasure): Promise<void> {
  const erased = await eraseOld(sql, now, days);
  if (erased > 0) log.info('old bookings erased', { erased });
  await forgetErased(sql, folder);
  await dropOldMessages(sql, now, days);
  await eraseOldProposals(sql, now);
  await eraseOldClaims(sql, now);
}

/** Does a job at once and then again and again, never twice at a time; returns what stops it. */
function repeat(milliseconds: number, failure: string, log: Log, job: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  const run = (): void => {
    running ??= job()
      .catch((error: unknown) => log.error(failure, {}, error))
      .finally(() => (running = undefined));
  };
  run();
  const timer = setInterval(run, milliseconds);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
