import { html, nothing, type TemplateResult } from 'lit';
import type { Place } from '../../sdk/contract/index.ts';
import { safeUrl, siteName } from '../../src/core/urls.ts';
import { directions, mail, phone, web } from '../../src/pictograms/contact.ts';
import { clock } from '../../src/pictograms/place.ts';
import type { Messages } from '../../src/translations/messages.ts';
import { readablePhone } from '../../src/translations/phone.ts';
import { addressLines, line } from './parts.ts';

const OSM = 'https://www.openstreetmap.org';

/** The way there, phone, mail and web sites. */
export function renderContact(
  { position, contact, agendaUrl, address }: Place,
  say: Messages['details'],
): TemplateResult {
  const website = safeUrl(contact.website);
  const agenda = safeUrl(agendaUrl);
  // OpenStreetMap, because it asks nothing of a visitor; nothing is loaded from it before they follow the link.
  const way = position
    ? `${OSM}/directions?to=${position.lat},${position.lon}`
    : `${OSM}/search?query=${encodeURIComponent(addressLines(address).join(', '))}`;
  return html`<ul>
    ${item(directions, way, position ? say.directions : say.search)}
    ${position?.precision === 'approximate' ? html`<li class="muted">${say.approximate}</li>` : nothing}
    ${item(phone, contact.phone && safeUrl(`tel:${contact.phone}`), say.phone(readablePhone(contact.phone ?? '')))}
    ${item(mail, contact.email && safeUrl(`mailto:${contact.email}`), `${say.email} (${contact.email})`)}
    ${website ? item(web, website, say.website(siteName(website))) : nothing}
    ${agenda ? item(clock, agenda, say.agenda(siteName(agenda))) : nothing}
  </ul>`;
}

const item = (path: string, url: string | null | undefined, words: string): unknown =>
  url ? html`<li>${line(path, html`<a href=${url}>${words}</a>`)}</li>` : nothing;
