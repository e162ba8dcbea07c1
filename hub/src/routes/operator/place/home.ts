import { html } from 'hono/html';
import { PlaceStatus } from '../../../../../sdk/contract/index.ts';
import { fullDay } from '../../../../../src/translations/dates.ts';
import { en } from '../../../../../src/translations/en.ts';
import { fr } from '../../../../../src/translations/fr.ts';
import { draftPlace } from '../../../operators/edit/preview.ts';
import { lockPlace, savePlaceEdit } from '../../../operators/edit/save.ts';
import type { Html } from '../../pages/layout.ts';
import { csrfField, doneOf, linkTo, onPlace, operatorPage, seeOther, sendOperatorPage } from '../page.ts';
import type { OperatorContext, OperatorRequest } from '../page.ts';
import { disagreements, settleDisagreement } from './disagreements.ts';
import { by, livePreview, noPlace, openPlace, pathOf, placeTabs, type OpenPlace, type PlacePages } from './frame.ts';
import { placeWords } from './words.ts';

const path = '/operator/places/:id';

/** Where an operator begins: what the place lacks, its state, and where lists disagree with it. */
export function placeHomePages(pages: PlacePages): void {
  const { app } = pages;
  operatorPage(app, { path, method: 'get', access: 'operator', on: onPlace }, (request) =>
    sendPlaceHome(pages, request),
  );
  operatorPage(app, { path, method: 'post', access: 'operator', on: onPlace }, async (request) => {
    const { place } = await openPlace(pages, request.params['id'] ?? '');
    const settled = await settleDisagreement(pages, request, place);
    if (settled !== undefined) return seeOther(request.context, pathOf(place), settled);
    const status = PlaceStatus.safeParse(request.form.get('status'));
    if (!status.success) return seeOther(request.context, pathOf(place), 'unchanged');
    const changed = await app.sql.begin(async (tx) => {
      const locked = await lockPlace(tx, place.stored.id);
      if (locked === undefined) throw noPlace();
      return savePlaceEdit(tx, locked, { status: status.data }, by(pages, request));
    });
    return seeOther(request.context, pathOf(place), changed.length > 0 ? 'saved' : 'unchanged');
  });
}

async function sendPlaceHome(pages: PlacePages, request: OperatorRequest): Promise<Response> {
  const { context, actor, now } = request;
  const open = await openPlace(pages, request.params['id'] ?? '');
  const { place, resources } = open;
  const published = await pages.api.place(place.publicId);
  const say = placeWords[context.language];
  const done = doneOf(context);
  const told: Readonly<Record<string, string>> = {
    saved: say.saved,
    unchanged: say.unchanged,
    taken: say.disagree.taken,
    kept: say.disagree.kept,
  };
  const text = told[done ?? ''];
  const card = draftPlace(
    place,
    place.facts,
    resources,
    now,
    published.status === 'found' ? published.value : undefined,
  );
  return sendOperatorPage(context, actor, {
    title: place.facts.name,
    crumbs: [],
    notice: text === undefined ? undefined : { kind: 'good', text },
    withKit: true,
    script: '/pages/v1/place.js',
    wide: true,
    main: html`${placeTabs(context, place)}
      <div class="split">
        <div>
          ${state(context, open)} ${await disagreements(pages, request, place)} ${statusForm(context, open)}
          <p class="muted">
            ${say.home.updated(fullDay(place.updatedAt.toISOString().slice(0, 10), { fr, en }[context.language]))}
            <a href="${linkTo(context, `/operator/journal?place=${place.publicId}`)}">${say.home.journal}</a> ·
            <a href="${linkTo(context, `/places/${place.publicId}`)}">${say.publicPage}</a>
          </p>
        </div>
        ${livePreview(context, card)}
      </div>`,
  });
}

/** Whether it can be booked, else what is missing, each with the page where it is said. */
function state(context: OperatorContext, { place, resources }: OpenPlace): Html {
  const say = placeWords[context.language].home;
  const path = pathOf(place);
  const missing = [
    ...(place.facts.openingHours === null ? [[`${path}/hours`, say.needsHours] as const] : []),
    ...(resources.some(({ via }) => via === 'hub' || via === 'external')
      ? []
      : [[`${path}/resources`, say.needsResource] as const]),
    ...(place.facts.status === 'open' ? [] : [[`${path}#status`, say.needsOpen] as const]),
  ];
  return html`${
      missing.length === 0
        ? html`<p class="notice good">${say.bookable}</p>`
        : html`<div class="notice warn">
            <p>${say.notBookable}</p>
            <ul>
              ${missing.map(([address, text]) => html`<li><a href="${linkTo(context, address)}">${text}</a></li>`)}
            </ul>
          </div>`
    }
    ${place.facts.summary === null ? html`<p>${say.noDescription}</p>` : ''}
    ${
      place.stored.doubts.length > 0
        ? html`<ul class="notice warn">
            ${place.stored.doubts.map(({ detail }) => html`<li lang="fr">${detail}</li>`)}
          </ul>`
        : ''
    }
    <p class="actions">
      <a class="button" href="${linkTo(context, `${path}/edit`)}">${say.edit}</a>
      <a class="button quiet" href="${linkTo(context, `${path}/hours`)}">${say.editHours}</a>
      <a class="button quiet" href="${linkTo(context, `${path}/resources`)}">${say.editResources}</a>
      <a class="button quiet" href="${linkTo(context, `${path}/day`)}">${say.day}</a>
    </p>`;
}

function statusForm(context: OperatorContext, { place }: OpenPlace): Html {
  const say = placeWords[context.language].home;
  const button = (status: PlaceStatus, label: string, kind = 'quiet'): Html | string =>
    place.facts.status === status
      ? ''
      : html`<button type="submit" class="button ${kind}" name="status" value="${status}">${label}</button>`;
  return html`<section class="panel" id="status">
    <h2>${say.status} – ${say.statuses[place.facts.status]}</h2>
    <p>${say.statusText}</p>
    <form method="post" action="${linkTo(context, pathOf(place))}">
      ${csrfField(context)}
      <p class="actions">
        ${button('open', say.reopen)} ${button('paused', say.pause)} ${button('closed', say.close, 'danger')}
      </p>
    </form>
  </section>`;
}
