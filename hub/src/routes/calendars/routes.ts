import type { Hono } from 'hono';
import type { Clock } from '../../clock.ts';
import type { Sql } from '../../database/database.ts';
import { readCalendar } from '../../desk/private-calendars.ts';
import { preferredLanguage } from '../../http/language.ts';
import { allowOnly } from '../../http/mount.ts';
import { ProblemError } from '../../http/problem.ts';
import { represent } from '../../http/representation.ts';
import type { Settings } from '../../settings.ts';

const PREFIX = '/calendars/';

/** Path of a calendar's secret address. */
export const calendarPath = (secret: string): string => `${PREFIX}${secret}.ics`;

/** A path as it may be written down: the secret of a calendar's address stands nowhere but in its subscribers. */
export const withoutSecret = (path: string): string => (path.startsWith(PREFIX) ? `${PREFIX}…` : path);

export interface CalendarDependencies {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly settings: Pick<Settings, 'networkName' | 'mailFrom'>;
}

/** Calendars to subscribe to. They are no part of the API: the address is the right to read, and no program sends more. */
export function calendarRoutes(app: Hono, { sql, clock, settings }: CalendarDependencies): void {
  app.get(`${PREFIX}:file`, async ({ req }) => {
    const secret = /^([\w-]{43})\.ics$/.exec(req.param('file'))?.[1];
    const organizer = { name: settings.networkName, address: settings.mailFrom };
    const language = preferredLanguage(req.header('accept-language'));
    const text =
      secret === undefined ? undefined : await readCalendar(sql, secret, { now: clock(), organizer, language });
    if (text === undefined) throw new ProblemError('not-found', { detail: noCalendar, final: true });
    return represent(req.raw, text, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Language': language,
      'Cache-Control': 'private, no-cache',
      'X-Robots-Tag': 'noindex',
      'Referrer-Policy': 'no-referrer',
      Vary: 'Accept-Language',
    });
  });
  allowOnly(app, `${PREFIX}:file`, ['GET'], false);
}

const noCalendar = {
  fr: 'Cet agenda n’existe pas, ou n’existe plus.',
  en: 'There is no such calendar, or no longer.',
};
