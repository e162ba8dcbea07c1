import { html } from 'hono/html';
import type { PlaceEdit } from '../../../../../sdk/contract/index.ts';
import type { Language } from '../../../http/language.ts';
import { checkEdit, type Faults } from '../../../operators/edit/checks.ts';
import { mergeForms, printOf, printsOf } from '../../../operators/edit/merge.ts';
import { draftPlace } from '../../../operators/edit/preview.ts';
import { readResources, type FactName, type KeptPlace, type PlaceFacts } from '../../../operators/edit/record.ts';
import { lockPlace, savePlaceEdit } from '../../../operators/edit/save.ts';
import { refreshSchedules } from '../../../opening/refresh.ts';
import type { Html } from '../../pages/layout.ts';
import { csrfField, doneOf, linkTo, onPlace, operatorPage, seeOther, sendOperatorPage } from '../page.ts';
import type { OperatorRequest } from '../page.ts';
import { faultSummary } from './controls.ts';
import { editOf, factsFields, readTyped, typedOf, type TypedFacts, type TypedName } from './facts-form.ts';
import { by, livePreview, noPlace, openPlace, pathOf, placeTabs, type PlacePages } from './frame.ts';
import { sayValue } from './say.ts';
import { placeWords } from './words.ts';

const path = '/operator/places/:id/edit';

/** The form of a place's card, with the card beside it. */
export function editPages(pages: PlacePages): void {
  const { app } = pages;
  operatorPage(app, { path, method: 'get', access: 'operator', on: onPlace }, async (request) => {
    const { place } = await openPlace(pages, request.params['id'] ?? '');
    return sendForm(pages, request, place, { typed: typedOf(place.facts), base: printsOf(typedOf(place.facts)) });
  });
  operatorPage(app, { path, method: 'post', access: 'operator', on: onPlace }, (request) => save(pages, request));
  operatorPage(
    app,
    { path: '/operator/places/:id/preview', method: 'post', access: 'operator', on: onPlace },
    async (request) => {
      const { place } = await openPlace(pages, request.params['id'] ?? '');
      return Response.json(await drafted(pages, request, place, readTyped(request.form)), {
        headers: { 'Cache-Control': 'no-store' },
      });
    },
  );
}

interface Shown {
  readonly typed: TypedFacts;
  readonly base: string;
  readonly faults?: Faults;
  readonly unreadable?: readonly TypedName[];
  readonly conflicts?: readonly TypedName[];
  readonly notice?: { readonly kind: 'good' | 'warn' | 'bad'; readonly text: string };
}

async function save(pages: PlacePages, request: OperatorRequest): Promise<Response> {
  const { form, context } = request;
  const say = placeWords[context.language];
  const typed = readTyped(form);
  const base = form.get('base');
  const opened = (await openPlace(pages, request.params['id'] ?? '')).place;
  if (form.has('preview')) {
    return sendForm(pages, request, opened, { typed, base, notice: { kind: 'good', text: say.previewed } });
  }
  const outcome = await pages.app.sql.begin(async (tx) => {
    const place = await lockPlace(tx, opened.stored.id);
    if (place === undefined) throw noPlace();
    const merge = mergeForms<TypedName>(asRaw(typed), asRaw(typedOf(place.facts)), base, (name) =>
      form.get(`choose-${name}`),
    );
    const judged = judge(pages, request, place, typed, merge.mine);
    const refused = judged.unreadable.length > 0 || Object.keys(judged.faults).length > 0 || merge.conflicts.length > 0;
    if (refused) return { place, merge, judged, changed: undefined };
    return { place, merge, judged, changed: await savePlaceEdit(tx, place, judged.edit, by(pages, request)) };
  });
  const { place, merge, judged, changed } = outcome;
  if (changed === undefined)
    return sendForm(pages, request, place, { typed, base, ...judged, conflicts: merge.conflicts });
  await refreshSchedules(pages.app.sql, request.now);
  const done = merge.theirs.length > 0 ? `kept-${merge.theirs.join('-')}` : changed.length > 0 ? 'saved' : 'unchanged';
  return seeOther(context, `${pathOf(place)}/edit`, done);
}

const asRaw = (typed: TypedFacts): Readonly<Record<TypedName, unknown>> => ({ ...typed });

/** What is to change, and what is wrong with it. */
function judge(
  { territories }: PlacePages,
  { now }: OperatorRequest,
  place: KeptPlace,
  typed: TypedFacts,
  names: readonly TypedName[],
): { edit: PlaceEdit; faults: Faults; unreadable: readonly TypedName[] } {
  const { edit, unreadable } = editOf(typed, names, place.facts);
  return { ...checkEdit(edit, { communes: territories, now, name: place.facts.name }), unreadable };
}

/** The place as it would be with what can be used of the form. */
async function drafted(pages: PlacePages, request: OperatorRequest, place: KeptPlace, typed: TypedFacts) {
  const { mine: names } = mergeForms<TypedName>(
    asRaw(typed),
    asRaw(typedOf(place.facts)),
    printsOf(asRaw(typedOf(place.facts))),
    () => '',
  );
  const { edit } = judge(pages, request, place, typed, names);
  const facts = { ...place.facts, ...edit } as PlaceFacts;
  const [resources, published] = await Promise.all([
    readResources(pages.app.sql, place.stored.id),
    pages.api.place(place.publicId),
  ]);
  return draftPlace(place, facts, resources, request.now, published.status === 'found' ? published.value : undefined);
}

async function sendForm(
  pages: PlacePages,
  request: OperatorRequest,
  place: KeptPlace,
  shown: Shown,
): Promise<Response> {
  const { context, actor } = request;
  const { language } = context;
  const say = placeWords[language];
  const { typed, base, conflicts = [] } = shown;
  const faults = sentences(language, shown);
  const listed = Object.entries(faults).map(([name, text]) => ({ name, text, label: say.fields[name as FactName] }));
  const done = doneOf(context);
  const notice =
    shown.notice ?? (done === undefined ? undefined : { kind: 'good' as const, text: doneText(language, done) });
  return sendOperatorPage(context, actor, {
    title: place.facts.name,
    crumbs: [],
    ...(listed.length + conflicts.length > 0 ? { status: conflicts.length > 0 ? 409 : 422 } : {}),
    notice: listed.length + conflicts.length > 0 ? undefined : notice,
    withKit: true,
    script: '/pages/v1/place.js',
    wide: true,
    main: html`${placeTabs(context, place)} ${faultSummary(say.faults(listed.length), listed)}
      ${place.stored.listed ? '' : html`<p class="notice warn">${say.hidden}</p>`}
      <div class="split">
        <form
          class="form"
          method="post"
          action="${linkTo(context, `${pathOf(place)}/edit`)}"
          id="place-form"
          novalidate
          data-preview="${pathOf(place)}/preview"
        >
          ${csrfField(context)}<input type="hidden" name="base" value="${base}" />
          ${conflicts.length > 0 ? conflictFields(language, place, typed, conflicts) : ''}
          ${factsFields({ language, typed, faults })}
          <p class="actions">
            <button type="submit" class="button">${say.save}</button>
            <button type="submit" class="button quiet" name="preview" value="yes">${say.preview}</button>
          </p>
        </form>
        ${livePreview(context, await drafted(pages, request, place, typed))}
      </div>`,
  });
}

function sentences(language: Language, { faults = {}, unreadable = [] }: Shown): Partial<Record<FactName, string>> {
  const said = Object.entries(faults).map(([name, sentence]) => [name, sentence[language]]);
  const unread = unreadable.map((name) => [name, placeWords[language].positionFault]);
  return Object.fromEntries([...said, ...unread]) as Partial<Record<FactName, string>>;
}

function doneText(language: Language, done: string): string {
  const say = placeWords[language];
  if (done === 'unchanged') return say.unchanged;
  if (!done.startsWith('kept-')) return say.saved;
  const names = done.split('-').slice(1) as FactName[];
  return say.conflict.kept(
    names.flatMap((name) => (Object.hasOwn(say.fields, name) ? [say.fields[name]] : [])).join(', '),
  );
}

/** Both versions of each field that two people changed, to choose from. */
function conflictFields(
  language: Language,
  place: KeptPlace,
  typed: TypedFacts,
  conflicts: readonly TypedName[],
): Html {
  const say = placeWords[language];
  const current = typedOf(place.facts);
  return html`<div class="notice bad" role="alert" tabindex="-1" id="conflicts" autofocus>
      <p><strong>${say.conflict.title}</strong></p>
      <p>${say.conflict.lead}</p>
    </div>
    ${conflicts.map((name) => {
      const print = printOf(current[name]);
      const option = (kind: 'theirs' | 'mine', label: string, value: unknown): Html =>
        html`<label class="choice"
          ><input type="radio" name="choose-${name}" value="${kind}-${print}" required /><span
            ><strong>${label}</strong><br />${sayValue(language, name, value)}</span
          ></label
        >`;
      return html`<fieldset class="choices">
        <legend>${say.fields[name]}</legend>
        ${option('theirs', say.conflict.theirs, current[name])} ${option('mine', say.conflict.mine, typed[name])}
      </fieldset>`;
    })}`;
}
