import { html } from 'hono/html';
import { parsePlaceId } from '../../../../../sdk/place-id.ts';
import { mayOn, type Actor } from '../../../access/actor.ts';
import type { AtDesk } from '../../../desk/attendance.ts';
import { csv, type Cell } from '../../../desk/csv.ts';
import { readDeskPlace, type DeskPlace } from '../../../desk/place.ts';
import type { Language, Sentence } from '../../../http/language.ts';
import { ProblemError } from '../../../http/problem.ts';
import type { Html } from '../../pages/layout.ts';
import { operatorHeaders, type Crumb } from '../layout.ts';
import {
  linkTo,
  onPlace,
  operatorPage,
  type OperatorApp,
  type OperatorContext,
  type OperatorRequest,
} from '../page.ts';

/** A request to a page of a place's desk. */
export interface DeskRequest extends OperatorRequest {
  readonly place: DeskPlace;
  readonly at: AtDesk;
}

interface DeskRoute {
  /** After `/operator/places/:id`. */
  readonly sub: string;
  readonly method: 'get' | 'post';
  readonly access: 'staff' | 'operator';
}

/** Serves a page of a place's desk; a place that is not there is said to be not there. */
export function deskPage(
  app: OperatorApp,
  { sub, method, access }: DeskRoute,
  handler: (request: DeskRequest) => Response | Promise<Response>,
): void {
  const page = { path: `/operator/places/:id${sub}`, method, access, on: onPlace } as const;
  operatorPage(app, page, async (request) => {
    const { params, actor, now } = request;
    const id = parsePlaceId(params['id'] ?? '');
    const place = id === undefined ? undefined : await readDeskPlace(app.sql, id);
    if (place === undefined) throw new ProblemError('not-found', { detail: noPlace, final: true });
    return handler({ ...request, place, at: { placeId: place.id, actor, now } });
  });
}

const noPlace: Sentence = { fr: 'Ce lieu n’existe pas.', en: 'There is no such place.' };

/** Address of a page of the desk. */
export const deskPath = ({ publicId }: DeskPlace, sub = ''): string => `/operator/places/${publicId}${sub}`;

/** Whether the person answers for the place, and not only for its front desk. */
export const runsPlace = (actor: Actor, place: DeskPlace): boolean => mayOn(actor, 'operator', { placeId: place.id });

const tabWords = {
  fr: {
    label: 'Pages de ce lieu',
    day: 'Journée',
    weekly: 'Chaque semaine',
    closures: 'Fermetures',
    month: 'Mois',
    calendars: 'Agendas',
    webhooks: 'Webhooks',
  },
  en: {
    label: 'Pages of this place',
    day: 'Day',
    weekly: 'Weekly',
    closures: 'Closings',
    month: 'Month',
    calendars: 'Calendars',
    webhooks: 'Webhooks',
  },
} as const satisfies Record<Language, unknown>;

export type DeskTab = 'day' | 'weekly' | 'closures' | 'month' | 'calendars' | 'webhooks';

const tabs: readonly DeskTab[] = ['day', 'weekly', 'closures', 'month', 'calendars', 'webhooks'];

/** The pages of a place's desk, for those who may see more than one. */
export function deskTabs(context: OperatorContext, actor: Actor, place: DeskPlace, current: DeskTab): Html | string {
  if (!runsPlace(actor, place)) return '';
  const say = tabWords[context.language];
  return html`<nav class="tabs no-print" aria-label="${say.label}">
    ${tabs.map(
      (tab) =>
        html`<a
          href="${linkTo(context, deskPath(place, `/${tab}`))}"
          ${tab === current ? html`aria-current="page"` : ''}
          >${say[tab]}</a
        >`,
    )}
  </nav>`;
}

/** The way back: the place's own page for those who may edit it. */
export const deskCrumbs = (actor: Actor, place: DeskPlace): Crumb[] =>
  runsPlace(actor, place) ? [{ label: place.name, path: deskPath(place) }] : [];

/** A table to be opened by a spreadsheet. */
export function sendCsv(
  context: OperatorContext,
  name: string,
  { header, rows }: { readonly header: readonly string[]; readonly rows: readonly (readonly Cell[])[] },
): Response {
  return new Response(csv(header, rows, context.language), {
    headers: {
      ...operatorHeaders(context),
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.csv"`,
    },
  });
}
