import { html, nothing, type TemplateResult } from 'lit';
import type { Resource } from '../../sdk/contract/index.ts';
import { type DialogActions, type DialogView, faultAt, saySeats } from './dialog-view.ts';
import type { Offered } from './periods.ts';

/** Seats that one booking may take: all there are. */
export const mostSeats = ({ seats }: Resource, offered: Offered | undefined): number => offered?.seats ?? seats;

/** For how many: typed, or counted up and down. */
export function renderSeats(view: DialogView, most: number, actions: DialogActions): TemplateResult {
  const { resource, draft, words } = view;
  const { seats, trouble } = draft;
  const fault = faultAt('seats', draft);
  const typed = trouble?.kind === 'incomplete' && fault !== undefined ? trouble.typed : undefined;
  return html`<div>
    <label for="seats">${resource.kind === 'desk' ? words.seats : words.people}</label>
    <div class="count">
      ${renderStep('−', words.fewer, seats > 1, () => actions.chooseSeats(String(seats - 1), true))}
      <input
        id="seats"
        type="number"
        inputmode="numeric"
        min="1"
        max=${most}
        step="1"
        autocomplete="off"
        aria-describedby="seats-fault seats-hint"
        aria-invalid=${fault ? 'true' : 'false'}
        .held=${typed ?? String(seats)}
        @change=${({ target }: Event) => actions.chooseSeats((target as HTMLInputElement).value)}
      />
      ${renderStep('+', words.more, seats < most, () => actions.chooseSeats(String(seats + 1), true))}
    </div>
    <p class="muted" id="seats-hint">${words.seatsUpTo(most)}</p>
    <span class="visually-hidden" aria-live="polite"
      >${draft.counted ? saySeats(resource, seats, words) : nothing}</span
    >
    <p class="fault" id="seats-fault" role="alert">${fault ?? nothing}</p>
  </div>`;
}

/** A step that leads nowhere keeps its place and the focus. */
const renderStep = (sign: string, words: string, leads: boolean, go: () => void): TemplateResult =>
  html`<button
    type="button"
    aria-label=${words}
    aria-disabled=${leads ? 'false' : 'true'}
    @click=${() => leads && go()}
  >
    <span aria-hidden="true">${sign}</span>
  </button>`;
