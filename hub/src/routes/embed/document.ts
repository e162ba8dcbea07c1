import { html, raw } from 'hono/html';
import type { EmbedAddress } from '../../embed/address.ts';
import { embedPath } from '../../embed/address.ts';
import { openHeaders } from '../../http/headers.ts';
import { represent } from '../../http/representation.ts';
import { jsonLdScript, oembedLinks, type Html, type PageContext } from '../pages/layout.ts';
import type { EmbedView, NoView } from './view.ts';
import { embedWords } from './words.ts';

/** Seconds: what an embed page says of opening hours and places is asked anew after that. */
const MAX_AGE = 60;

/**
 * For pages that stand in frames of any site, sandboxed ones included: origins are spelled out, because « self » is
 * nobody's origin in a sandbox. Without `frame-ancestors`, anybody may frame them.
 */
function embedHeaders(origin: string, address?: EmbedAddress): Record<string, string> {
  const tiles = tileOrigin(address?.attributes.get('tiles'));
  return {
    ...openHeaders,
    'Content-Security-Policy': [
      "default-src 'none'",
      `script-src ${origin}`,
      `style-src ${origin}`,
      `img-src ${[origin, 'data:', 'https://data.geopf.fr', ...tiles].join(' ')}`,
      `connect-src ${origin}`,
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types lit-html 'allow-duplicates'",
    ].join('; '),
    'Permissions-Policy': 'geolocation=*',
    'Content-Type': 'text/html; charset=utf-8',
  };
}

/** Of a template of tiles, the origin that the page may ask. */
function tileOrigin(tiles: string | undefined): string[] {
  const example = tiles?.replace(/\{s\}/g, 'a').replace(/[{}]/g, '');
  if (!example || !URL.canParse(example)) return [];
  const { protocol, host } = new URL(example);
  return protocol === 'https:' && /^[\w.:-]+$/.test(host) ? [`https://${host}`] : [];
}

/** An embed page: what the widget shows, in words, inside the element that will show it better. */
export async function sendEmbed(context: PageContext, address: EmbedAddress, view: EmbedView): Promise<Response> {
  const { origin } = context.url;
  const path = embedPath(address);
  const main = html`<h1 class="visually-hidden">${view.title}</h1>
    ${faults(context, address)} ${element(address, view.fallback)}`;
  const head = html`<link rel="canonical" href="${view.canonical ?? `${origin}${path}`}" />
    ${oembedLinks(origin, path, view.title)}
    <meta property="og:type" content="website" />
    <meta property="og:title" content="${view.title}" />
    <meta property="og:description" content="${view.description}" />
    <meta property="og:url" content="${origin}${path}" />
    <meta property="og:site_name" content="${context.networkName}" />
    <meta property="og:locale" content="${context.language === 'fr' ? 'fr_FR' : 'en_GB'}" />
    <meta name="description" content="${view.description}" />
    ${view.jsonLd ? jsonLdScript(view.jsonLd) : ''}`;
  const text = await document(context, address, { title: view.title, head, main, whole: wholePage(address, view) });
  return represent(context.request, text, {
    ...embedHeaders(origin, address),
    'Content-Language': context.language,
    'Cache-Control': `public, max-age=${MAX_AGE}`,
    Vary: 'Accept-Language',
  });
}

/** The hub's page that this is a part of, for the same day, resource and seats: the whole window is its own. */
function wholePage({ attributes, page: look }: EmbedAddress, { canonical }: EmbedView): string | undefined {
  if (canonical === undefined) return undefined;
  const page = new URL(canonical);
  for (const name of ['resource', 'date', 'seats', 'lang']) {
    const value = attributes.get(name) ?? look.get(name);
    if (value !== undefined) page.searchParams.set(name, value);
  }
  return page.href;
}

/** A page in a frame that says why there is nothing, with a way on. */
export async function sendNothing(context: PageContext, { status, title, text, on }: NoView): Promise<Response> {
  const { origin } = context.url;
  const words = embedWords[context.language];
  const main = html`<h1>${title}</h1>
    <p>${text}</p>
    ${on ? html`<p><a href="${origin}${on.path}" target="_self">${on.text}</a></p>` : ''}
    <p><a href="${origin}/">${words.allPlaces}</a></p>`;
  const body = await document(context, undefined, { title, head: html``, main });
  const headers: Record<string, string> = {
    ...embedHeaders(origin),
    'Content-Language': context.language,
    'Cache-Control': 'no-store',
  };
  if (status === 503) headers['Retry-After'] = '5';
  return new Response(context.request.method === 'HEAD' ? null : body, { status, headers });
}

/** The element, with its attributes as they would be typed in a page; its heading comes under the page's own. */
function element({ widget, attributes }: EmbedAddress, fallback: Html): Html {
  const tag = raw(`escale-${widget.name}`);
  const heading = Object.hasOwn(widget.parameters.shape, 'heading-level') ? [['heading-level', '2'] as const] : [];
  const typed = [...new Map([...attributes, ...heading])].map(([name, value]) =>
    value === '' ? html` ${raw(name)}` : html` ${raw(name)}="${value}"`,
  );
  return html`<${tag}${typed}>${fallback}</${tag}>`;
}

/** Before the element, which pushes whatever comes after it when it takes the place of the words. */
function faults({ language }: PageContext, { faults: found }: EmbedAddress): Html | string {
  if (found.length === 0) return '';
  const words = embedWords[language];
  const say = (detail: string | Readonly<Record<typeof language, string>>): string =>
    typeof detail === 'string' ? detail : detail[language];
  return html`<aside class="faults" aria-label="${words.faults}">
    <p>${words.faults}</p>
    <ul>
      ${found.map(({ parameter = '', detail }) => html`<li>${words.fault(parameter, say(detail))}</li>`)}
    </ul>
  </aside>`;
}

interface Parts {
  readonly title: string;
  readonly head: Html;
  readonly main: Html;
  /** Where the same is shown in a window of its own. */
  readonly whole?: string | undefined;
}

async function document(context: PageContext, address: EmbedAddress | undefined, parts: Parts): Promise<string> {
  const { language, networkName, url } = context;
  const words = embedWords[language];
  const theme = address?.page.get('theme') ?? 'auto';
  const accent = address?.page.get('accent')?.replace('#', '').toLowerCase();
  const content = html`<!doctype html>
    <html lang="${language}" data-theme="${theme}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${parts.title} – ${networkName}</title>
        <base target="_top" />
        ${parts.head}
        <link rel="icon" href="${url.origin}/pages/v1/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${url.origin}/e/v1/embed.css" />
        ${accent ? html`<link rel="stylesheet" href="${url.origin}/e/v1/accent-${accent}.css" />` : ''}
        <script type="module" src="${url.origin}/kit/v1/escale.js"></script>
        <script type="module" src="${url.origin}/e/v1/embed.js"></script>
      </head>
      <body data-leave="${words.leave}" data-call="${words.call}" data-widget="${address?.widget.name ?? ''}">
        <main>${parts.main}</main>
        <footer>
          ${parts.whole ? html`<a href="${parts.whole}">${words.whole}</a>` : ''}
          <a href="${url.origin}/">${words.by(networkName)}</a>
        </footer>
      </body>
    </html>`;
  return String(await content);
}
