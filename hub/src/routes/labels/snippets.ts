import { html } from 'hono/html';
import { kitAddress, snippet, type Html, type PageContext } from '../pages/layout.ts';
import { labelWords } from './words.ts';

interface Badge {
  readonly place: { readonly id: string; readonly name: string };
  /** One label; undefined for all of them. */
  readonly label: string | undefined;
}

/** What stands in the lines to paste is HTML itself. */
const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The lines that put a badge on a site: as an element, or as an image where nothing else is let through. */
export function badgeSnippets(context: PageContext, { place, label }: Badge): Html {
  const words = labelWords[context.language];
  const { origin } = context.url;
  const page = `${origin}/places/${place.id}/labels${label === undefined ? '' : `/${label}`}`;
  const link = `<a href="${page}">${escapeText(words.ofPlace(place.name))}</a>`;
  const attribute = label === undefined ? '' : ` label="${label}"`;
  const image = `${origin}/badge/${place.id}.svg?lang=${context.language}${label === undefined ? '' : `&amp;label=${label}`}`;
  const alt = escapeText(words.imageAlt(place.name));
  return html`<section>
    <h2>${words.onYourSite}</h2>
    <p>${words.onYourSiteText}</p>
    <div class="columns">
      <div>
        ${snippet(
          context,
          'badge-element',
          words.element,
          `<script type="module" src="${kitAddress(context)}"></script>\n<escale-label-badge place="${place.id}"${attribute}>${link}</escale-label-badge>`,
        )}
        ${snippet(context, 'badge-image', words.image, `<a href="${page}"><img src="${image}" alt="${alt}"></a>`)}
        <p class="note">${words.imageText}</p>
      </div>
      <div>
        <h3>${words.badge}</h3>
        <escale-label-badge
          place="${place.id}"
          ${label === undefined ? '' : html`label="${label}"`}
        ></escale-label-badge>
      </div>
    </div>
  </section>`;
}
