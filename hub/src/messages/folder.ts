import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import nodemailer from 'nodemailer';
import type { Settings } from '../settings.ts';
import type { Sender } from './compose.ts';
import { mimeOptions } from './mime.ts';
import type { Postman } from './postman.ts';

/** The folder of messages of a hub without an SMTP server. */
export const mailFolder = ({ dataFolder }: Pick<Settings, 'dataFolder'>): string => path.join(dataFolder, 'mail');

/** booking id, outbox id: what a message belongs to can be told without opening it. */
const fileName = /^([0-9a-f-]{36})\.([0-9a-f-]{36})\.eml(\.part)?$/;

/** A message in the folder. */
export interface KeptMessage {
  readonly file: string;
  readonly bookingId: string;
}

/** The messages of a folder, also one that a killed hub wrote half of; none when there is no folder yet. */
export async function keptMessages(folder: string): Promise<KeptMessage[]> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  return names.flatMap((file) => {
    const bookingId = fileName.exec(file)?.[1];
    return bookingId === undefined ? [] : [{ file, bookingId }];
  });
}

/** Removes a booking's messages from the folder. */
export async function forgetMessages(folder: string, bookingId: string): Promise<void> {
  const kept = await keptMessages(folder);
  const mine = kept.filter((message) => message.bookingId === bookingId);
  await Promise.all(mine.map(({ file }) => rm(path.join(folder, file), { force: true })));
}

/**
 * Writes messages as `.eml` files, for a hub without an SMTP server. A message has one file name, so writing it
 * again replaces it. Files are readable by the hub's own user only.
 */
export function folderPostman(folder: string, sender: Sender): Postman {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    async deliver(parcel) {
      const { message } = await transport.sendMail(mimeOptions(parcel, sender));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const target = path.join(folder, `${parcel.bookingId}.${parcel.id}.eml`);
      const draft = `${target}.part`;
      await writeFile(draft, message, { mode: 0o600, flush: true });
      await rename(draft, target);
    },
    forget: (bookingId) => forgetMessages(folder, bookingId),
    close: () => transport.close(),
  };
}
