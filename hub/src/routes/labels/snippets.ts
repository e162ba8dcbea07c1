import { html } from 'hono/html';
import { fullDay } from '../../../../src/translations/dates.ts';
import { drawBadge } from '../badge/draw.ts';
import { imageOf } from '../badge/image.ts';
import { kitAddress, snippet, type Html } from '../pages/layout.ts';
import { stateSentence, translated, type LabelView } from './view.ts';
import { labelWords } from './words.ts';

/** What stands in the lines to paste is HTML itself. */
const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/**
 * The lines that put a badge on a site: as an element, or as an image where nothing else is let through.
 * @param label id of one label; undefined for all of them
 */
export function badgeSnippets(view: LabelView, label: string | undefined): Html {
  const { context } = view;
  const { place } = view.labels;
  const words = labelWords[context.language];
  const { origin } = context.url;
  const page = `${origin}/places/${place.id}/labels${label === undefined ? '' : `/${label}`}`;
  const link = `<a href="${page}">${escapeText(words.ofPlace(place.name))}</a>`;
  const attribute = label === undefined ? '' : ` label="${label}"`;
  const image = `${origin}/badge/${place.id}.svg?lang=${context.language}${label === undefined ? '' : `&amp;label=${label}`}`;
  const alt = escapeText(imageText(view, label));
  const { width, height } = sizeOf(view, label);
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
        ${snippet(context, 'badge-image', words.image, `<a href="${page}"><img src="${image}" width="${width}" height="${height}" alt="${alt}"></a>`)}
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

/**
 * What the image says now, and of which day that is true: a text stands still in the page it was pasted into, while the
 * image follows the label, so it also tells where today's state is.
 */
function imageText({ context, labels, messages, timeZone }: LabelView, only: string | undefined): string {
  const words = labelWords[context.language];
  const said = labels.items
    .filter(({ label }) => only === undefined || label.id === only)
    .map((grant) => {
      const { name, issuer } = grant.label;
      return `${translated(name, context.language)}, ${lowered(messages.label.by(issuer.name))}, ${lowered(stateSentence(grant, messages))}`;
    });
  const day = new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(labels.evaluatedAt));
  return words.imageAlt(
    labels.place.name,
    said.join(context.language === 'fr' ? '\xa0; ' : '; '),
    fullDay(day, messages),
  );
}

/** Pixels of the image as it is now. What is said later is fitted into the same room. */
function sizeOf({ context, labels, timeZone }: LabelView, only: string | undefined) {
  const asked = { language: context.language, size: 'medium', only: only === undefined ? [] : [only] } as const;
  return drawBadge(imageOf(labels, asked, { timeZone, page: '' }));
}

/** A sentence that goes on after a comma. */
const lowered = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);
