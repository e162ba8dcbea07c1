import { html } from 'hono/html';
import { formatPlaceId } from '../../../../sdk/place-id.ts';
import { isAdministrator, type Actor } from '../../access/actor.ts';
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
    network: 'Le réseau',
    accounts: 'Comptes et rôles',
    journal: 'Journal des changements',
    roles: { operator: 'exploitant', staff: 'accueil' },
  },
  en: {
    title: 'My space',
    places: 'My places',
    edit: 'Edit the card',
    day: 'The day',
    schemes: 'My labels',
    none: 'No place and no label is entrusted to you yet. The network’s administrator can do so.',
    all: 'All places',
    network: 'The network',
    accounts: 'Accounts and roles',
    journal: 'Journal of changes',
    roles: { operator: 'operator', staff: 'front desk' },
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

const schemesOf = (sql: Sql, ids: readonly string[]): Promise<{ id: string; name: string }[]> =>
  sql<{ id: string; name: string }[]>`select id, name from label_scheme where id = any(${ids as string[]}) order by id`;

const idsOf = (actor: Actor): number[] => [
  ...new Set(actor.roles.flatMap((role) => ('placeId' in role ? [role.placeId] : []))),
];

/** What this person may do: their places, their label schemes, the network. */
export function homePage(app: OperatorApp): void {
  operatorPage(app, { path: '/operator', method: 'get', access: 'signed-in' }, async ({ context, actor }) => {
    const say = words[context.language];
    const [places, schemes] = await Promise.all([
      placesOf(app.sql, idsOf(actor)),
      schemesOf(
        app.sql,
        actor.roles.flatMap((role) => (role.kind === 'issuer' ? [role.scheme] : [])),
      ),
    ]);
    const nothing = places.length === 0 && schemes.length === 0 && !isAdministrator(actor);
    return sendOperatorPage(context, actor, {
      title: say.title,
      main: html`${nothing ? html`<p class="notice">${say.none}</p>` : ''}
      ${places.length > 0 ? placeRows(context, actor, places) : ''}
      ${schemes.length > 0 ? schemeRows(context, schemes) : ''} ${isAdministrator(actor) ? networkRows(context) : ''}`,
    });
  });
}

function placeRows(context: OperatorContext, actor: Actor, places: readonly PlaceRow[]): Html {
  const say = words[context.language];
  const rows = places.map(({ id, name, city }) => {
    const path = `/operator/places/${formatPlaceId(id)}`;
    const edits = actor.roles.some((role) => role.kind === 'operator' && role.placeId === id);
    return html`<li>
      <p>
        <strong>${name}</strong> ${city === null ? '' : html`<span class="muted">${city}</span>`}
        <span class="chip">${edits ? say.roles.operator : say.roles.staff}</span>
      </p>
      <a class="button small" href="${linkTo(context, `${path}/day`)}">${say.day}</a>
      ${edits ? html`<a class="button small quiet" href="${linkTo(context, path)}">${say.edit}</a>` : ''}
    </li>`;
  });
  return html`<h2>${say.places}</h2>
    <ul class="rows">
      ${rows}
    </ul>`;
}

function schemeRows(context: OperatorContext, schemes: readonly { id: string; name: string }[]): Html {
  const say = words[context.language];
  return html`<h2>${say.schemes}</h2>
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
      <li><a href="${linkTo(context, '/operator/accounts')}">${say.accounts}</a></li>
      <li><a href="${linkTo(context, '/operator/journal')}">${say.journal}</a></li>
    </ul>`;
}
