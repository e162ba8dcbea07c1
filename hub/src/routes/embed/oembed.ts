import { html } from 'hono/html';
import { z } from 'zod';
import { askedPath, readEmbedAddress, type EmbedAddress } from '../../embed/address.ts';
import { widgetNamed, widgets } from '../../embed/widgets.ts';
import { openHeaders } from '../../http/headers.ts';
import { isLanguage, type Language } from '../../http/language.ts';
import { ProblemError } from '../../http/problem.ts';
import { readQuery } from '../../http/query.ts';
import { represent } from '../../http/representation.ts';
import type { PageContext } from '../pages/layout.ts';
import type { NoView } from './view.ts';

/** oEmbed 1.0, the request of a consumer. */
const OembedQuery = z.strictObject({
  url: z.string().min(1).max(2000),
  format: z.string().optional(),
  maxwidth: z.coerce.number().int().min(1).optional(),
  maxheight: z.coerce.number().int().min(1).optional(),
});

export interface Request {
  readonly url: string;
  readonly format: 'json' | 'xml';
  readonly maxwidth: number | undefined;
  readonly maxheight: number | undefined;
}

/** Width of a frame in pixels when the consumer names none: that of a text column; the page fits any from 320 on. */
const WIDTH = 600;
/** Seconds: a consumer keeps the answer anyway, WordPress for a day. */
const MAX_AGE = 3600;

/**
 * Reads what an oEmbed consumer asks (oembed.com, 2.2).
 * @throws ProblemError `invalid-parameters`
 */
export function readOembedQuery(context: PageContext): Request {
  const query = new URLSearchParams(context.url.search);
  // Consumers add what they like (WordPress: dnt, _wpnonce); only what the specification names is read.
  const known = new URLSearchParams([...query].filter(([name]) => Object.hasOwn(OembedQuery.shape, name)));
  const { url, format = 'json', maxwidth, maxheight } = readQuery(OembedQuery, known, context.language);
  if (format !== 'json' && format !== 'xml') throw new UnknownFormat();
  return { url, format, maxwidth, maxheight };
}

/** A format that is neither JSON nor XML: 501, as the specification asks. */
export class UnknownFormat extends Error {}

/** The widget that an address of this hub stands for: an embed address, or the public page of a place. */
export function subjectOf(text: string, context: PageContext): EmbedAddress | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.origin !== context.url.origin) return undefined;
  const [, folder, name = '', rest] = url.pathname.split('/');
  if (rest !== undefined) return undefined;
  if (folder === 'places') {
    const query = new URLSearchParams({ place: name });
    // The only parameter of that page; what else stands there is nothing to the card.
    const language = url.searchParams.get('lang') ?? '';
    if (isLanguage(language)) query.set('lang', language);
    return readEmbedAddress(widgets['place-card'], query, context.language);
  }
  const widget = folder === 'e' ? widgetNamed(name) : undefined;
  return widget && readEmbedAddress(widget, url.searchParams, context.language);
}

/**
 * An answer of type « rich »: a link and a frame, in the only tags and attributes that WordPress leaves to authors.
 * The link is what stands there without JavaScript; WordPress listens to the frame's height only beside a quotation,
 * and takes that away when the frame has spoken.
 */
export async function sendOembed(
  context: PageContext,
  { format, maxwidth, maxheight }: Request,
  subject: { readonly address: EmbedAddress; readonly title: string },
): Promise<Response> {
  const { origin } = context.url;
  const width = Math.min(maxwidth ?? WIDTH, WIDTH);
  const height = Math.min(maxheight ?? subject.address.widget.height, subject.address.widget.height);
  const source = `${origin}${askedPath(subject.address)}`;
  const link = await html`<blockquote><a href="${source}">${subject.title}</a></blockquote>`;
  const frame = await html`<iframe
    src="${source}"
    width="${width}"
    height="${height}"
    title="${subject.title}"
    frameborder="0"
    scrolling="auto"
  ></iframe>`;
  const answer = {
    version: '1.0',
    type: 'rich',
    title: subject.title,
    provider_name: context.networkName,
    provider_url: origin,
    cache_age: MAX_AGE,
    width,
    height,
    html: `${String(link)}${String(frame).replace(/\s+/g, ' ').replace(' >', '>')}`,
  };
  return represent(context.request, format === 'json' ? JSON.stringify(answer) : asXml(answer), {
    ...openHeaders,
    'Content-Type': `${format === 'json' ? 'application/json' : 'text/xml'}; charset=utf-8`,
    'Cache-Control': `public, max-age=${MAX_AGE}`,
    Vary: 'Accept-Language',
  });
}

const escapeXml = (text: string): string =>
  // Characters that XML 1.0 cannot hold at all are left out.
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

const asXml = (answer: Readonly<Record<string, string | number>>): string =>
  `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${Object.entries(answer)
    .map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`)
    .join('')}</oembed>\n`;

/** The language that the address itself asks for: what names a frame is written in that of the frame. */
export const languageOf = ({ page }: EmbedAddress): Language | undefined => {
  const asked = page.get('lang') ?? '';
  return isLanguage(asked) ? asked : undefined;
};

/**
 * The origin is written out: whoever runs the hub behind a proxy and forgot `PUBLIC_URL` sees the difference there.
 * @throws ProblemError: the address is not one that can be embedded
 */
export function noSubject({ url: { origin } }: PageContext): never {
  throw new ProblemError('not-found', {
    detail: {
      fr: `Cette adresse ne peut pas être intégrée\xa0: elle doit commencer par ${origin}/e/ ou ${origin}/places/.`,
      en: `This address cannot be embedded: it must begin with ${origin}/e/ or ${origin}/places/.`,
    },
    final: true,
  });
}

/** Why an address of this hub shows nothing, as its own page says it. */
export function nothingToShow({ status, title, text }: NoView): ProblemError {
  if (status === 503) return new ProblemError('unavailable', { detail: title, headers: { 'Retry-After': '5' } });
  return new ProblemError('not-found', { detail: `${title}. ${text}`, final: true });
}
