import { html } from 'hono/html';
import { z } from 'zod';
import type { EmbedAddress } from '../../embed/address.ts';
import { pageParameters, type Widget } from '../../embed/widgets.ts';
import type { Messages } from '../../../../src/translations/messages.ts';
import type { Language } from '../../http/language.ts';
import type { Html } from '../pages/layout.ts';
import type { ConfiguratorWords } from './words.ts';

/** What a field is drawn with. */
export interface FieldContext {
  readonly words: ConfiguratorWords;
  readonly messages: Messages;
  readonly language: Language;
  readonly address: EmbedAddress;
  /** What was typed and is not understood, by parameter. */
  readonly rejected: URLSearchParams;
}

/** For the careful; everything else is asked at once. */
const advanced = new Set([
  'bbox',
  'near',
  'radius',
  'q',
  'lat',
  'lon',
  'zoom',
  'limit',
  'heading-level',
  'amenity',
  'label',
]);

/** Inputs for every parameter of the widget, by the type of its schema; nothing here knows a widget. */
export function fields(widget: Widget, context: FieldContext): { readonly first: Html[]; readonly more: Html[] } {
  const all = Object.entries<z.core.$ZodType>({ ...widget.parameters.shape, ...pageParameters });
  const draw = (entries: typeof all): Html[] => entries.map(([name, schema]) => field(name, schema, context));
  return {
    first: draw(all.filter(([name]) => !advanced.has(name))),
    more: draw(all.filter(([name]) => advanced.has(name))),
  };
}

function field(name: string, schema: z.core.$ZodType, context: FieldContext): Html {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodBoolean) return flag(name, context);
  if (inner instanceof z.ZodEnum) return choice(name, optionsOf(inner), context);
  if (inner instanceof z.ZodArray) {
    const item = unwrap(inner.element);
    if (item instanceof z.ZodEnum) return several(name, optionsOf(item), context);
  }
  return line(name, inner instanceof z.ZodNumber, context);
}

const unwrap = (schema: z.core.$ZodType): z.core.$ZodType =>
  schema instanceof z.ZodOptional ? schema.unwrap() : schema;

const optionsOf = (schema: z.ZodEnum): string[] => schema.options.map(String);

function valueOf(name: string, { address, rejected }: FieldContext): string {
  return address.attributes.get(name) ?? address.page.get(name) ?? rejected.get(name) ?? '';
}

const labelOf = (name: string, { words }: FieldContext): readonly [label: string, help: string] =>
  words.parameters[name] ?? [name, ''];

/** The word for a value: of the configurator itself, else of the kit. */
function sayValue(value: string, { words, messages }: FieldContext): string {
  return (
    words.values[value] ??
    Object.entries({ ...messages.kinds, ...messages.amenities }).find(([key]) => key === value)?.[1] ??
    value
  );
}

function describe(name: string, context: FieldContext): { help: Html | string; attributes: Html | string } {
  const [, text] = labelOf(name, context);
  const fault = context.address.faults.find(({ parameter }) => parameter === name);
  const said = fault && (typeof fault.detail === 'string' ? fault.detail : fault.detail[context.language]);
  if (!text && !said) return { help: '', attributes: '' };
  return {
    help: html`<span class="help" id="help-${name}">${said ? html`<strong>${said}</strong> ` : ''}${text}</span>`,
    attributes: html` aria-describedby="help-${name}"${said ? html` aria-invalid="true"` : ''}`,
  };
}

function line(name: string, numeric: boolean, context: FieldContext): Html {
  const [label] = labelOf(name, context);
  const { help, attributes } = describe(name, context);
  const offered = Object.entries(context.words.offered[name] ?? {});
  return html`<p class="field">
    <label for="field-${name}">${label}</label>${help}
    <input
      type="text"
      id="field-${name}"
      name="${name}"
      value="${valueOf(name, context)}"
      autocomplete="off"
      inputmode="${numeric ? 'decimal' : 'text'}"
      ${offered.length > 0 ? html`list="offered-${name}"` : ''}
      ${attributes}
    />
    ${
      offered.length > 0
        ? html`<datalist id="offered-${name}">
            ${offered.map(([value, said]) => html`<option value="${value}" label="${said}"></option>`)}
          </datalist>`
        : ''
    }
  </p>`;
}

function flag(name: string, context: FieldContext): Html {
  const [label] = labelOf(name, context);
  const checked = context.address.attributes.has(name) ? html` checked` : '';
  return html`<p class="flag">
    <label><input type="checkbox" name="${name}" value="true" ${checked} /> ${label}</label>
  </p>`;
}

function choice(name: string, options: readonly string[], context: FieldContext): Html {
  const [label] = labelOf(name, context);
  const { help, attributes } = describe(name, context);
  const value = valueOf(name, context);
  return html`<p class="field">
    <label for="field-${name}">${label}</label>${help}
    <select id="field-${name}" name="${name}" ${attributes}>
      <option value="">${context.words.none}</option>
      ${options.map(
        (option) =>
          html`<option value="${option}" ${option === value ? html`selected` : ''}>
            ${sayValue(option, context)}
          </option>`,
      )}
    </select>
  </p>`;
}

function several(name: string, options: readonly string[], context: FieldContext): Html {
  const [label] = labelOf(name, context);
  const { help } = describe(name, context);
  const chosen = valueOf(name, context).split(',');
  return html`<fieldset class="several">
    <legend>${label}</legend>
    ${help}
    ${options.map(
      (option) =>
        html`<label
          ><input type="checkbox" name="${name}" value="${option}" ${chosen.includes(option) ? html`checked` : ''} />
          ${sayValue(option, context)}</label
        >`,
    )}
  </fieldset>`;
}
