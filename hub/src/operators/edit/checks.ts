import type { PlaceEdit } from '../../../../sdk/contract/index.ts';
import type { Sentence } from '../../http/language.ts';
import { communeOf, type Communes } from '../../import/communes.ts';
import { readPostalCode } from '../../import/normalise/codes.ts';
import { readRoleMail } from '../../import/normalise/mail.ts';
import { readPhone } from '../../import/normalise/phone.ts';
import { readWebAddress } from '../../import/normalise/web-address.ts';
import { canonicalHours } from '../../opening/canonical.ts';
import { fold } from '../../territories/names.ts';
import type { FactName, PlaceFacts } from './record.ts';
import { checkNeeded, checkText, fault, type Checked } from './texts.ts';

export type Faults = Partial<Record<FactName, Sentence>>;

export interface EditContext {
  readonly communes: Communes;
  readonly now: Date;
  /** The place's name, by which its own mailbox is known. */
  readonly name: string;
}

type Checks = {
  readonly [Name in FactName]: (value: PlaceFacts[Name], context: EditContext) => Checked<PlaceFacts[Name]>;
};

const asIs = <T>(value: T): Checked<T> => ({ value });

/** What each field may hold; one place for forms, proposals and the API. */
const checks: Checks = {
  name: (name) =>
    checkNeeded(name, { longest: 200 }, { fr: 'Donnez le nom du lieu.', en: 'Give the name of the place.' }),
  kinds: (kinds) =>
    kinds.length === 0
      ? fault('Choisissez au moins une sorte de lieu.', 'Choose at least one kind of place.')
      : { value: [...new Set(kinds)] },
  status: asIs,
  listed: asIs,
  address: checkAddress,
  position: (position) =>
    position !== null && position.lat === 0 && position.lon === 0
      ? fault('Le point 0, 0 est au milieu de l’océan.', 'The point 0, 0 lies in the ocean.')
      : { value: position },
  phone: checkPhone,
  email: checkEmail,
  website: checkWeb,
  agendaUrl: checkWeb,
  openingHours: checkHours,
  hostHours: checkHours,
  teleworkSpot: checkSpot,
  amenities: (amenities) => ({ value: [...new Set(amenities)] }),
  accessibility: asIs,
  summary: (text) => checkText(text, { longest: 280 }),
  description: (text) => checkText(text, { longest: 5000, lines: true }),
};

export const factNames = Object.keys(checks) as FactName[];

/** Checks what is to change. What is at fault stands in `faults`, the rest in `edit`, normalised. */
export function checkEdit(edit: PlaceEdit, context: EditContext): { edit: PlaceEdit; faults: Faults } {
  const checked: Record<string, unknown> = {};
  const faults: Faults = {};
  for (const name of factNames) {
    const value = edit[name];
    if (value === undefined) continue;
    // Each check takes its own field's type: `checks` says so for every name.
    const outcome = (checks[name] as (value: unknown, context: EditContext) => Checked<unknown>)(value, {
      ...context,
      name: edit.name ?? context.name,
    });
    if ('fault' in outcome) faults[name] = outcome.fault;
    else checked[name] = outcome.value;
  }
  return { edit: checked, faults };
}

function checkAddress(address: PlaceFacts['address'], { communes }: EditContext): Checked<PlaceFacts['address']> {
  const street = checkText(address.street, { longest: 200 });
  const complement = checkText(address.complement, { longest: 200 });
  const city = checkText(address.city, { longest: 100 });
  if ('fault' in street) return street;
  if ('fault' in complement) return complement;
  if ('fault' in city) return city;
  const country = address.country.toUpperCase();
  const typed = (address.postalCode ?? '').trim();
  const postalCode =
    typed === '' ? null : country === 'FR' ? (readPostalCode(typed).value ?? null) : typed.slice(0, 12);
  if (typed !== '' && postalCode === null) {
    return fault(
      'Un code postal a cinq chiffres, par exemple 35000.',
      'A French postal code has five digits, such as 35000.',
    );
  }
  const said = { street: street.value, complement: complement.value, postalCode, city: city.value, country };
  if (country !== 'FR') return { value: { ...said, inseeCode: null } };
  const commune = communeFor(said, address.inseeCode, communes);
  return 'fault' in commune ? commune : { value: { ...said, inseeCode: commune.value } };
}

/** The commune that a postal code and a name tell; the known one when they still tell it. */
function communeFor(
  { postalCode, city }: Pick<PlaceFacts['address'], 'postalCode' | 'city'>,
  inseeCode: string | null,
  communes: Communes,
): Checked<string | null> {
  if (postalCode === null || city === null) return { value: inseeCode };
  const found = communeOf(communes, postalCode, city);
  const possible = communes.communesOf(postalCode);
  const codes = possible.map(({ code }) => code.replace('commune:', ''));
  // What is known may be finer: an arrondissement, a commune that was merged into another.
  const known = inseeCode === null ? undefined : communes.locate(inseeCode)?.commune;
  if (known !== undefined && codes.includes(known) && (found === undefined || found === known))
    return { value: inseeCode };
  if (found !== undefined) return { value: found };
  const [only] = codes;
  if (only !== undefined && codes.length === 1) return { value: only };
  const names = possible.slice(0, 8).map(({ name }) => name);
  return names.length === 0
    ? fault(`Aucune commune n’a le code postal ${postalCode}.`, `No commune has the postal code ${postalCode}.`)
    : fault(
        `Le code postal ${postalCode} est celui de ${names.join(', ')}${possible.length > 8 ? '…' : ''}\xa0: écrivez l’un de ces noms.`,
        `The postal code ${postalCode} belongs to ${names.join(', ')}${possible.length > 8 ? '…' : ''}: write one of these names.`,
      );
}

function checkPhone(text: string | null): Checked<string | null> {
  if (text === null || text.trim() === '') return { value: null };
  const { value } = readPhone(text.trim());
  return value === undefined
    ? fault(
        'Ce n’est pas un numéro complet. Exemple\xa0: 02 99 00 00 01.',
        'This is not a complete number. Example: +33 2 99 00 00 01.',
      )
    : { value };
}

/** Everybody sees it: a person's own mailbox has no place there, the place's own has, whatever it is called. */
function checkEmail(text: string | null, { name }: EditContext): Checked<string | null> {
  if (text === null || text.trim() === '') return { value: null };
  const { value, dropped } = readRoleMail(text.trim());
  if (value !== undefined) return { value };
  if (dropped !== 'personal-mail') {
    return fault(
      'Cette adresse électronique n’est pas complète. Exemple\xa0: contact@monlieu.fr.',
      'This e-mail address is not complete. Example: contact@ourplace.org.',
    );
  }
  const local = fold(text.trim().split('@')[0] ?? '');
  const own = fold(name)
    .split(/[^a-z0-9]+/)
    .some((word) => word.length >= 4 && local.includes(word));
  return own
    ? { value: text.trim().toLowerCase() }
    : fault(
        'Cette adresse semble être celle d’une personne, et tout le monde la verrait. Donnez celle du lieu, par exemple contact@…',
        'This seems to be somebody’s own address, and everybody would see it. Give the place’s, such as contact@…',
      );
}

function checkWeb(text: string | null): Checked<string | null> {
  if (text === null || text.trim() === '') return { value: null };
  const typed = text.trim();
  const { value } = readWebAddress(typed);
  return value === undefined || /\s/.test(typed)
    ? fault(
        'Une adresse web commence par https:// ou http://. Exemple\xa0: https://www.monlieu.fr/',
        'A web address begins with https:// or http://. Example: https://www.ourplace.org/',
      )
    : { value };
}

function checkHours(text: string | null, { now }: EditContext): Checked<string | null> {
  if (text === null || text.trim() === '') return { value: null };
  const read = canonicalHours(text, now);
  if ('hours' in read) return { value: read.hours };
  return { fault: { fr: read.problem, en: englishProblem(read.problem) } };
}

/** The reader of hours speaks French; the two things that it says. */
const englishProblem = (problem: string): string =>
  problem.startsWith('Ces horaires n’ouvrent jamais')
    ? 'These hours never open. If the place is shut for good or for a time, change its status instead.'
    : 'These hours cannot be read. An example: Mo-Fr 09:00-12:30,14:00-18:00; Sa 10:00-12:00; PH off';

function checkSpot(spot: PlaceFacts['teleworkSpot'], context: EditContext): Checked<PlaceFacts['teleworkSpot']> {
  if (spot === null) return { value: null };
  const hours = checkHours(spot.hours, context);
  if ('fault' in hours) return hours;
  const note = checkText(spot.note, { longest: 200 });
  return 'fault' in note ? note : { value: { hours: hours.value, note: note.value } };
}
