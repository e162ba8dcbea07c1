import { html } from 'hono/html';
import { formatPlaceId, parsePlaceId } from '../../../../sdk/place-id.ts';
import { isAdministrator, mayOn, type Actor } from '../../access/actor.ts';
import type { Sql } from '../../database/database.ts';
import type { Language } from '../../http/language.ts';
import type { Html } from '../pages/layout.ts';
import { linkTo, operatorPage, sendOperatorPage, type OperatorApp, type OperatorContext } from './page.ts';

const words = {
  fr: {
    title: 'Mon espace',
    places: 'Mes lieux',
    edit: 'Modifier la fiche',
    day: 'La journée',
    schemes: 'Mes labels',
    none: 'Aucun lieu ni label ne vous est confié pour l’instant. L’administrateur du réseau peut vous en confier.',
    all: 'Tous les lieux',
    search: 'Nom, commune ou identifiant',
    find: 'Chercher',
    found: (count: number) => (count === 0 ? 'Aucun lieu.' : `${count} lieux au plus sont montrés.`),
    labels: 'Labels',
    manage: 'Labels du réseau\xa0: en ajouter un',
    network: 'Le réseau',
    vouchers: 'Bons d’employeurs',
    accounts: 'Comptes et rôles',
    proposals: 'Propositions du public',
    duplicates: 'Doublons possibles',
    journal: 'Journal des changements',
    roles: { staff: 'accueil' },
  },
  en: {
    title: 'My space',
    places: 'My places',
    edit: 'Edit the card',
    day: 'The day',
    schemes: 'My labels',
    none: 'No place and no label is entrusted to you yet. The network’s administrator can do so.',
    all: 'All places',
    search: 'Name, commune or id',
    find: 'Search',
    found: (count: number) => (count === 0 ? 'No place.' : `At most ${count} places are shown.`),
    labels: 'Labels',
    manage: 'Labels of the network: add one',
    network: 'The network',
    vouchers: 'Employers’ vouchers',
    accounts: 'Accounts and roles',
    proposals: 'Proposals of the public',
    duplicates: 'Possible duplicates',
    journal: 'Journal of changes',
    roles: { staff: 'front desk' },
  },
} as const satisfies Record<Language, unknown>;

interface PlaceRow {
  readonly id: number;
  readonly name: string;
  readonly city: string | null;
}

const placesOf = (sql: Sql, ids: readonly number[]): Promise<PlaceRow[]> =>
  sql<
    PlaceRow[]
  >`select id, name, city from place where id = any(${ids as number[]}::bigint[]) order by fold(name), id`;

function schemesOf(sql: Sql, actor: Actor): Promise<{ id: string; name: string }[]> {
  const ids = actor.roles.flatMap((role) => (role.kind === 'issuer' ? [role.scheme] : []));
  return sql<{ id: string; name: string }[]>`
    select id, name from label_scheme where ${isAdministrator(actor)} or id = any(${ids}::text[]) order by fold(name)`;
}

const idsOf = (actor: Actor): number[] => [
  ...new Set(actor.roles.flatMap((role) => ('placeId' in role ? [role.placeId] : []))),
];

/** Places that an administrator sees at once. */
const SHOWN = 20;

/** Places by name, commune or id, all of them when nothing is asked for; not those that are another one by now. */
const findPlaces = (sql: Sql, asked: string): Promise<PlaceRow[]> => sql<PlaceRow[]>`
  select id, name, city from place
  where not exists (select from place_merge m where m.place_id = place.id)
    and (${asked} = '' or id = ${parsePlaceId(asked) ?? null}::bigint
      or strpos(fold(name), fold(${asked})) > 0 or strpos(fold(city), fold(${asked})) > 0)
  order by id = ${parsePlaceId(asked) ?? null}::bigint desc nulls last, fold(name), id limit ${SHOWN}`;

/** What this person may do: their places, their label schemes, the network. */
export function homePage(app: OperatorApp): void {
  operatorPage(app, { path: '/operator', method: 'get', access: 'signed-in' }, async ({ context, actor }) => {
    const say = words[context.language];
    const administrator = isAdministrator(actor);
    const asked = (context.url.searchParams.get('q') ?? '').slice(0, 100).trim();
    const [places, schemes, all] = await Promise.all([
      placesOf(app.sql, idsOf(actor)),
      schemesOf(app.sql, actor),
      administrator ? findPlaces(app.sql, asked) : [],
    ]);
    const nothing = places.length === 0 && schemes.length === 0 && !administrator;
    return sendOperatorPage(context, actor, {
      title: say.title,
      main: html`${nothing ? html`<p class="notice">${say.none}</p>` : ''}
      ${
        places.length > 0
          ? html`<h2>${say.places}</h2>
              ${placeRows(context, actor, places)}`
          : ''
      }
      ${administrator ? networkRows(context) : ''}
      ${
        administrator
          ? html`<h2>${say.all}</h2>
              ${searchForm(context, asked)} ${placeRows(context, actor, all)}
              <p class="hint">${say.found(all.length === 0 ? 0 : SHOWN)}</p>`
          : ''
      }
      ${schemes.length > 0 ? schemeRows(context, schemes, administrator ? say.labels : say.schemes) : ''}`,
    });
  });
}

function searchForm(context: OperatorContext, asked: string): Html {
  const say = words[context.language];
  return html`<form class="toolbar" action="${linkTo(context, '/operator')}" role="search">
    ${context.url.searchParams.has('lang') ? html`<input type="hidden" name="lang" value="${context.language}" />` : ''}
    <p class="field">
      <label for="q">${say.search}</label>
      <input id="q" name="q" type="search" maxlength="100" value="${asked}" />
    </p>
    <button type="submit" class="button quiet">${say.find}</button>
  </form>`;
}

function placeRows(context: OperatorContext, actor: Actor, places: readonly PlaceRow[]): Html {
  const say = words[context.language];
  const rows = places.map(({ id, name, city }) => {
    const path = `/operator/places/${formatPlaceId(id)}`;
    const edits = mayOn(actor, 'operator', { placeId: id });
    return html`<li>
      <p>
        <strong>${name}</strong> ${city === null ? '' : html`<span class="muted">${city}</span>`}
        ${edits ? '' : html`<span class="chip">${say.roles.staff}</span>`}
      </p>
      <a class="button small" href="${linkTo(context, `${path}/day`)}">${say.day}</a>
      ${edits ? html`<a class="button small quiet" href="${linkTo(context, path)}">${say.edit}</a>` : ''}
    </li>`;
  });
  return rows.length === 0
    ? html``
    : html`<ul class="rows">
        ${rows}
      </ul>`;
}

function schemeRows(context: OperatorContext, schemes: readonly { id: string; name: string }[], title: string): Html {
  return html`<h2>${title}</h2>
    <ul class="rows">
      ${schemes.map(
        ({ id, name }) =>
          html`<li><a href="${linkTo(context, `/operator/schemes/${encodeURIComponent(id)}`)}">${name}</a></li>`,
      )}
    </ul>`;
}

function networkRows(context: OperatorContext): Html {
  const say = words[context.language];
  return html`<h2>${say.network}</h2>
    <ul class="rows">
      <li><a href="${linkTo(context, '/operator/proposals')}">${say.proposals}</a></li>
      <li><a href="${linkTo(context, '/operator/duplicates')}">${say.duplicates}</a></li>
      <li><a href="${linkTo(context, '/operator/vouchers')}">${say.vouchers}</a></li>
      <li><a href="${linkTo(context, '/operator/schemes')}">${say.manage}</a></li>
      <li><a href="${linkTo(context, '/operator/accounts')}">${say.accounts}</a></li>
      <li><a href="${linkTo(context, '/operator/journal')}">${say.journal}</a></li>
    </ul>`;
}
