import { html } from 'hono/html';
import {
  BookingChannel,
  BookingStep,
  Confirmation,
  PriceForm,
  ResourceKind,
  TariffUnit,
  type ResourceEdit,
} from '../../../../../sdk/contract/index.ts';
import type { Language } from '../../../http/language.ts';
import type { Html } from '../../pages/layout.ts';
import type { FormFields } from '../form.ts';
import { areaField, selectField, textField } from './controls.ts';
import { resourceWords } from './resource-words.ts';

/** Each control of the form with what was typed into it. */
export type TypedResource = Readonly<Record<string, string>>;

/** Whole numbers of the form, with their bounds (BookingRules of the contract) and what stands there at first. */
const numbers = {
  seats: [1, 1000, 1],
  minDuration: [30, 1440, 60],
  maxDuration: [30, 1440, 600],
  notice: [0, 43_200, 60],
  horizon: [1, 365, 60],
  cancelUntil: [0, 43_200, 120],
} as const;
type NumberName = keyof typeof numbers;
const ruleNumbers = ['minDuration', 'maxDuration', 'notice', 'horizon', 'cancelUntil'] as const;

/** A resource as its form shows it; the form of a new one when there is none. */
export function typedResource(resource: ResourceEdit | undefined): TypedResource {
  const { rules, price } = resource ?? {};
  const first = (name: NumberName): string => String(numbers[name][2]);
  return {
    kind: resource?.kind ?? 'desk',
    name: resource?.name ?? '',
    seats: String(resource?.seats ?? first('seats')),
    via: resource?.via ?? 'hub',
    url: resource?.url ?? '',
    calendarUrl: resource?.calendarUrl ?? '',
    step: rules?.step ?? 'half-day',
    ...Object.fromEntries(ruleNumbers.map((name) => [name, rules ? String(rules[name]) : first(name)])),
    confirmation: rules?.confirmation ?? 'email',
    closedOn: rules?.closedOn.join('\n') ?? '',
    form: price?.form ?? 'unknown',
    ...Object.fromEntries(
      TariffUnit.options.map((unit) => {
        const tariff = price?.tariffs.find(({ per }) => per === unit);
        return [`tariff-${unit}`, tariff ? String(tariff.amount / 100) : ''];
      }),
    ),
  };
}

export const readTypedResource = (form: FormFields): TypedResource =>
  Object.fromEntries(Object.keys(typedResource(undefined)).map((name) => [name, form.get(name)]));

/**
 * Understands what was typed.
 * @returns the resource, to be checked as a whole, with what cannot be read by the name of its control
 */
export function readResourceForm(
  typed: TypedResource,
  language: Language,
): { resource: ResourceEdit; faults: Record<string, string> } {
  const say = resourceWords[language];
  const faults: Record<string, string> = {};
  const numberOf = (name: NumberName): number => {
    const [min, max, first] = numbers[name];
    const text = (typed[name] ?? '').replace(/\s/g, '');
    const number = /^\d{1,6}$/.test(text) ? Number(text) : NaN;
    if (number >= min && number <= max) return number;
    faults[name] = say.numberFault(min, max);
    return first;
  };
  const one = <T extends string>(options: readonly T[], name: string, first: T): T =>
    options.find((option) => option === typed[name]) ?? first;
  const via = one(BookingChannel.options, 'via', 'hub');
  const resource: ResourceEdit = {
    kind: one(ResourceKind.options, 'kind', 'desk'),
    name: typed['name'] ?? '',
    seats: numberOf('seats'),
    via,
    url: typed['url'] ?? '',
    calendarUrl: typed['calendarUrl'] ?? '',
    price: readPrice(typed, language, faults),
    rules:
      via === 'hub'
        ? {
            step: one(BookingStep.options, 'step', 'half-day'),
            minDuration: numberOf('minDuration'),
            maxDuration: numberOf('maxDuration'),
            notice: numberOf('notice'),
            horizon: numberOf('horizon'),
            cancelUntil: numberOf('cancelUntil'),
            confirmation: one(Confirmation.options, 'confirmation', 'email'),
            closedOn: readDays(typed['closedOn'] ?? '', language, faults),
          }
        : null,
  };
  return { resource, faults };
}

function readPrice(typed: TypedResource, language: Language, faults: Record<string, string>): ResourceEdit['price'] {
  const form = PriceForm.options.find((option) => option === typed['form']);
  if (form === undefined) return null;
  const tariffs = TariffUnit.options.flatMap((per) => {
    const text = (typed[`tariff-${per}`] ?? '').replace(/[\s€]/g, '').replace(',', '.');
    if (text === '') return [];
    if (!/^\d{1,6}(?:\.\d{1,2})?$/.test(text)) {
      faults[`tariff-${per}`] = resourceWords[language].priceFault;
      return [];
    }
    return [{ per, amount: Math.round(Number(text) * 100) }];
  });
  return { form, currency: 'EUR', tariffs: form === 'tariffs' ? tariffs : [] };
}

function readDays(text: string, language: Language, faults: Record<string, string>): string[] {
  const days = text.split(/[\s,;]+/).filter((day) => day !== '');
  const wrong = days.find((day) => {
    const date = new Date(`${day}T00:00:00Z`);
    return !/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(day);
  });
  if (wrong !== undefined) faults['closedOn'] = resourceWords[language].closedOnFault(wrong.slice(0, 20));
  return wrong === undefined ? days : [];
}

/** The fields of a resource; rules and platform are told apart by their headings, so that nothing needs a script. */
export function resourceFields(
  language: Language,
  typed: TypedResource,
  faults: Readonly<Record<string, string>>,
): Html {
  const say = resourceWords[language];
  const value = (name: string): string => typed[name] ?? '';
  const number = (name: NumberName, label: string, hint?: string): Html =>
    textField({ name, label, hint, value: value(name), inputmode: 'numeric', short: true, fault: faults[name] });
  const select = (name: string, label: string, options: Readonly<Record<string, string>>): Html =>
    selectField({ name, label, value: value(name), options: Object.entries(options), fault: faults[name] });
  return html`${select('kind', say.kind, say.kinds)}
    ${textField({ name: 'name', label: say.name, value: value('name'), hint: say.nameHint, fault: faults['name'], required: true })}
    ${number('seats', say.seats, say.seatsHint)}
    <h2>${say.price}</h2>
    ${select('form', say.price, say.forms)}
    <fieldset class="choices">
      <legend>${say.tariffs}</legend>
      <div class="fields">
        ${TariffUnit.options.map((unit) =>
          textField({
            name: `tariff-${unit}`,
            label: say.tariff[unit],
            value: value(`tariff-${unit}`),
            inputmode: 'decimal',
            fault: faults[`tariff-${unit}`],
          }),
        )}
      </div>
    </fieldset>
    ${faults['price'] ? html`<p class="fault" id="price">${faults['price']}</p>` : ''}
    <h2>${say.via}</h2>
    ${select('via', say.via, say.vias)}
    ${textField({ name: 'url', label: say.url, value: value('url'), hint: say.urlHint, fault: faults['url'] })}
    <h2 id="rules">${say.rules}</h2>
    ${faults['rules'] ? html`<p class="fault">${faults['rules']}</p>` : ''} ${select('step', say.step, say.steps)}
    <div class="fields">${number('minDuration', say.minDuration)} ${number('maxDuration', say.maxDuration)}</div>
    <div class="fields">${number('notice', say.notice)} ${number('horizon', say.horizon)}</div>
    ${number('cancelUntil', say.cancelUntil)} ${select('confirmation', say.confirmation, say.confirmations)}
    ${areaField({ name: 'closedOn', label: say.closedOn, value: value('closedOn'), rows: 2, hint: say.closedOnHint, fault: faults['closedOn'] })}
    ${textField({ name: 'calendarUrl', label: say.calendarUrl, value: value('calendarUrl'), hint: say.calendarHint, fault: faults['calendarUrl'] })}`;
}
