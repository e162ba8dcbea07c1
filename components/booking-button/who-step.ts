import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { safeUrl } from '../../src/core/urls.ts';
import { icon } from '../../src/pictograms/icon.ts';
import { chevron } from '../../src/pictograms/controls.ts';
import {
  type DialogActions,
  type DialogView,
  quoteOf,
  renderQuote,
  renderSummary,
  renderTrouble,
} from './dialog-view.ts';
import { sayMoment } from './moments.ts';

/** Who books. Without <form>, which a sandboxed frame may not submit. */
export function renderWho(view: DialogView, actions: DialogActions): TemplateResult {
  const { draft, words, resource, sending } = view;
  const { period, seats, trouble } = draft;
  const unknown = trouble?.kind === 'unknown';
  const confirmation = resource.booking.rules?.confirmation ?? 'instant';
  const label = confirmation === 'operator' ? words.request : words.book;
  return html`<div class="content">
      ${period ? renderSummary(view, { ...period, seats, quote: undefined }) : nothing}
      <button type="button" class="link back" part="back" ?hidden=${unknown || sending} @click=${actions.back}>
        ${icon(chevron)}${words.back}
      </button>
      ${renderFields(view, actions, unknown || sending)} ${renderTrouble(view, actions)}
      <p>${words.after[confirmation]} ${renderDeadline(view)}</p>
      ${renderPrivacy(view)}
    </div>
    <footer>
      ${renderQuote(quoteOf(view), view)}
      <button type="button" class="main" part="confirm" aria-disabled=${sending} @click=${actions.book}>
        ${sending ? words.booking : unknown ? words.tryAgain : label}
      </button>
      <span class="visually-hidden" role="status">${sending ? words.booking : nothing}</span>
    </footer>`;
}

function renderFields({ draft, person, words }: DialogView, actions: DialogActions, fixed: boolean): TemplateResult {
  const { trouble } = draft;
  const fault = trouble?.kind === 'incomplete' && trouble.field === 'email' ? trouble.sentence : undefined;
  const onEnter = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.isComposing) actions.book();
  };
  return html`<div class="fields" role="group" aria-label=${words.you}>
    <div>
      <label for="email">${words.email}</label>
      <input
        id="email"
        type="email"
        autocomplete="email"
        inputmode="email"
        maxlength="254"
        required
        spellcheck="false"
        aria-describedby="email-hint email-fault"
        aria-invalid=${fault ? 'true' : 'false'}
        ?readonly=${fixed}
        .value=${live(person.email)}
        @input=${(event: Event) => {
          person.email = textOf(event);
          actions.typed();
        }}
        @keydown=${onEnter}
      />
      <p class="fault" id="email-fault" role="alert">${fault ?? nothing}</p>
      <p class="muted" id="email-hint">${words.emailHint}</p>
    </div>
    <div>
      <label for="person">${words.name}</label>
      <input
        id="person"
        type="text"
        autocomplete="name"
        maxlength="100"
        aria-describedby="person-hint"
        ?readonly=${fixed}
        .value=${live(person.name)}
        @input=${(event: Event) => {
          person.name = textOf(event);
          actions.typed();
        }}
        @keydown=${onEnter}
      />
      <p class="muted" id="person-hint">${words.nameHint}</p>
    </div>
  </div>`;
}

const textOf = ({ target }: Event): string => (target as HTMLInputElement).value;

/** Until when one may cancel; nothing once that moment has passed. */
function renderDeadline({ draft: { period }, resource, place, words, messages, now }: DialogView): unknown {
  const { rules } = resource.booking;
  if (!period || !rules) return nothing;
  const deadline = Date.parse(period.start) - rules.cancelUntil * 60_000;
  if (deadline <= now.getTime()) return nothing;
  return words.cancelUntil(sayMoment(new Date(deadline).toISOString(), place.timeZone, messages));
}

/** Who is told, what for and for how long (RGPD, art. 13), before anything is sent. */
function renderPrivacy({ network, words }: DialogView): TemplateResult {
  const controller = network?.controller;
  const notice = safeUrl(network?.privacyNotice);
  return html`<p class="muted privacy" part="privacy">
    ${controller ? words.controller(controller.name) : nothing} ${words.privacy}
    ${controller?.contact ? `${words.contact(controller.contact)}.` : nothing}
    ${notice ? html`<a href=${notice} target="_blank" rel="noopener">${words.notice}</a>` : nothing}
  </p>`;
}
