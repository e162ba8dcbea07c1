import { html } from 'hono/html';
import type { Grant, Label, MetCriterion, PlaceLabels } from '../../../../../sdk/contract/index.ts';
import { formatPlaceId, parsePlaceId } from '../../../../../sdk/place-id.ts';
import { LabelRefusal, addMonths, renewalEnd } from '../../../labels/change.ts';
import { metCriteria, readLabels, readPlaceLabels } from '../../../labels/read.ts';
import { changeGrant } from '../../../labels/write.ts';
import { noSuchLabel, noSuchPlace } from '../../labels/absent.ts';
import { historyList, labelView, messagesOf, stateSentence, translated } from '../../labels/view.ts';
import { judgedAt } from '../../places/validity.ts';
import type { Html } from '../../pages/layout.ts';
import {
  csrfField,
  doneOf,
  linkTo,
  onScheme,
  operatorPage,
  seeOther,
  sendOperatorPage,
  type OperatorApp,
  type OperatorRequest,
} from '../page.ts';
import { readChange, type Faults } from './form.ts';
import { grantPath, stateChip } from './parts.ts';
import { schemeWords } from './words.ts';

/** One label at one place: what it is, and what its issuer may do. */
export function grantPages(app: OperatorApp): void {
  const page = { path: '/operator/schemes/:id/places/:place', access: 'issuer', on: onScheme } as const;
  operatorPage(app, { ...page, method: 'get' }, async (request) => sendGrant(request, await readSubject(app, request)));
  operatorPage(app, { ...page, method: 'post' }, (request) => changeByForm(app, request));
}

/** What a page is about, as it stands. */
interface Subject {
  readonly label: Label;
  readonly labels: PlaceLabels;
  readonly grant: Grant | undefined;
  readonly number: number;
  readonly timeZone: string;
  /** The day at the place. */
  readonly today: string;
}

async function readSubject({ sql, settings }: OperatorApp, { params, now }: OperatorRequest): Promise<Subject> {
  const { id = '', place = '' } = params;
  const number = parsePlaceId(place);
  const [label] = await readLabels(sql, id);
  if (!label) throw noSuchLabel(id);
  if (number === undefined) throw noSuchPlace(place);
  const [labels, [where]] = await Promise.all([
    readPlaceLabels(sql, number, { at: judgedAt(now), networkName: settings.networkName }),
    sql<{ timeZone: string; today: string }[]>`
      select time_zone as "timeZone", (${now}::timestamptz at time zone time_zone)::date as today
      from place where id = ${number}`,
  ]);
  if (!labels || !where) throw noSuchPlace(place);
  const grant = labels.items.find((item) => item.label.id === id);
  return { label, labels, grant, number, ...where };
}

async function changeByForm(app: OperatorApp, request: OperatorRequest): Promise<Response> {
  const { context, actor, form, now } = request;
  const subject = await readSubject(app, request);
  const say = schemeWords[context.language];
  const read = readChange(form, subject.label, say);
  if (read === undefined) return sendGrant(request, subject);
  if ('faults' in read) return sendGrant(request, subject, { faults: read.faults });
  const { change } = read;
  try {
    const done = await changeGrant(app.sql, {
      placeId: subject.number,
      scheme: subject.label.id,
      change,
      revision: Number(form.get('revision')) || 0,
      actor,
      now,
      networkName: app.settings.networkName,
    });
    if (done.outcome === 'stale') return await sendGrant(request, subject, { fault: say.stale });
    const path = grantPath(subject.label.id, formatPlaceId(subject.number));
    return seeOther(context, path, done.outcome === 'changed' ? change.action : 'unchanged');
  } catch (error) {
    if (!(error instanceof LabelRefusal)) throw error;
    const sentence = error.sentence[context.language];
    const { field } = error;
    return sendGrant(
      request,
      subject,
      field === 'from' || field === 'until' ? { faults: { [field]: sentence } } : { fault: sentence },
    );
  }
}

interface Outcome {
  readonly faults?: Faults;
  readonly fault?: string;
}

/** What the forms of a page are written with. */
interface Writing extends Outcome {
  readonly request: OperatorRequest;
  readonly subject: Subject;
}

function sendGrant(request: OperatorRequest, subject: Subject, outcome: Outcome = {}): Promise<Response> {
  const { context, actor } = request;
  const { label, labels, grant } = subject;
  const say = schemeWords[context.language];
  const messages = messagesOf(context.language);
  const name = translated(label.name, context.language);
  const done = say.done[doneOf(context) ?? ''];
  // Said above as well as at its field, which this state of the grant may not have.
  const fault = outcome.fault ?? Object.values(outcome.faults ?? {})[0];
  const writing: Writing = { request, subject, ...outcome };
  const isBad = fault !== undefined;
  const notice =
    fault === undefined
      ? done !== undefined && !isBad && { kind: 'good' as const, text: done }
      : { kind: 'bad' as const, text: fault };
  return sendOperatorPage(context, actor, {
    title: say.title(name, labels.place.name),
    crumbs: [{ label: name, path: `/operator/schemes/${label.id}` }],
    ...(notice ? { notice } : {}),
    ...(isBad ? { status: 422 } : {}),
    main: html`<p>
        ${grant ? stateChip(grant.status, stateSentence(grant, messages)) : html`<span class="chip">${say.notGranted}</span>`}
        ${grant ? html` <a href="${linkTo(context, grant.page)}">${say.publicPage}</a>` : ''}
      </p>
      ${grant?.reason ? html`<p>${messages.common.labelled(say.reason, grant.reason)}</p>` : ''}
      ${validityForm(writing)} ${grant ? criteriaForm(writing, grant) : ''} ${grant ? stopForm(writing, grant) : ''}
      ${
        grant
          ? html`<h2>${say.history}</h2>
              ${historyList(grant, labelView(context, labels, subject.timeZone))}`
          : ''
      }`,
  });
}

/** A form of the page: it names the state that it was written from. */
function form({ request: { context }, subject: { grant } }: Writing, content: Html): Html {
  return html`<form class="form" method="post">
    ${csrfField(context)}<input type="hidden" name="revision" value="${grant?.revision ?? 0}" />
    ${content}
  </form>`;
}

interface FieldOptions {
  readonly name: string;
  readonly label: string;
  readonly type: 'date' | 'url';
  readonly value: string;
  readonly hint?: string;
}

function field({ faults = {}, request }: Writing, { name, label, type, value, hint }: FieldOptions): Html {
  const fault = faults[name];
  const described = [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ');
  const shown = request.form.has(name) ? request.form.get(name) : value;
  return html`<p class="field ${type === 'date' ? 'short' : ''}">
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${shown}"
      ${described ? html`aria-describedby="${described}"` : ''}
      ${fault ? html`aria-invalid="true"` : ''}
    />
    ${hint ? html`<span class="hint" id="${name}-hint">${hint}</span>` : ''}
    ${fault ? html`<span class="fault" id="${name}-fault">${fault}</span>` : ''}
  </p>`;
}

/** To grant, or to renew what is granted or has expired. */
function validityForm(writing: Writing): Html | string {
  const { subject, request } = writing;
  const { grant, label, today } = subject;
  const say = schemeWords[request.context.language];
  if (grant?.status === 'suspended') return '';
  const isNew = grant === undefined || grant.status === 'revoked';
  const { months } = label;
  const end = isNew
    ? months === null
      ? ''
      : addMonths(today, months)
    : (renewalEnd(grant.until, { today, months }) ?? grant.until ?? '');
  const from = field(writing, { name: 'from', label: say.from, type: 'date', value: today, hint: say.fromHint });
  const until = field(writing, { name: 'until', label: say.until, type: 'date', value: end, hint: say.untilHint });
  return html`<h2>${say.validity}</h2>
    ${form(
      writing,
      html`<div class="fields">${isNew ? from : ''} ${until}</div>
        <p class="actions">
          <button type="submit" class="button" name="action" value="${isNew ? 'grant' : 'renew'}">
            ${isNew ? say.grant : say.renew}
          </button>
        </p>`,
    )}`;
}

function criteriaForm(writing: Writing, grant: Grant): Html {
  const { subject, request } = writing;
  const say = schemeWords[request.context.language];
  const criteria = subject.label.criteria === null ? null : (grant.criteria ?? metCriteria(subject.label.criteria, []));
  return html`<h2>${say.criteria}</h2>
    ${
      criteria === null
        ? html`<p class="muted">${say.unpublished}</p>`
        : form(
            writing,
            html`${criteria.map((criterion) => criterionFields(writing, criterion))}
              <p class="actions">
                <button type="submit" class="button" name="action" value="check">${say.save}</button>
              </p>`,
          )
    }`;
}

function criterionFields(writing: Writing, { id, sentence, state, date, evidence }: MetCriterion): Html {
  const { request } = writing;
  const { language } = request.context;
  const say = schemeWords[language];
  const words = messagesOf(language).labelDetails.criterionStates;
  const name = `state-${id}`;
  const chosen = request.form.has(name) ? request.form.get(name) : state;
  return html`<fieldset class="panel form">
    <legend>${translated(sentence, language)}</legend>
    <div class="fields">
      <p class="field">
        <label for="${name}">${say.state}</label>
        <select id="${name}" name="${name}">
          ${(['proved', 'declared', 'missing'] as const).map(
            (each) => html`<option value="${each}" ${each === chosen ? html`selected` : ''}>${words[each]}</option>`,
          )}
        </select>
      </p>
      ${field(writing, { name: `date-${id}`, label: say.seen, type: 'date', value: date ?? '' })}
    </div>
    ${field(writing, { name: `evidence-${id}`, label: say.evidence, type: 'url', value: evidence ?? '', hint: say.evidenceHint })}
  </fieldset>`;
}

function stopForm(writing: Writing, grant: Grant): Html | string {
  const { faults = {}, request } = writing;
  const say = schemeWords[request.context.language];
  if (grant.status === 'revoked') return '';
  const fault = faults['reason'];
  return html`<h2>${say.stop}</h2>
    ${grant.status === 'suspended' ? form(writing, html`<p class="actions"><button type="submit" class="button" name="action" value="reinstate">${say.reinstate}</button></p>`) : ''}
    ${form(
      writing,
      html`<p class="field">
          <label for="reason">${say.reason}</label>
          <textarea
            id="reason"
            name="reason"
            rows="3"
            maxlength="500"
            aria-describedby="reason-hint${fault ? ' reason-fault' : ''}"
            ${fault ? html`aria-invalid="true"` : ''}
          >
${request.form.get('reason')}</textarea>
          <span class="hint" id="reason-hint">${say.reasonHint}</span>
          ${fault ? html`<span class="fault" id="reason-fault">${fault}</span>` : ''}
        </p>
        <p class="actions">
          ${grant.status === 'granted' ? html`<button type="submit" class="button quiet" name="action" value="suspend">${say.suspend}</button>` : ''}
          <button type="submit" class="button danger" name="action" value="revoke">${say.revoke}</button>
        </p>`,
    )}`;
}
