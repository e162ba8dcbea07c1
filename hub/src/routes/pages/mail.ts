import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { html } from 'hono/html';
import type { Sql } from '../../database/database.ts';
import type { Language } from '../../http/language.ts';
import { localName } from '../../http/local-name.ts';
import { readMessage, type ReadMessage } from '../../messages/eml.ts';
import { keptMessages, mailFolder } from '../../messages/folder.ts';
import type { Settings } from '../../settings.ts';
import { sendPage, type Html, type PageContext } from './layout.ts';

/** What node-server tells of the connection. */
export interface Connection {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } };
}

const loopback = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/;
/** A request that passed through somebody else's hands says so in one of these. */
const forwarding = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/**
 * Whether a request was made on this machine, to this machine, by nobody in between: a reverse proxy beside the hub
 * connects from the loopback too, and a page of another site may have its name resolve to it (DNS rebinding).
 */
export function isLocal(request: Request, connection: Connection | undefined): boolean {
  const from = connection?.incoming?.socket?.remoteAddress ?? '';
  const { hostname } = new URL(request.url);
  return loopback.test(from) && localName.test(hostname) && !forwarding.some((name) => request.headers.has(name));
}

/** Whether the messages may be shown at all: a hub that tries things out, sends nothing and is not for the world. */
export async function showsMail(sql: Sql, { smtpUrl, publicUrl }: Settings): Promise<boolean> {
  if (smtpUrl !== undefined) return false;
  if (publicUrl !== undefined && !localName.test(new URL(publicUrl).hostname)) return false;
  const [row] = await sql<{ demonstration: boolean }[]>`
    select exists (select from place where demonstration) as demonstration`;
  return row?.demonstration ?? false;
}

/** Messages shown, the newest first. */
const SHOWN = 50;

const words: Readonly<Record<Language, { title: string; lead: string; none: string; to: string }>> = {
  fr: {
    title: 'Messages',
    lead: 'Aucun serveur SMTP n’est réglé (SMTP_URL)\xa0: les messages restent sur cette machine, qui est seule à voir cette page.',
    none: 'Il n’y a pas encore de message. Réservez un bureau pour en voir un.',
    to: 'À',
  },
  en: {
    title: 'Messages',
    lead: 'No SMTP server is set (SMTP_URL): messages stay on this machine, which alone can see this page.',
    none: 'There is no message yet. Book a desk to see one.',
    to: 'To',
  },
};

/** The messages that this hub wrote instead of sending them. */
export async function sendMail(context: PageContext, settings: Settings): Promise<Response> {
  const say = words[context.language];
  const messages = await readNewest(mailFolder(settings));
  const response = await sendPage(context, {
    title: say.title,
    main: html`<div class="hero">
        <h1>${say.title}</h1>
        <p class="note">${say.lead}</p>
      </div>
      ${messages.length === 0 ? html`<p>${say.none}</p>` : messages.map((message) => article(message, say.to))}`,
  });
  response.headers.set('Cache-Control', 'no-store');
  return response;
}

const article = ({ subject, to, date, text }: ReadMessage, label: string): Html =>
  html`<article class="mail">
    <h2>${subject}</h2>
    <p class="note">${label} ${to}, ${date}</p>
    <p class="text">${withLinks(text)}</p>
  </article>`;

/** The text with its addresses as links; only those of the web are any. */
const withLinks = (text: string): Html[] =>
  text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((piece, index) => (index % 2 === 1 ? html`<a href="${piece}">${piece}</a>` : html`${piece}`));

async function readNewest(folder: string): Promise<ReadMessage[]> {
  const files = (await keptMessages(folder)).map(({ file }) => file).filter((file) => file.endsWith('.eml'));
  const dated = await Promise.all(files.map(async (file) => ({ file, at: await writtenAt(path.join(folder, file)) })));
  const newest = dated.sort((a, b) => b.at - a.at).slice(0, SHOWN);
  const read = await Promise.all(newest.map(({ file }) => readIfThere(path.join(folder, file))));
  return read.flatMap((raw) => (raw === undefined ? [] : [readMessage(raw)]));
}

const isAbsent = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** A message may be erased between two looks. */
async function writtenAt(file: string): Promise<number> {
  try {
    return (await stat(file)).mtimeMs;
  } catch (error) {
    if (isAbsent(error)) return 0;
    throw error;
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'latin1');
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}
