import { html, nothing, type TemplateResult } from 'lit';
import { type DialogActions, type DialogView, renderQuote } from './dialog-view.ts';

interface Onward {
  readonly part: 'next' | 'confirm' | 'done';
  readonly label: string;
  readonly go: () => void;
}

/**
 * The sum, and what leads on. One button through all steps: of a focus that leaves a button which is gone, a screen
 * reader may say nothing (Orca 43).
 */
export function renderFooter(view: DialogView, actions: DialogActions): TemplateResult {
  const { draft, words, sending } = view;
  const { part, label, go } = onward(view, actions);
  return html`<footer role="none">
    ${
      draft.step === 'done'
        ? html`<button type="button" part="again" @click=${actions.again}>${words.again}</button>`
        : renderQuote(view)
    }
    <button type="button" class="main" part=${part} aria-disabled=${sending} @click=${go}>${label}</button>
    <span class="visually-hidden" aria-live="polite">${sending ? words.booking : nothing}</span>
  </footer>`;
}

function onward({ draft, words, sending, resource }: DialogView, { next, book, close }: DialogActions): Onward {
  if (draft.step === 'when') return { part: 'next', label: words.next, go: next };
  if (draft.step === 'done') return { part: 'done', label: words.close, go: close };
  const first = resource.booking.rules?.confirmation === 'operator' ? words.request : words.book;
  const label = sending ? words.booking : draft.trouble?.kind === 'unknown' ? words.tryAgain : first;
  return { part: 'confirm', label, go: book };
}
