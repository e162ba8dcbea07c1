import type { BookingRules, Price, ResourceEdit } from '../../../../sdk/contract/index.ts';
import type { Sentence } from '../../http/language.ts';
import { readWebAddress } from '../../import/normalise/web-address.ts';
import { checkNeeded, fault, type Checked } from './texts.ts';

export type ResourceFaults = Partial<Record<keyof ResourceEdit, Sentence>>;

/** Minutes of a step; half a day has no fixed length. */
const steps: Readonly<Record<BookingRules['step'], number>> = { '30-minutes': 30, 'half-day': 60, day: 60 };

/** Checks what an operator says of a resource; `via` decides what else counts. */
export function checkResource(resource: ResourceEdit): { resource: ResourceEdit; faults: ResourceFaults } {
  const faults: ResourceFaults = {};
  const take = <Name extends keyof ResourceEdit>(
    name: Name,
    checked: Checked<ResourceEdit[Name]>,
  ): ResourceEdit[Name] => {
    if ('value' in checked) return checked.value;
    faults[name] = checked.fault;
    return resource[name];
  };
  const { via } = resource;
  const missing = { fr: 'Donnez un nom à cette ressource.', en: 'Give this resource a name.' };
  const checked: ResourceEdit = {
    kind: resource.kind,
    name: take('name', checkNeeded(resource.name, { longest: 100 }, missing)),
    seats: resource.seats,
    price: take('price', checkPrice(resource.price)),
    via,
    url: via === 'external' ? take('url', checkTemplate(resource.url)) : null,
    rules: via === 'hub' ? take('rules', checkRules(resource.rules)) : null,
    calendarUrl: via === 'hub' ? take('calendarUrl', checkCalendar(resource.calendarUrl)) : null,
  };
  return { resource: checked, faults };
}

function checkPrice(price: Price | null): Checked<Price | null> {
  if (price === null) return { value: null };
  if (price.form !== 'tariffs') return { value: { ...price, tariffs: [] } };
  if (price.tariffs.length === 0) return fault('Donnez au moins un tarif.', 'Give at least one tariff.');
  const units = price.tariffs.map(({ per }) => per);
  return new Set(units).size === units.length
    ? { value: price }
    : fault('Chaque unité ne peut avoir qu’un tarif.', 'Each unit can have one tariff only.');
}

function checkRules(rules: BookingRules | null): Checked<BookingRules | null> {
  if (rules === null) {
    return fault('Dites comment se réserve cette ressource.', 'Say how this resource is booked.');
  }
  if (rules.minDuration > rules.maxDuration) {
    return fault(
      'La durée la plus courte dépasse la plus longue.',
      'The shortest duration is longer than the longest one.',
    );
  }
  const step = steps[rules.step];
  if (rules.minDuration % step !== 0 || rules.maxDuration % step !== 0) {
    return fault(
      `Avec ce pas, les durées sont des multiples de ${step} minutes.`,
      `With this step, durations are multiples of ${step} minutes.`,
    );
  }
  if (rules.notice >= (rules.horizon + 1) * 1440) {
    return fault(
      'Le délai avant l’arrivée dépasse l’horizon de réservation\xa0: rien ne pourrait être réservé.',
      'The notice is longer than the booking horizon: nothing could be booked.',
    );
  }
  return { value: { ...rules, closedOn: [...new Set(rules.closedOn)].toSorted() } };
}

const VARIABLE = /\{(?:start|end|seats|ref)\}/g;

/** A template is an address once its variables have values; a variable of another name would lead nowhere. */
function checkTemplate(url: string | null): Checked<string | null> {
  const typed = (url ?? '').trim();
  if (typed === '') return fault('Donnez l’adresse où l’on réserve.', 'Give the address where it is booked.');
  const unknown = /\{[^}]*\}?/.exec(typed.replace(VARIABLE, ''))?.[0];
  if (unknown !== undefined) {
    return fault(
      `«\xa0${unknown}\xa0» n’est pas remplacé\xa0: seuls {start}, {end}, {seats} et {ref} le sont.`,
      `“${unknown}” is not replaced: only {start}, {end}, {seats} and {ref} are.`,
    );
  }
  // Stand-ins that no address changes, so that the variables come back where they were.
  const stood = typed.replace(VARIABLE, (name) => `zz${name.slice(1, -1)}zz`);
  const { value } = readWebAddress(stood);
  if (value === undefined || /\s/.test(typed)) return webFault;
  return { value: value.replace(/zz(start|end|seats|ref)zz/g, '{$1}') };
}

const webFault = fault(
  'Une adresse web commence par https:// ou http://. Exemple\xa0: https://www.monlieu.fr/reserver',
  'A web address begins with https:// or http://. Example: https://www.ourplace.org/book',
);

function checkCalendar(url: string | null): Checked<string | null> {
  const typed = (url ?? '').trim().replace(/^webcals?:/i, 'https:');
  if (typed === '') return { value: null };
  const { value } = readWebAddress(typed);
  return value === undefined || /\s/.test(typed) ? webFault : { value };
}
