import { html, raw } from 'hono/html';
import { pageHeaders, pagePolicy } from '../../http/headers.ts';
import { isLanguage, preferredLanguage, type Language } from '../../http/language.ts';
import { represent } from '../../http/representation.ts';
import { publicAddress } from '../../http/mount.ts';
import { wordsIn, type Words } from './words.ts';

/** A piece of a page, already escaped. */
export type Html = ReturnType<typeof html>;

/** What every page is written with. */
export interface PageContext {
  readonly request: Request;
  readonly language: Language;
  readonly words: Words;
  /** The page's own address as the world sees it. */
  readonly url: URL;
  readonly networkName: string;
}

export interface PageContent {
  readonly title: string;
  readonly description?: string;
  /** schema.org data. */
  readonly jsonLd?: string;
  readonly main: Html;
  /** Whether the page shows elements of the kit. */
  readonly withKit?: boolean;
  /** A script of this page alone, served by the hub. */
  readonly script?: string;
  /** A style sheet of this page alone, served by the hub. */
  readonly style?: string;
  /** Directives of its content security policy that are not those of every page. */
  readonly policy?: Readonly<Record<string, string>>;
  readonly status?: number;
  /** Path under which content systems may embed what the page shows (oEmbed discovery). */
  readonly embedded?: string;
}

/** Settles the language: `?lang=` first, then `Accept-Language`. */
export function pageContext(request: Request, networkName: string, publicUrl: string | undefined): PageContext {
  const url = publicAddress(request.url, publicUrl);
  const asked = url.searchParams.get('lang') ?? '';
  const language = isLanguage(asked) ? asked : preferredLanguage(request.headers.get('accept-language'));
  return { request, language, words: wordsIn(language), url, networkName };
}

/** The link to a page of the hub that keeps the language which the visitor chose. */
export const inLanguage = ({ url, language }: PageContext, path: string): string =>
  url.searchParams.has('lang') ? `${path}?lang=${language}` : path;

/** Sends a whole page. */
export async function sendPage(context: PageContext, content: PageContent): Promise<Response> {
  const text = String(await document(context, content));
  const headers = {
    ...pageHeaders,
    ...(content.policy ? { 'Content-Security-Policy': pagePolicy(content.policy) } : {}),
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Language': context.language,
    'Cache-Control': content.status ? 'no-store' : 'no-cache',
    Vary: 'Accept-Language',
  };
  if (!content.status) return represent(context.request, text, headers);
  return new Response(context.request.method === 'HEAD' ? null : text, { status: content.status, headers });
}

/** A page that says in words why there is nothing. */
export const sendNotFound = (context: PageContext, title: string, text: string): Promise<Response> =>
  sendPage(context, {
    title,
    status: 404,
    main: html`<div class="narrow">
      <h1>${title}</h1>
      <p class="lead">${text}</p>
      <p><a class="button" href="${inLanguage(context, '/')}">${context.words.toAll}</a></p>
    </div>`,
  });

/** JSON inside a script element: « </script » and « <!-- » cannot occur once « < » is written as an escape. */
export const jsonLdScript = (json: string): Html =>
  html`<script type="application/ld+json">
    ${raw(json.replaceAll('<', '\\u003c'))}
  </script>`;

/**
 * A text of unknown direction in a line of ours, for where markup has no say: marks of another direction that it holds
 * or leaves open turn nothing around that follows (Unicode UAX 9, FSI and PDI).
 */
const isolated = (text: string): string =>
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(text) ? `\u2068${text}\u2069` : text;

/** Tells content systems what they may embed in place of an address of ours (oEmbed 1.0, discovery). */
export const oembedLinks = (origin: string, path: string, title: string): Html[] =>
  (['json', 'xml'] as const).map(
    (format) =>
      html`<link
        rel="alternate"
        type="${format === 'json' ? 'application/json' : 'text/xml'}+oembed"
        href="${origin}/oembed?format=${format}&url=${encodeURIComponent(`${origin}${path}`)}"
        title="${title}"
      />`,
  );

function document(context: PageContext, content: PageContent): Html {
  const { language, words, networkName } = context;
  const other: Language = language === 'fr' ? 'en' : 'fr';
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${isolated(content.title)} – ${networkName}</title>
        ${content.description ? html`<meta name="description" content="${content.description}" />` : ''}
        <link rel="icon" href="/pages/v1/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/pages/v1/pages.css" />
        ${content.style ? html`<link rel="stylesheet" href="${content.style}" />` : ''}
        ${content.withKit ? html`<script type="module" src="/kit/v1/escale.js"></script>` : ''}
        <script type="module" src="/pages/v1/pages.js"></script>
        ${content.script ? html`<script type="module" src="${content.script}"></script>` : ''}
        ${content.jsonLd ? jsonLdScript(content.jsonLd) : ''}
        ${content.embedded ? oembedLinks(context.url.origin, content.embedded, content.title) : ''}
      </head>
      <body>
        <a class="skip" href="#content">${words.skip}</a>
        <header class="site">
          <a class="brand" href="${inLanguage(context, '/')}"
            ><img src="/pages/v1/icon.svg" alt="" width="32" height="32" />${networkName}</a
          >
          <nav aria-label="${words.navigation}">
            <a href="${inLanguage(context, '/')}#exemples">${words.examples}</a>
            <a href="${inLanguage(context, '/reference')}">${words.reference}</a>
            <a href="?lang=${other}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a>
          </nav>
        </header>
        <main id="content">${content.main}</main>
        <footer class="site">
          <p>${words.footer(networkName)}</p>
          <p><a href="${inLanguage(context, '/proposer')}">${words.propose}</a></p>
          <p>${words.free}</p>
        </footer>
      </body>
    </html>`;
}

/** Lines to copy, with a button that shows once the page's script runs. */
export function snippet(context: PageContext, id: string, title: string, code: string): Html {
  const { words } = context;
  return html`<figure class="snippet">
    <figcaption id="${id}-title">${title}</figcaption>
    <pre tabindex="0" role="region" aria-labelledby="${id}-title"><code id="${id}">${code}</code></pre>
    <button type="button" data-copy="${id}" data-copied="${words.copied}" aria-describedby="${id}-title" hidden>
      ${words.copy}
    </button>
  </figure>`;
}

/** The address that a pasted script line names. */
export const kitAddress = ({ url }: PageContext): string => `${url.origin}/kit/v1/escale.js`;
