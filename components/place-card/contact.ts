import { html, nothing, type TemplateResult } from 'lit';
import type { Address, Place, PlaceSummary } from '../../sdk/contract/index.ts';
import { safeUrl, siteName } from '../../src/core/urls.ts';
import { icon } from '../../src/pictograms/icon.ts';
import { clock, directions, mail, phone, pin, web } from '../../src/pictograms/ui.ts';
import { isWhole, line, section, type View } from './parts.ts';

const OSM = 'https://www.openstreetmap.org';

/** Address, way to get there, phone, mail and web sites. */
export function renderContact({ place, messages, level }: View): TemplateResult {
  return section(
    messages.card.contact,
    level,
    html`<ul>
      <li>${renderAddress(place, messages.card.approximate)}</li>
      ${item(directions, wayThere(place), place.position ? messages.card.directions : messages.card.search)}
      ${isWhole(place) ? renderMeans(place, messages.card) : nothing}
    </ul>`,
  );
}

function renderMeans({ contact, agendaUrl }: Place, card: View['messages']['card']): unknown {
  const website = safeUrl(contact.website);
  const agenda = safeUrl(agendaUrl);
  return [
    contact.phone && item(phone, safeUrl(`tel:${contact.phone}`), card.phone(readablePhone(contact.phone))),
    contact.email && item(mail, safeUrl(`mailto:${contact.email}`), `${card.email} (${contact.email})`),
    website && item(web, website, card.website(siteName(website))),
    agenda && item(clock, agenda, card.agenda(siteName(agenda))),
  ].map((each) => each || nothing);
}

const item = (path: string, url: string | undefined, words: string): unknown =>
  url ? html`<li>${line(path, html`<a href=${url}>${words}</a>`)}</li>` : nothing;

const cityLine = ({ postalCode, city }: Address): string => [postalCode, city].filter(Boolean).join(' ');

const addressLines = (address: Address): string[] =>
  [address.street, address.complement, cityLine(address)].flatMap((each) => each || []);

function renderAddress({ address, position }: Place | PlaceSummary, approximate: string): TemplateResult {
  const lines = addressLines(address);
  return html`<div class="line">
    ${icon(pin)}
    <div>
      ${lines.map((each) => html`<div>${each}</div>`)}
      ${position?.precision === 'approximate' ? html`<div class="muted">${approximate}</div>` : nothing}
    </div>
  </div>`;
}

/** OpenStreetMap, because it asks nothing of a visitor; nothing is loaded from it before they follow the link. */
function wayThere({ position, address }: Place | PlaceSummary): string {
  return position
    ? `${OSM}/directions?to=${position.lat},${position.lon}`
    : `${OSM}/search?query=${encodeURIComponent(addressLines(address).join(', '))}`;
}

/** A French number as it is read aloud; others stay in the international form. */
const readablePhone = (e164: string): string =>
  /^\+33\d{9}$/.test(e164) ? e164.replace('+33', '0').replace(/(\d\d)(?=\d)/g, '$1\xa0') : e164;
