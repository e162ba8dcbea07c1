import { html, nothing, type TemplateResult } from 'lit';
import { safeUrl } from '../../src/core/urls.ts';
import { icon } from '../../src/pictograms/icon.ts';
import { chevron } from '../../src/pictograms/controls.ts';
import { type DialogActions, type DialogView, renderSummary, renderTrouble } from './dialog-view.ts';
import { isMailed } from './done-step.ts';
import { sayMoment } from './moments.ts';
import { renderFields } from './person-fields.ts';

/** Who books. Without <form>, which a sandboxed frame may not submit. */
export function renderWho(view: DialogView, actions: DialogActions): TemplateResult {
  const { draft, words, resource, sending } = view;
  const { period, seats, trouble } = draft;
  const unknown = trouble?.kind === 'unknown';
  const confirmation = resource.booking.rules?.confirmation ?? 'instant';
  return html`<div class="content" tabindex="-1">
    ${period ? renderSummary(view, { ...period, seats, quote: undefined }) : nothing}
    <button type="button" class="link back" part="back" ?hidden=${unknown || sending} @click=${actions.back}>
      ${icon(chevron)}${words.back}
    </button>
    ${renderFields(view, actions, unknown || sending)} ${renderTrouble(view, actions)}
    <p>${(isMailed(view) ? words.after : words.unsent.after)[confirmation]} ${renderDeadline(view)}</p>
    ${renderPrivacy(view)}
  </div>`;
}

/** Until when one may cancel; nothing once that moment has passed. */
function renderDeadline({ draft: { period }, resource, place, words, messages, now }: DialogView): unknown {
  const { rules } = resource.booking;
  if (!period || !rules) return nothing;
  const deadline = Date.parse(period.start) - rules.cancelUntil * 60_000;
  if (deadline <= now.getTime()) return nothing;
  return words.cancelUntil(sayMoment(new Date(deadline).toISOString(), place.timeZone, messages));
}

/** Who is told, what for and for how long (RGPD, art. 13), before anything is sent. */
function renderPrivacy(view: DialogView): TemplateResult {
  const { network, words } = view;
  const controller = network?.controller;
  const notice = safeUrl(network?.privacyNotice);
  return html`<p class="muted privacy" part="privacy">
    ${controller ? words.controller(controller.name) : nothing} ${words.privacy}
    ${isMailed(view) ? words.eraseSooner : nothing}
    ${controller?.contact ? `${words.contact(controller.contact)}.` : nothing}
    ${notice ? html`<a href=${notice} target="_blank" rel="noopener">${words.notice}</a>` : nothing}
  </p>`;
}
