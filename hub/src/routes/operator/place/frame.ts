import { html, raw } from 'hono/html';
import type { Place } from '../../../../../sdk/contract/index.ts';
import { parsePlaceId } from '../../../../../sdk/place-id.ts';
import { ProblemError } from '../../../http/problem.ts';
import { readPlace, readResources, type KeptPlace, type KeptResource } from '../../../operators/edit/record.ts';
import type { By } from '../../../operators/edit/save.ts';
import type { Territories } from '../../../territories/territories.ts';
import type { OwnApi } from '../../pages/api.ts';
import type { Html } from '../../pages/layout.ts';
import { linkTo, type OperatorApp, type OperatorContext, type OperatorRequest } from '../page.ts';
import { placeWords } from './words.ts';

/** What the pages of a place stand on. */
export interface PlacePages {
  readonly app: OperatorApp;
  readonly territories: Territories;
  /** The public's view, for what an operator does not edit: labels. */
  readonly api: OwnApi;
}

export interface OpenPlace {
  readonly place: KeptPlace;
  readonly resources: readonly KeptResource[];
}

/** @throws ProblemError `not-found` */
export async function openPlace({ app }: PlacePages, id: string): Promise<OpenPlace> {
  const number = parsePlaceId(id);
  const place = number === undefined ? undefined : await readPlace(app.sql, number);
  if (place === undefined) throw noPlace();
  return { place, resources: await readResources(app.sql, place.stored.id) };
}

export const noPlace = (): ProblemError =>
  new ProblemError('not-found', {
    detail: { fr: 'Aucun lieu ne porte cet identifiant.', en: 'No place has this id.' },
    final: true,
  });

export const by = ({ territories }: PlacePages, { actor, now }: Pick<OperatorRequest, 'actor' | 'now'>): By => ({
  actor,
  now,
  territories,
});

export const pathOf = (place: Pick<KeptPlace, 'publicId'>): string => `/operator/places/${place.publicId}`;

/** The parts of a place; the current one is marked. */
export function placeTabs(context: OperatorContext, place: KeptPlace): Html {
  const say = placeWords[context.language];
  const path = pathOf(place);
  const parts = [
    [path, say.place],
    [`${path}/edit`, say.card],
    [`${path}/hours`, say.hours],
    [`${path}/resources`, say.resources],
  ] as const;
  return html`<nav class="tabs" aria-label="${say.tabs}">
    ${parts.map(
      ([address, label]) =>
        html`<a href="${linkTo(context, address)}" ${context.url.pathname === address ? raw('aria-current="page"') : ''}
          >${label}</a
        >`,
    )}
  </nav>`;
}

/** JSON inside an element that no browser runs: « < » cannot end it. */
const jsonData = (id: string, value: unknown): Html =>
  html`<script type="application/json" id="${id}">
    ${raw(JSON.stringify(value).replaceAll('<', '\\u003c'))}
  </script>`;

/**
 * The card beside a form, as the visitors' own element shows it. With JavaScript it follows what is typed; without, the
 * button « preview » writes it anew.
 */
export function livePreview(context: OperatorContext, place: Place): Html {
  const say = placeWords[context.language];
  return html`<aside aria-labelledby="preview-title" class="no-print">
    <h2 id="preview-title">${say.previewTitle}</h2>
    <escale-place-card id="preview" heading-level="3" without-booking><p>${place.name}</p></escale-place-card>
    ${jsonData('preview-place', place)}
  </aside>`;
}
