import path from 'node:path';
import type { Hono } from 'hono';
import type { Clock } from '../../clock.ts';
import { readEmbedAddress, type EmbedAddress } from '../../embed/address.ts';
import { widgetNamed, widgets } from '../../embed/widgets.ts';
import { openHeaders } from '../../http/headers.ts';
import { allowOnly } from '../../http/mount.ts';
import type { Settings } from '../../settings.ts';
import { Folder } from '../assets/folder.ts';
import { serveFolder } from '../assets/routes.ts';
import { OwnApi } from '../pages/api.ts';
import { pageContext, type PageContext } from '../pages/layout.ts';
import { sendEmbed, sendNothing } from './document.ts';
import {
  languageOf,
  noSubject,
  nothingToShow,
  readOembedQuery,
  sendOembed,
  subjectOf,
  UnknownFormat,
} from './oembed.ts';
import { lookUp, type Look } from './views.ts';
import { embedWords } from './words.ts';

/** Seconds for which the style and script of the embed pages are taken as they were. */
const STATIC_MAX_AGE = 600;

/** `/e/<widget>`, one address for every form of embedding, and `/oembed`, which tells content systems of it. */
export function embedRoutes(app: Hono, { settings, clock }: { settings: Settings; clock: Clock }): void {
  const api = new OwnApi(app);
  const contextOf = (request: Request): PageContext => pageContext(request, settings.networkName, settings.publicUrl);
  const look = ({ language, url }: PageContext, address: EmbedAddress): Promise<Look> =>
    lookUp({ api, address, language, origin: url.origin, now: clock() });

  app.get('/e/:widget', async ({ req }) => {
    const context = contextOf(req.raw);
    const widget = widgetNamed(req.param('widget'));
    if (!widget) {
      const words = embedWords[context.language];
      const known = Object.keys(widgets).join(', ');
      return sendNothing(context, { status: 404, title: words.noWidget, text: words.noWidgetText(known) });
    }
    const asked = readEmbedAddress(widget, context.url.searchParams, context.language);
    const { address, made } = await look(context, asked);
    return 'status' in made ? sendNothing(context, made) : sendEmbed(context, address, made);
  });
  allowOnly(app, '/e/:widget', ['GET'], false);

  app.get('/oembed', async ({ req }) => {
    const context = contextOf(req.raw);
    try {
      const asked = readOembedQuery(context);
      const subject = subjectOf(asked.url, context) ?? noSubject(context);
      const inItsLanguage = { ...context, language: languageOf(subject) ?? context.language };
      const { address, made } = await look(inItsLanguage, subject);
      if ('status' in made) throw nothingToShow(made);
      return await sendOembed(context, asked, { address, title: made.title });
    } catch (error) {
      if (!(error instanceof UnknownFormat)) throw error;
      return new Response('oEmbed: json, xml\n', { status: 501, headers: { 'Content-Type': 'text/plain' } });
    }
  });
  allowOnly(app, '/oembed', ['GET'], true);

  // A colour of the webmaster's, as the one rule it takes: no inline style, so the page keeps its strict policy.
  app.get('/e/v1/:file{accent-[0-9a-f]{6}\\.css}', ({ req }) => {
    const colour = req.param('file').slice('accent-'.length, -'.css'.length);
    return new Response(accentRule(colour), {
      headers: {
        ...openHeaders,
        'Content-Type': 'text/css; charset=utf-8',
        'Cache-Control': 'public, max-age=31536000, immutable',
      },
    });
  });
  serveFolder(app, '/e/v1/', {
    files: new Folder({
      folder: path.join(import.meta.dirname, 'static'),
      maxAge: STATIC_MAX_AGE,
      headers: openHeaders,
    }),
    open: true,
    absent: { fr: 'Ce fichier n’existe pas.', en: 'There is no such file.' },
  });
}

/** Text on the accent is black or white, whichever contrasts more (WCAG 2.2, relative luminance). */
function accentRule(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const onAccent = 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? '#fff' : '#000';
  return `:root{--escale-accent:#${colour};--escale-on-accent:${onAccent}}\n`;
}
