import { html, nothing, type TemplateResult } from 'lit';
import { type DialogActions, type DialogView, faultAt, takesVoucher } from './dialog-view.ts';
import { isMailed } from './done-step.ts';
import type { Person } from './drafts.ts';

interface Field {
  readonly id: string;
  readonly of: keyof Person;
  readonly label: string;
  readonly hint: string;
  readonly type: 'email' | 'text';
  readonly autocomplete: 'email' | 'name' | 'off';
  /** Characters. */
  readonly most: number;
  readonly required: boolean;
}

/**
 * Who books, and whose voucher pays.
 * @param fixed a request with these is on its way, or may have been answered: they are its own until that is known
 */
export function renderFields(view: DialogView, actions: DialogActions, fixed: boolean): TemplateResult {
  const { words, resource } = view;
  const email: Field = {
    ...{
      id: 'email',
      of: 'email',
      label: words.email,
      hint: isMailed(view) ? words.emailHint : words.unsent.emailHint,
    },
    ...{ type: 'email', autocomplete: 'email', most: 254, required: true },
  };
  const name: Field = {
    ...{ id: 'person', of: 'name', label: words.name, hint: words.nameHint },
    ...{ type: 'text', autocomplete: 'name', most: 100, required: false },
  };
  return html`<div class="fields" role="group" aria-label=${words.you}>
    ${renderField(view, actions, email, fixed)} ${renderField(view, actions, name, fixed)}
    ${takesVoucher(resource) ? renderVoucher(view, actions, fixed) : nothing}
  </div>`;
}

/** Few have one: it opens for those who do, and stays open with what was typed or is wrong. */
function renderVoucher(view: DialogView, actions: DialogActions, fixed: boolean): TemplateResult {
  const { words, person, draft } = view;
  const field: Field = {
    ...{ id: 'voucher', of: 'voucher', label: words.voucher, hint: words.voucherHint },
    ...{ type: 'text', autocomplete: 'off', most: 40, required: false },
  };
  const isOpen = person.voucher !== '' || faultAt('voucher', draft) !== undefined;
  return html`<details part="voucher" ?open=${isOpen}>
    <summary>${words.haveVoucher}</summary>
    ${renderField(view, actions, field, fixed)}
  </details>`;
}

function renderField(
  { draft, person }: DialogView,
  actions: DialogActions,
  { id, of, label, hint, type, autocomplete, most, required }: Field,
  fixed: boolean,
): TemplateResult {
  const fault = faultAt(of, draft);
  return html`<div>
    <label for=${id}>${label}</label>
    <input
      id=${id}
      type=${type}
      autocomplete=${autocomplete}
      maxlength=${most}
      ?required=${required}
      spellcheck="false"
      aria-describedby="${id}-fault ${id}-hint"
      aria-invalid=${fault ? 'true' : 'false'}
      ?readonly=${fixed}
      .held=${person[of]}
      @input=${({ target }: Event) => {
        person[of] = (target as HTMLInputElement).value;
        actions.typed();
      }}
      @keydown=${({ key, isComposing }: KeyboardEvent) => {
        if (key === 'Enter' && !isComposing) actions.book();
      }}
    />
    <p class="fault" id="${id}-fault" role="alert">${fault ?? nothing}</p>
    <p class="muted" id="${id}-hint">${hint}</p>
  </div>`;
}
