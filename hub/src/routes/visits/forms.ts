import { html } from 'hono/html';
import { modes as allModes } from '../../../../sdk/impact/index.ts';
import { en } from '../../../../src/translations/en.ts';
import { fr } from '../../../../src/translations/fr.ts';
import { FormFields } from '../operator/form.ts';
import { inLanguage, type Html, type PageContext } from '../pages/layout.ts';
import { alternatives, type Faults, type Side } from './trip-form.ts';
import { visitWords } from './words.ts';

const noFields = new FormFields(new URLSearchParams());
const noFaults: Faults = new Map();

export interface Typed {
  readonly form?: FormFields;
  readonly faults?: Faults;
}

/** The form for the day's code. `id` makes sending it twice harmless. */
export function codeForm(
  context: PageContext,
  placeId: string,
  id: string,
  { form = noFields, faults = noFaults }: Typed = {},
): Html {
  const words = visitWords[context.language];
  return html`<form method="post" action="${inLanguage(context, `/v/${placeId}`)}" class="visit" id="visit">
    <input type="hidden" name="id" value="${id}" />
    <input type="hidden" name="booking" value="${form.get('booking')}" />
    <input type="hidden" name="link" value="${form.get('link')}" />
    <div class="field">
      <label for="code">${words.code}</label>
      <input
        type="text"
        id="code"
        name="code"
        class="code"
        required
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        maxlength="12"
        value="${form.get('code')}"
        ${described('code', faults, true)}
      />
      <p class="hint" id="code-hint">${words.codeHint}</p>
      ${fault('code', faults)}
    </div>
    <div class="field" data-unbooked>
      <label for="email">${words.email}</label>
      <input
        id="email"
        name="email"
        type="email"
        autocomplete="email"
        maxlength="254"
        value="${form.get('email')}"
        ${described('email', faults, true)}
      />
      <p class="hint" id="email-hint">${words.emailHint}</p>
      ${fault('email', faults)}
    </div>
    <p class="actions"><button type="submit" class="button">${words.here}</button></p>
  </form>`;
}

/** What goes with a declaration from one page to the next, and is kept nowhere. */
export interface Carried {
  /** The right to say something of this visit. */
  readonly ticket: string;
  /** The token of a walk-in's own link; empty for whoever is told apart otherwise. */
  readonly link: string;
}

/** The declaration, which may be skipped. */
export function tripForm(context: PageContext, placeId: string, carried: Carried, typed: Typed = {}): Html {
  const words = visitWords[context.language];
  const { form = noFields, faults = noFaults } = typed;
  return html`<form method="post" action="${inLanguage(context, `/v/${placeId}/trip`)}" class="visit" id="trip">
    <input type="hidden" name="ticket" value="${carried.ticket}" />
    <input type="hidden" name="link" value="${carried.link}" />
    ${faults.size > 0 ? html`<p class="fault" role="alert">${words.faults.title}</p>` : ''}
    <fieldset>
      <legend>${words.without}</legend>
      ${alternatives.map(
        (each) =>
          html`<label class="choice">
            <input
              type="radio"
              name="without"
              value="${each}"
              required
              ${form.get('without') === each ? 'checked' : ''}
            />
            <span>${words.alternatives[each]}</span>
          </label>`,
      )}
      ${fault('without', faults)}
    </fieldset>
    <label class="choice">
      <input
        type="checkbox"
        name="part-of-day"
        value="yes"
        aria-describedby="part-of-day-hint"
        ${form.has('part-of-day') ? 'checked' : ''}
      />
      <span>${words.partOfDay}</span>
    </label>
    <p class="hint" id="part-of-day-hint">${words.partOfDayHint}</p>
    ${tripFields(context, 'usual', typed)} ${tripFields(context, 'today', typed)}
    <p class="actions">
      <button type="submit" class="button">${words.send}</button>
      <a class="button quiet" href="${inLanguage(context, `/places/${placeId}`)}">${words.skip}</a>
    </p>
  </form>`;
}

function tripFields(context: PageContext, side: Side, { form = noFields, faults = noFaults }: Typed): Html {
  const words = visitWords[context.language];
  const { modes } = { fr, en }[context.language];
  const chosen = form.get(`${side}-mode`);
  const field = (name: string, label: string, control: Html, hint?: string): Html => {
    const id = `${side}-${name}`;
    return html`<div class="field">
      <label for="${id}">${label}</label>
      ${control} ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : ''} ${fault(id, faults)}
    </div>`;
  };
  const text = (name: string, hinted = false): Html => {
    const id = `${side}-${name}`;
    return html`<input
      type="text"
      id="${id}"
      name="${id}"
      autocomplete="off"
      maxlength="100"
      value="${form.get(id)}"
      ${described(id, faults, hinted)}
    />`;
  };
  const number = (name: string, hinted = false): Html => {
    const id = `${side}-${name}`;
    return html`<input
      type="text"
      id="${id}"
      name="${id}"
      class="short"
      inputmode="decimal"
      autocomplete="off"
      maxlength="8"
      value="${form.get(id)}"
      ${described(id, faults, hinted)}
    />`;
  };
  const mode = html`<select id="${side}-mode" name="${side}-mode" ${described(`${side}-mode`, faults, false)}>
    <option value="">${words.choose}</option>
    ${allModes.map((each) => html`<option value="${each}" ${chosen === each ? 'selected' : ''}>${modes[each]}</option>`)}
  </select>`;
  return html`<fieldset data-side="${side}">
    <legend>${words[side]}</legend>
    ${side === 'usual' ? html`<p class="hint">${words.usualHint}</p>` : ''} ${field('mode', words.mode, mode)}
    ${field('km', words.kilometres, number('km'))}
    <div class="communes" role="group" aria-label="${words.orCommunes}">
      <p class="hint">${words.orCommunes}</p>
      <div class="pair">${field('from', words.from, text('from'))} ${field('to', words.to, text('to'))}</div>
      <p class="hint">${words.communesHint}</p>
    </div>
    ${field('occupants', words.occupants, number('occupants', true), words.occupantsHint)}
  </fieldset>`;
}

function described(name: string, faults: Faults, hinted: boolean): Html | '' {
  const ids = [...(hinted ? [`${name}-hint`] : []), ...(faults.has(name) ? [`${name}-fault`] : [])];
  if (ids.length === 0) return '';
  return faults.has(name)
    ? html`aria-describedby="${ids.join(' ')}" aria-invalid="true"`
    : html`aria-describedby="${ids.join(' ')}"`;
}

const fault = (name: string, faults: Faults): Html | '' =>
  faults.has(name) ? html`<p class="fault" id="${name}-fault">${faults.get(name)}</p>` : '';
