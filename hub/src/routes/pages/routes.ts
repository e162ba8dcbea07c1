import path from 'node:path';
import type { Hono } from 'hono';
import { html } from 'hono/html';
import { formatPlaceId, parsePlaceId } from '../../../../sdk/place-id.ts';
import type { Sql } from '../../database/database.ts';
import { pageHeaders } from '../../http/headers.ts';
import { allowOnly } from '../../http/mount.ts';
import type { Settings } from '../../settings.ts';
import { Folder } from '../assets/folder.ts';
import { serveFolder } from '../assets/routes.ts';
import { readClaimable } from '../../operators/claims/claims.ts';
import { OwnApi } from './api.ts';
import { sendBooking } from './booking.ts';
import { sendHome } from './home.ts';
import { isLocal, sendMail, showsMail, type Connection } from './mail.ts';
import { inLanguage, pageContext, sendNotFound, sendPage, type PageContext } from './layout.ts';
import { sendPlace } from './place.ts';

/** RFC 9562. */
const bookingId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface PageDependencies {
  readonly sql: Sql;
  readonly settings: Settings;
}

/** The hub's own pages, in French or English, readable without JavaScript. */
export function pageRoutes(app: Hono, { sql, settings }: PageDependencies): void {
  const api = new OwnApi(app);
  const contextOf = (request: Request): PageContext => pageContext(request, settings.networkName, settings.publicUrl);

  app.get('/', async ({ req }) => {
    const context = contextOf(req.raw);
    const [network, labelled, any] = await Promise.all([
      api.network(),
      api.places('label=mon-autre-bureau&bookable=true&limit=1'),
      api.places('limit=1'),
    ]);
    if (network.status !== 'found') return sendUnavailable(context);
    const [featured] = [labelled, any].flatMap((list) => (list.status === 'found' ? list.value.items : []));
    return sendHome(context, { network: network.value, featured });
  });
  allowOnly(app, '/', ['GET'], false);

  app.get('/places/:id', async ({ req }) => {
    const context = contextOf(req.raw);
    const typed = req.param('id');
    const number = parsePlaceId(typed);
    const id = number === undefined ? undefined : formatPlaceId(number);
    // One address for each place, however its id was typed.
    if (id !== undefined && id !== typed) {
      return new Response(null, { status: 308, headers: { Location: inLanguage(context, `/places/${id}`) } });
    }
    const place = id === undefined ? ({ status: 'absent' } as const) : await api.place(id);
    if (place.status === 'away') return sendUnavailable(context);
    const { words } = context;
    if (place.status === 'absent') return sendNotFound(context, words.noPlace(typed.slice(0, 40)), words.noPlaceText);
    const [jsonLd, claimable] = await Promise.all([
      api.jsonLd(place.value.id),
      number === undefined || place.value.demonstration ? undefined : readClaimable(sql, number),
    ]);
    return sendPlace(context, place.value, { jsonLd, claimable: claimable !== undefined });
  });
  allowOnly(app, '/places/:id', ['GET'], false);

  app.get('/bookings/:id', async ({ req }) => {
    const context = contextOf(req.raw);
    const id = req.param('id').toLowerCase();
    if (bookingId.test(id)) return sendBooking(context, id);
    return sendNotFound(context, context.words.notFound, context.words.notFoundText);
  });
  allowOnly(app, '/bookings/:id', ['GET'], false);

  // Browsers ask for it on every page that names no icon, our examples and the JSON answers included.
  app.get('/favicon.ico', (context) => context.redirect('/pages/v1/icon.svg', 308));

  app.get('/mail', async ({ req, env }) => {
    const context = contextOf(req.raw);
    if (isLocal(req.raw, env as Connection | undefined) && (await showsMail(sql, settings))) {
      return sendMail(context, settings);
    }
    // To everybody else there is no such page.
    return sendNotFound(context, context.words.notFound, context.words.notFoundText);
  });
  allowOnly(app, '/mail', ['GET'], false);

  const folder = path.join(import.meta.dirname, 'static');
  serveFolder(app, '/pages/v1/', {
    files: new Folder({ folder, maxAge: 600, headers: pageHeaders }),
    open: false,
    absent: { fr: 'Ce fichier n’existe pas.', en: 'There is no such file.' },
  });
}

/** The page for an address where there is nothing. */
export function sendAbsent(request: Request, { networkName, publicUrl }: Settings): Promise<Response> {
  const context = pageContext(request, networkName, publicUrl);
  return sendNotFound(context, context.words.notFound, context.words.notFoundText);
}

const sendUnavailable = async (context: PageContext): Promise<Response> => {
  const { words } = context;
  const response = await sendPage(context, {
    title: words.unavailable,
    status: 503,
    main: html`<div class="narrow">
      <h1>${words.unavailable}</h1>
      <p class="lead">${words.unavailableText}</p>
    </div>`,
  });
  response.headers.set('Retry-After', '5');
  return response;
};
