import type { Hono } from 'hono';
import type { PlaceLabels } from '../../../../sdk/contract/index.ts';
import { formatPlaceId, parsePlaceId } from '../../../../sdk/place-id.ts';
import { openHeaders } from '../../http/headers.ts';
import { isLanguage } from '../../http/language.ts';
import { allowOnly, publicAddress } from '../../http/mount.ts';
import { represent } from '../../http/representation.ts';
import { readPlaceLabels } from '../../labels/read.ts';
import type { LabelPageDependencies } from '../labels/pages.ts';
import { messagesOf } from '../labels/view.ts';
import { badgeSizes, drawBadge } from './draw.ts';
import { imageOf, type Asked } from './image.ts';

/** Seconds after which an image is asked for again, at the latest. */
const MOST_SECONDS = 600;

/**
 * `/badge/<place>.svg?label=&lang=&size=`: the badge for sites that let nothing but images through. Whatever else a site
 * appends to the address is ignored: many do, against caches of their own.
 */
export function badgeRoutes(app: Hono, { sql, settings, clock }: LabelPageDependencies): void {
  const path = '/badge/:file{[^/]+\\.svg}';
  app.get(path, async ({ req }) => {
    const now = clock();
    const url = publicAddress(req.raw.url, settings.publicUrl);
    const asked = readAsked(url.searchParams);
    const number = parsePlaceId(req.param('file').replace(/\.svg$/, ''));
    const reading = { at: now, networkName: settings.networkName };
    const [labels, [place]] = await Promise.all([
      number === undefined ? undefined : readPlaceLabels(sql, number, reading),
      sql<{ time_zone: string }[]>`select time_zone from place where id = ${number ?? null}`,
    ]);
    if (number === undefined || !labels || !place) return sendAbsent(asked, req.param('file'));
    const page = `${url.origin}/places/${formatPlaceId(number)}/labels`;
    const { svg } = drawBadge(imageOf(labels, asked, { timeZone: place.time_zone, page }));
    return represent(req.raw, svg, { ...headers, 'Cache-Control': `public, max-age=${secondsLeft(labels, now)}` });
  });
  allowOnly(app, path, ['GET'], true);
}

const headers = {
  ...openHeaders,
  'Content-Type': 'image/svg+xml; charset=utf-8',
  // Opened as a document, it loads and runs nothing.
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

/** An image is true until the next label ends or begins. */
function secondsLeft({ nextChange }: PlaceLabels, now: Date): number {
  const left = nextChange === null ? MOST_SECONDS : (Date.parse(nextChange) - now.getTime()) / 1000;
  return Math.max(0, Math.floor(Math.min(MOST_SECONDS, left)));
}

function readAsked(query: URLSearchParams): Asked {
  const lang = query.get('lang') ?? '';
  const only = (query.get('label') ?? '').toLowerCase().split(/[\s,]+/);
  return {
    language: isLanguage(lang) ? lang : 'fr',
    size: badgeSizes.find((size) => size === query.get('size')) ?? 'medium',
    only: only.filter(Boolean),
  };
}

/** Browsers show an image whatever its status is: it says in words why there is no badge. */
function sendAbsent({ language, size }: Asked, file: string): Response {
  const { label } = messagesOf(language);
  const notice = label.unknownPlace(file.replace(/\.svg$/, '').slice(0, 24));
  const { svg } = drawBadge({ title: notice, language, size, notice, entries: [], checked: '', code: undefined });
  return new Response(svg, { status: 404, headers: { ...headers, 'Cache-Control': 'no-store' } });
}
