import { html } from 'hono/html';
import { formatPlaceId, parsePlaceId } from '../../../../sdk/place-id.ts';
import type { Role } from '../../access/actor.ts';
import type { Sql } from '../../database/database.ts';
import type { Language } from '../../http/language.ts';
import type { Html } from '../pages/layout.ts';
import type { FormFields } from './form.ts';

const words = {
  fr: {
    kinds: {
      administrator: 'Administration du réseau',
      operator: 'Exploitation d’un lieu',
      staff: 'Accueil d’un lieu',
      issuer: 'Remise d’un label',
    },
    hints: {
      administrator: 'peut tout',
      operator: 'sa fiche, ses réservations, ses statistiques',
      staff: 'les arrivées du jour seulement',
      issuer: 'accorde, renouvelle et retire',
    },
    role: 'Rôle',
    place: 'Lieu',
    placeHint: 'Pour l’exploitation et l’accueil\xa0: l’identifiant, l’adresse de la page, ou le nom exact.',
    scheme: 'Label',
    schemeHint: 'Pour la remise d’un label.',
    none: 'Aucun',
    faults: {
      kind: 'Choisissez un rôle.',
      place: 'Dites de quel lieu il s’agit.',
      unknown: 'Aucun lieu ne porte cet identifiant ou ce nom.',
      several: (ids: string) => `Plusieurs lieux portent ce nom. Donnez l’identifiant de celui-ci\xa0: ${ids}.`,
      scheme: 'Choisissez un label.',
    },
    gone: 'lieu supprimé',
  },
  en: {
    kinds: {
      administrator: 'Network administration',
      operator: 'Running a place',
      staff: 'Front desk of a place',
      issuer: 'Granting a label',
    },
    hints: {
      administrator: 'may do everything',
      operator: 'its card, its bookings, its figures',
      staff: 'the day’s arrivals only',
      issuer: 'grants, renews and withdraws',
    },
    role: 'Role',
    place: 'Place',
    placeHint: 'For running and front desk: the id, the address of its page, or its exact name.',
    scheme: 'Label',
    schemeHint: 'For granting a label.',
    none: 'None',
    faults: {
      kind: 'Choose a role.',
      place: 'Say which place it is about.',
      unknown: 'No place has this id or name.',
      several: (ids: string) => `Several places have this name. Give the id of the one: ${ids}.`,
      scheme: 'Choose a label.',
    },
    gone: 'deleted place',
  },
} as const satisfies Record<Language, unknown>;

const kinds = ['administrator', 'operator', 'staff', 'issuer'] as const;

/** Names of the places and label schemes that roles are about. */
export interface RoleNames {
  readonly places: ReadonlyMap<number, string>;
  readonly schemes: ReadonlyMap<string, string>;
}

export async function namesFor(sql: Sql, roles: readonly Role[]): Promise<RoleNames> {
  const ids = [...new Set(roles.flatMap((role) => ('placeId' in role ? [role.placeId] : [])))];
  const [places, schemes] = await Promise.all([
    sql<{ id: number; name: string }[]>`select id, name from place where id = any(${ids}::bigint[])`,
    sql<{ id: string; name: string }[]>`select id, name from label_scheme order by name`,
  ]);
  return {
    places: new Map(places.map(({ id, name }) => [id, name])),
    schemes: new Map(schemes.map(({ id, name }) => [id, name])),
  };
}

/** « Accueil d’un lieu : La Fabrique (1002M) ». */
export function roleSentence(role: Role, { places, schemes }: RoleNames, language: Language): string {
  const say = words[language];
  const kind = say.kinds[role.kind];
  const colon = language === 'fr' ? '\xa0: ' : ': ';
  if ('placeId' in role) {
    return `${kind}${colon}${places.get(role.placeId) ?? say.gone} (${formatPlaceId(role.placeId)})`;
  }
  return 'scheme' in role ? `${kind}${colon}${schemes.get(role.scheme) ?? role.scheme}` : kind;
}

/** What somebody chose in {@link rolePicker}. */
export interface PickedRole {
  readonly kind: string;
  readonly place: string;
  readonly scheme: string;
}

export const pickedRole = (form: FormFields): PickedRole => ({
  kind: form.get('kind'),
  place: form.get('place').slice(0, 300),
  scheme: form.get('scheme'),
});

/** Fields that choose any role of the network. */
export function rolePicker(
  language: Language,
  { schemes }: Pick<RoleNames, 'schemes'>,
  { picked, fault }: { readonly picked?: PickedRole | undefined; readonly fault?: string | undefined } = {},
): Html {
  const say = words[language];
  return html`<fieldset class="choices">
      <legend>${say.role}</legend>
      ${kinds.map(
        (kind) =>
          html`<label class="choice"
            ><input type="radio" name="kind" value="${kind}" required ${picked?.kind === kind ? 'checked' : ''} /><span
              >${say.kinds[kind]}<br /><span class="hint">${say.hints[kind]}</span></span
            ></label
          >`,
      )}
      ${fault === undefined ? '' : html`<p class="fault" id="role-fault">${fault}</p>`}
    </fieldset>
    <div class="fields">
      <p class="field">
        <label for="place">${say.place}</label>
        <input
          id="place"
          type="text"
          name="place"
          maxlength="300"
          value="${picked?.place ?? ''}"
          aria-describedby="place-hint${fault === undefined ? '' : ' role-fault'}"
        />
        <span class="hint" id="place-hint">${say.placeHint}</span>
      </p>
      <p class="field">
        <label for="scheme">${say.scheme}</label>
        <select id="scheme" name="scheme" aria-describedby="scheme-hint">
          <option value="">${say.none}</option>
          ${[...schemes].map(
            ([id, name]) => html`<option value="${id}" ${picked?.scheme === id ? 'selected' : ''}>${name}</option>`,
          )}
        </select>
        <span class="hint" id="scheme-hint">${say.schemeHint}</span>
      </p>
    </div>`;
}

/** Reads what was picked; a sentence when it is no role. */
export async function readRole(sql: Sql, picked: PickedRole, language: Language): Promise<Role | { fault: string }> {
  const { faults } = words[language];
  const kind = kinds.find((known) => known === picked.kind);
  switch (kind) {
    case undefined:
      return { fault: faults.kind };
    case 'administrator':
      return { kind };
    case 'issuer': {
      const [scheme] = await sql<{ id: string }[]>`select id from label_scheme where id = ${picked.scheme}`;
      return scheme ? { kind, scheme: scheme.id } : { fault: faults.scheme };
    }
    case 'operator':
    case 'staff': {
      const placeId = await findPlace(sql, picked.place, language);
      return typeof placeId === 'number' ? { kind, placeId } : placeId;
    }
  }
}

/** The place that somebody means: by its id, the address of its page, or its name. */
async function findPlace(sql: Sql, typed: string, language: Language): Promise<number | { fault: string }> {
  const { faults } = words[language];
  if (typed === '') return { fault: faults.place };
  const id = parsePlaceId(/\/places\/([^/?#]+)/.exec(typed)?.[1] ?? typed);
  const found = await sql<{ id: number }[]>`
    select id from place where id = ${id ?? null}::bigint or fold(name) = fold(${typed})
    order by id = ${id ?? null}::bigint desc nulls last, id limit 6`;
  if (id !== undefined && found[0]?.id === id) return id;
  const [only] = found;
  if (only === undefined) return { fault: faults.unknown };
  return found.length === 1 ? only.id : { fault: faults.several(found.map((row) => formatPlaceId(row.id)).join(', ')) };
}
