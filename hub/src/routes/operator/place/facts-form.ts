import { html } from 'hono/html';
import {
  Accessibility,
  Amenity,
  Kind,
  type Accessibility as Answers,
  type PlaceEdit,
} from '../../../../../sdk/contract/index.ts';
import { amenityIcons } from '../../../../../src/pictograms/amenities.ts';
import { kindIcons } from '../../../../../src/pictograms/kinds.ts';
import { en } from '../../../../../src/translations/en.ts';
import { fr } from '../../../../../src/translations/fr.ts';
import type { Language } from '../../../http/language.ts';
import type { FactName, PlaceFacts } from '../../../operators/edit/record.ts';
import type { Html } from '../../pages/layout.ts';
import type { FormFields } from '../form.ts';
import { areaField, choiceField, pictogram, selectField, textField, tick } from './controls.ts';
import { readPoint, writePoint } from './point.ts';
import { placeWords } from './words.ts';

/** What the form of the card holds of a place: each field as it was typed. The hours have a page of their own. */
export interface TypedFacts {
  readonly name: string;
  readonly kinds: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly address: {
    readonly street: string;
    readonly complement: string;
    readonly postalCode: string;
    readonly city: string;
  };
  readonly position: string;
  readonly phone: string;
  readonly email: string;
  readonly website: string;
  readonly agendaUrl: string;
  readonly hostHours: string;
  readonly teleworkSpot: { readonly welcome: boolean; readonly hours: string; readonly note: string };
  readonly amenities: readonly string[];
  readonly accessibility: Readonly<Record<string, string>>;
  readonly listed: boolean;
}
export type TypedName = keyof TypedFacts;

const questions = Object.keys(Accessibility.shape) as (keyof Answers)[];

/** The facts of a place as the form shows them. */
export const typedOf = (facts: PlaceFacts): TypedFacts => ({
  name: facts.name,
  kinds: sorted(facts.kinds),
  summary: facts.summary ?? '',
  description: facts.description ?? '',
  address: {
    street: facts.address.street ?? '',
    complement: facts.address.complement ?? '',
    postalCode: facts.address.postalCode ?? '',
    city: facts.address.city ?? '',
  },
  position: writePoint(facts.position),
  phone: facts.phone ?? '',
  email: facts.email ?? '',
  website: facts.website ?? '',
  agendaUrl: facts.agendaUrl ?? '',
  hostHours: facts.hostHours ?? '',
  teleworkSpot: {
    welcome: facts.teleworkSpot !== null,
    hours: facts.teleworkSpot?.hours ?? '',
    note: facts.teleworkSpot?.note ?? '',
  },
  amenities: sorted(facts.amenities),
  accessibility: Object.fromEntries(questions.map((question) => [question, facts.accessibility[question]])),
  listed: facts.listed,
});

const sorted = (values: readonly string[]): string[] => values.toSorted();

/** What was typed. */
export function readTyped(form: FormFields): TypedFacts {
  const one = (name: string): string => form.get(name).replace(/\r\n?/g, '\n').trim();
  return {
    name: one('name'),
    kinds: sorted(form.all('kinds').filter((kind) => Kind.safeParse(kind).success)),
    summary: one('summary'),
    description: one('description'),
    address: {
      street: one('street'),
      complement: one('complement'),
      postalCode: one('postalCode'),
      city: one('city'),
    },
    position: one('position'),
    phone: one('phone'),
    email: one('email'),
    website: one('website'),
    agendaUrl: one('agendaUrl'),
    hostHours: one('hostHours'),
    teleworkSpot: { welcome: form.has('spot'), hours: one('spotHours'), note: one('spotNote') },
    amenities: sorted(form.all('amenities').filter((amenity) => Amenity.safeParse(amenity).success)),
    accessibility: Object.fromEntries(
      questions.map((question) => [question, ['yes', 'no'].includes(one(question)) ? one(question) : 'unknown']),
    ),
    listed: form.has('listed'),
  };
}

const orNull = (text: string): string | null => (text === '' ? null : text);

/**
 * What was typed as an edit of some fields.
 * @param facts what stands now: the kind a place is known for stays the first, a point that is not touched stays exact
 * @returns undefined values where a text cannot be read; `unreadable` names those fields
 */
export function editOf(
  typed: TypedFacts,
  names: readonly TypedName[],
  facts: PlaceFacts,
): { edit: PlaceEdit; unreadable: TypedName[] } {
  const point = typed.position === '' ? null : readPoint(typed.position);
  const kinds = typed.kinds as Kind[];
  const all: Required<Pick<PlaceEdit, Exclude<TypedName, 'position'>>> = {
    name: typed.name,
    kinds: [
      ...facts.kinds.filter((kind) => kinds.includes(kind)),
      ...kinds.filter((kind) => !facts.kinds.includes(kind)),
    ],
    summary: orNull(typed.summary),
    description: orNull(typed.description),
    address: {
      street: orNull(typed.address.street),
      complement: orNull(typed.address.complement),
      postalCode: orNull(typed.address.postalCode),
      city: orNull(typed.address.city),
      inseeCode: facts.address.inseeCode,
      country: facts.address.country,
    },
    phone: orNull(typed.phone),
    email: orNull(typed.email),
    website: orNull(typed.website),
    agendaUrl: orNull(typed.agendaUrl),
    hostHours: orNull(typed.hostHours),
    teleworkSpot: typed.teleworkSpot.welcome
      ? { hours: orNull(typed.teleworkSpot.hours), note: orNull(typed.teleworkSpot.note) }
      : null,
    amenities: typed.amenities as Amenity[],
    accessibility: typed.accessibility as unknown as Answers,
    listed: typed.listed,
  };
  const edit = {
    ...all,
    ...(point === undefined ? {} : { position: point && { ...point, precision: 'exact' as const } }),
  };
  const kept = Object.fromEntries(Object.entries(edit).filter(([name]) => names.includes(name as TypedName)));
  return { edit: kept, unreadable: point === undefined && names.includes('position') ? ['position'] : [] };
}

export interface FactsForm {
  readonly language: Language;
  readonly typed: TypedFacts;
  /** Sentences for the person, by field. */
  readonly faults: Partial<Record<FactName, string>>;
  /** Whether it is for the public: who proposes a place does not say whether it is shown. */
  readonly proposal?: boolean;
}

/** The fields of a card, for the operator's form and for a proposal. */
export function factsFields({ language, typed, faults, proposal = false }: FactsForm): Html {
  const say = placeWords[language];
  const messages = { fr, en }[language];
  const line = (name: keyof TypedFacts & FactName, more: object = {}): Html =>
    textField({
      name,
      label: say.fields[name],
      value: typed[name] as string,
      fault: faults[name],
      hint: (say.hints as Readonly<Record<string, string>>)[name],
      ...more,
    });
  return html`<h2>${say.sections.identity}</h2>
    ${line('name', { required: true })}
    ${choiceField({
      name: 'kinds',
      legend: say.fields.kinds,
      type: 'checkbox',
      fault: faults.kinds,
      chosen: typed.kinds,
      options: Kind.options.map((kind) => [kind, messages.kinds[kind], pictogram(kindIcons[kind])] as const),
    })}
    ${areaField({ name: 'summary', label: say.fields.summary, value: typed.summary, fault: faults.summary, hint: say.hints.summary, rows: 2 })}
    ${areaField({ name: 'description', label: say.fields.description, value: typed.description, fault: faults.description, hint: say.hints.description, rows: 6 })}
    ${proposal ? '' : tick('listed', say.fields.listed, typed.listed)}
    <h2>${say.sections.where}</h2>
    ${whereFields(language, typed, faults)}
    <h2>${say.sections.contact}</h2>
    ${line('phone', { type: 'tel', autocomplete: 'off' })} ${line('email', { type: 'email', autocomplete: 'off' })}
    ${line('website', { inputmode: undefined })} ${line('agendaUrl')}
    <h2>${say.sections.welcome}</h2>
    ${spotFields(language, typed, faults)} ${line('hostHours')}
    <h2>${say.sections.offer}</h2>
    ${choiceField({
      name: 'amenities',
      legend: say.fields.amenities,
      type: 'checkbox',
      fault: faults.amenities,
      chosen: typed.amenities,
      options: Amenity.options.map(
        (amenity) => [amenity, messages.amenities[amenity], pictogram(amenityIcons[amenity])] as const,
      ),
    })}
    <h2>${say.fields.accessibility}</h2>
    ${questions.map((question) =>
      selectField({
        name: question,
        label: say.questions[question],
        value: typed.accessibility[question] ?? 'unknown',
        short: true,
        options: Object.entries(say.answers),
      }),
    )}`;
}

function whereFields(language: Language, { address, position }: TypedFacts, faults: FactsForm['faults']): Html {
  const say = placeWords[language];
  return html`${textField({ name: 'street', label: say.street, value: address.street })}
    ${textField({ name: 'complement', label: say.complement, value: address.complement })}
    <div class="fields" id="address">
      ${textField({ name: 'postalCode', label: say.postalCode, value: address.postalCode, inputmode: 'numeric', fault: faults.address })}
      ${textField({ name: 'city', label: say.city, value: address.city })}
    </div>
    ${textField({ name: 'position', label: say.fields.position, value: position, fault: faults.position, hint: say.hints.position })}`;
}

function spotFields(language: Language, { teleworkSpot }: TypedFacts, faults: FactsForm['faults']): Html {
  const say = placeWords[language];
  return html`${tick('spot', say.spot, teleworkSpot.welcome)}
    <div class="fields" id="teleworkSpot">
      ${textField({ name: 'spotHours', label: say.spotHours, value: teleworkSpot.hours, hint: say.hints.spotHours, fault: faults.teleworkSpot })}
      ${textField({ name: 'spotNote', label: say.spotNote, value: teleworkSpot.note })}
    </div>`;
}
