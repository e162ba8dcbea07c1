import { html, raw } from 'hono/html';
import type { Html } from '../../pages/layout.ts';

/** A control with its words; `fault` is what is wrong with what was typed. */
export interface Control {
  readonly name: string;
  readonly label: string | Html;
  readonly value: string;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
  readonly required?: boolean;
  readonly short?: boolean;
}

export interface TextControl extends Control {
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'number' | 'date' | 'search';
  readonly inputmode?: 'numeric' | 'decimal';
  readonly autocomplete?: string;
  readonly min?: number;
  readonly max?: number;
  /** Characters; what is longer is told, not cut: a browser would cut silently. */
  readonly lang?: string;
  /** Has the focus when the page comes. */
  readonly autofocus?: boolean;
}

const attribute = (name: string, value: string | number | undefined): Html | string =>
  value === undefined ? '' : html` ${raw(name)}="${String(value)}"`;

/** Ties hint and fault to the control. */
const described = ({ name, hint, fault }: Pick<Control, 'name' | 'hint' | 'fault'>, invalid = true): Html => {
  const ids = [...(fault ? [`${name}-fault`] : []), ...(hint ? [`${name}-hint`] : [])];
  return html`${ids.length > 0 ? attribute('aria-describedby', ids.join(' ')) : ''}${fault && invalid ? raw(' aria-invalid="true"') : ''}`;
};

const remarks = ({ name, hint, fault }: Pick<Control, 'name' | 'hint' | 'fault'>): Html =>
  html`${fault ? html`<span class="fault" id="${name}-fault">${fault}</span>` : ''}${
    hint ? html`<span class="hint" id="${name}-hint">${hint}</span>` : ''
  }`;

const field = (control: Control, input: Html): Html =>
  html`<p class="field${control.short ? ' short' : ''}">
    <label for="${control.name}">${control.label}</label>${input}${remarks(control)}
  </p>`;

/** One line of text. */
export const textField = (control: TextControl): Html =>
  field(
    control,
    html`<input
      id="${control.name}"
      name="${control.name}"
      type="${control.type ?? 'text'}"
      value="${control.value}"
      ${control.required ? 'required' : ''}
      ${control.autofocus ? raw('autofocus') : ''}${attribute('inputmode', control.inputmode)}${attribute(
        'autocomplete',
        control.autocomplete,
      )}${attribute('min', control.min)}${attribute('max', control.max)}${described(control)}
    />`,
  );

/** Several lines; a line feed after the tag would be swallowed, so one stands there. */
export const areaField = (control: Control & { readonly rows: number }): Html =>
  field(
    control,
    html`<textarea id="${control.name}" name="${control.name}" rows="${control.rows}" ${described(control)}>
${control.value}</textarea>`,
  );

export type Option = readonly [value: string, label: string];

export const selectField = (control: Control & { readonly options: readonly Option[] }): Html =>
  field(
    control,
    html`<select id="${control.name}" name="${control.name}" ${described(control)}>
      ${control.options.map(
        ([value, label]) =>
          html`<option value="${value}" ${value === control.value ? 'selected' : ''}>${label}</option>`,
      )}
    </select>`,
  );

export interface Choices {
  readonly name: string;
  readonly legend: string;
  readonly type: 'checkbox' | 'radio';
  readonly options: readonly (readonly [value: string, label: string, icon?: Html])[];
  readonly chosen: readonly string[];
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
}

/** Boxes or radio buttons under a legend; the first one is where an error summary leads. */
export const choiceField = (choices: Choices): Html => {
  const { name, legend, type, options, chosen } = choices;
  return html`<fieldset class="choices" ${described(choices, false)}>
    <legend>${legend}</legend>
    ${remarks(choices)}
    ${options.map(
      ([value, label, icon], index) =>
        html`<label class="choice"
          ><input
            type="${type}"
            name="${name}"
            value="${value}"
            ${index === 0 ? html`id="${name}"` : ''}
            ${chosen.includes(value) ? 'checked' : ''}
          />${icon ?? ''}<span>${label}</span></label
        >`,
    )}
  </fieldset>`;
};

/** One box. */
export const tick = (name: string, label: string, checked: boolean): Html =>
  html`<label class="choice"
    ><input type="checkbox" name="${name}" id="${name}" value="yes" ${checked ? 'checked' : ''} /><span
      >${label}</span
    ></label
  >`;

/** What is wrong, first on the page and with the focus; each line leads to its field. */
export const faultSummary = (
  title: string,
  faults: readonly { readonly name: string; readonly label: string; readonly text: string }[],
): Html | string =>
  faults.length === 0
    ? ''
    : html`<div class="notice bad" role="alert" tabindex="-1" id="faults" autofocus>
        <p><strong>${title}</strong></p>
        <ul>
          ${faults.map(({ name, label, text }) => html`<li><a href="#${name}">${label}</a> – ${text}</li>`)}
        </ul>
      </div>`;

/** A pictogram of the kit, by the path that it is drawn with. */
export const pictogram = (path: string): Html =>
  html`<svg
    class="icon"
    viewBox="0 0 24 24"
    width="24"
    height="24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d="${path}"></path>
  </svg>`;
