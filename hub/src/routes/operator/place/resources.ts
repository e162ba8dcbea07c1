import { html } from 'hono/html';
import { en } from '../../../../../src/translations/en.ts';
import { fr } from '../../../../../src/translations/fr.ts';
import { priceSentence } from '../../../../../src/translations/prices.ts';
import { mergeForms, printOf, printsOf } from '../../../operators/edit/merge.ts';
import { readResource, type KeptPlace, type KeptResource } from '../../../operators/edit/record.ts';
import { checkResource } from '../../../operators/edit/resource-checks.ts';
import { saveResource } from '../../../operators/edit/resources.ts';
import { lockPlace } from '../../../operators/edit/save.ts';
import type { Html } from '../../pages/layout.ts';
import { csrfField, doneOf, linkTo, onPlace, operatorPage, seeOther, sendOperatorPage } from '../page.ts';
import type { OperatorRequest } from '../page.ts';
import { faultSummary } from './controls.ts';
import { by, noPlace, openPlace, pathOf, placeTabs, type PlacePages } from './frame.ts';
import {
  readResourceForm,
  readTypedResource,
  resourceFields,
  typedResource,
  type TypedResource,
} from './resource-form.ts';
import { resourceWords } from './resource-words.ts';
import { placeWords } from './words.ts';

const list = '/operator/places/:id/resources';
const one = '/operator/places/:id/resources/:resource';

/** What a place offers, each with its seats, prices and rules. */
export function resourcePages(pages: PlacePages): void {
  const { app } = pages;
  operatorPage(app, { path: list, method: 'get', access: 'operator', on: onPlace }, (request) =>
    sendList(pages, request),
  );
  operatorPage(app, { path: one, method: 'get', access: 'operator', on: onPlace }, async (request) => {
    const { place } = await openPlace(pages, request.params['id'] ?? '');
    const resource = await findResource(pages, request, place);
    const typed = typedResource(resource);
    return sendResource(request, place, { resource, typed, base: printsOf(typed) });
  });
  operatorPage(app, { path: one, method: 'post', access: 'operator', on: onPlace }, (request) => save(pages, request));
}

/** @throws ProblemError `not-found`; undefined is the form of a new one */
async function findResource(
  { app }: PlacePages,
  { params }: OperatorRequest,
  place: KeptPlace,
): Promise<KeptResource | undefined> {
  const id = params['resource'] ?? '';
  if (id === 'new') return undefined;
  const found = /^\d{1,15}$/.test(id) ? await readResource(app.sql, place.stored.id, Number(id)) : undefined;
  if (found === undefined || found.withdrawn) throw noPlace();
  return found;
}

async function save(pages: PlacePages, request: OperatorRequest): Promise<Response> {
  const { form, context } = request;
  const { place } = await openPlace(pages, request.params['id'] ?? '');
  const found = await findResource(pages, request, place);
  const typed = readTypedResource(form);
  const base = form.get('base');
  const withdraws = form.has('withdraw') && found !== undefined;
  const read = readResourceForm(typed, context.language);
  const { resource, faults } = checkResource(read.resource);
  const told = Object.fromEntries(Object.entries(faults).map(([name, text]) => [name, text[context.language]]));
  const all = { ...told, ...read.faults };
  if (!withdraws && Object.keys(all).length > 0)
    return sendResource(request, place, { resource: found, typed, base, faults: all });
  const saved = await pages.app.sql.begin(async (tx) => {
    const locked = await lockPlace(tx, place.stored.id);
    if (locked === undefined) throw noPlace();
    const current = found && (await readResource(tx, place.stored.id, found.id, true));
    const now = typedResource(current);
    const { conflicts, theirs } = mergeForms(typed, now, base, () => '');
    // A resource is judged as a whole, so whoever comes second sees all of what changed.
    const unseen =
      found !== undefined && conflicts.length + theirs.length > 0 && form.get('overwrite') !== printOf(now);
    if (unseen) return { current, changed: [...conflicts, ...theirs] };
    return saveResource(tx, locked, found?.id, withdraws ? null : resource, by(pages, request));
  });
  if ('current' in saved) {
    return sendResource(request, place, { resource: saved.current, typed, base, changed: saved.changed });
  }
  const done = withdraws ? 'withdrawn' : found === undefined ? 'added' : saved.changed ? 'saved' : 'unchanged';
  return seeOther(context, `${pathOf(place)}/resources`, done);
}

async function sendList(pages: PlacePages, request: OperatorRequest): Promise<Response> {
  const { context, actor } = request;
  const { place, resources } = await openPlace(pages, request.params['id'] ?? '');
  const say = resourceWords[context.language];
  const messages = { fr, en }[context.language];
  const path = `${pathOf(place)}/resources`;
  const { saved, unchanged } = placeWords[context.language];
  const told: Readonly<Record<string, string>> = { saved, unchanged, added: say.added, withdrawn: say.withdrawn };
  const text = told[doneOf(context) ?? ''];
  const row = ({ id, name, kind, seats, price, via }: KeptResource): Html =>
    html`<li>
      <p>
        <strong>${name}</strong><br /><span class="muted"
          >${messages.details.resources[kind](seats)} ·
          ${say.vias[via]}${price ? html` · ${priceSentence(price, messages)}` : ''}</span
        >
      </p>
      <a class="button small quiet" href="${linkTo(context, `${path}/${id}`)}" aria-label="${`${say.edit} – ${name}`}"
        >${say.edit}</a
      >
    </li>`;
  return sendOperatorPage(context, actor, {
    title: say.title,
    crumbs: [{ label: place.facts.name, path: pathOf(place) }],
    notice: text === undefined ? undefined : { kind: 'good', text },
    main: html`${placeTabs(context, place)}
      ${
        resources.length === 0
          ? html`<p>${say.none}</p>`
          : html`<ul class="rows">
              ${resources.map(row)}
            </ul>`
      }
      <p class="actions"><a class="button" href="${linkTo(context, `${path}/new`)}">${say.add}</a></p>`,
  });
}

interface ShownResource {
  readonly resource: KeptResource | undefined;
  readonly typed: TypedResource;
  readonly base: string;
  readonly faults?: Readonly<Record<string, string>>;
  /** Controls that somebody else changed meanwhile. */
  readonly changed?: readonly string[];
}

function sendResource(request: OperatorRequest, place: KeptPlace, shown: ShownResource): Promise<Response> {
  const { context, actor } = request;
  const { language } = context;
  const say = resourceWords[language];
  const { resource, typed, base, faults = {}, changed = [] } = shown;
  const path = `${pathOf(place)}/resources`;
  const listed = Object.entries(faults).map(([name, text]) => ({ name, text, label: labelOf(language, name) }));
  const address = linkTo(context, `${path}/${resource?.id ?? 'new'}`);
  return sendOperatorPage(context, actor, {
    title: resource?.name ?? say.newTitle,
    crumbs: [
      { label: place.facts.name, path: pathOf(place) },
      { label: say.title, path },
    ],
    ...(changed.length > 0 ? { status: 409 } : listed.length > 0 ? { status: 422 } : {}),
    script: '/pages/v1/place.js',
    main: html`${faultSummary(placeWords[language].faults(listed.length), listed)}
      <form class="form" method="post" action="${address}" id="place-form" novalidate>
        ${csrfField(context)}<input type="hidden" name="base" value="${base}" />
        ${changed.length > 0 ? difference(language, resource, typed, changed) : ''}
        ${resourceFields(language, typed, faults)}
        <p class="actions"><button type="submit" class="button">${placeWords[language].save}</button></p>
      </form>
      ${
        resource
          ? html`<section class="panel">
              <h2>${say.withdraw}</h2>
              <p>${say.withdrawText}</p>
              <form method="post" action="${address}">
                ${csrfField(context)}<input type="hidden" name="base" value="${base}" />
                ${Object.entries(typedResource(resource)).map(
                  ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
                )}
                <p class="actions">
                  <button type="submit" class="button danger" name="withdraw" value="yes">${say.withdraw}</button>
                </p>
              </form>
            </section>`
          : ''
      }`,
  });
}

/** What somebody else saved, beside what was typed: saving once more is a decision then. */
function difference(
  language: keyof typeof resourceWords,
  resource: KeptResource | undefined,
  typed: TypedResource,
  changed: readonly string[],
): Html {
  const words = placeWords[language].conflict;
  const now = typedResource(resource);
  return html`<div class="notice bad" role="alert" tabindex="-1" id="conflicts" autofocus>
      <p><strong>${words.title}</strong></p>
      <dl class="facts">
        ${changed.map(
          (name) =>
            html`<div>
              <dt>${labelOf(language, name)}</dt>
              <dd>${now[name] || words.nothing} → ${typed[name] || words.nothing}</dd>
            </div>`,
        )}
      </dl>
    </div>
    <label class="choice"
      ><input type="checkbox" name="overwrite" value="${printOf(now)}" /><span>${words.mine}</span></label
    >`;
}

function labelOf(language: keyof typeof resourceWords, name: string): string {
  const say = resourceWords[language];
  const unit = name.replace('tariff-', '');
  if (Object.hasOwn(say.tariff, unit)) return say.tariff[unit as keyof typeof say.tariff];
  if (name === 'form') return say.price;
  const label: unknown = Object.hasOwn(say, name) ? say[name as keyof typeof say] : undefined;
  return typeof label === 'string' ? label : name;
}
