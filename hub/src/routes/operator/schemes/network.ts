import { readFileSync } from 'node:fs';
import path from 'node:path';
import { html } from 'hono/html';
import { record } from '../../../access/journal.ts';
import { readLabels } from '../../../labels/read.ts';
import { readSchemeFile, SchemeFileError } from '../../../labels/scheme-file.ts';
import { readScheme, saveScheme } from '../../../labels/store.ts';
import { schemeState } from '../../../labels/undo.ts';
import { translated } from '../../labels/view.ts';
import {
  csrfField,
  doneOf,
  linkTo,
  operatorPage,
  seeOther,
  sendOperatorPage,
  type OperatorApp,
  type OperatorRequest,
} from '../page.ts';
import { schemeWords } from './words.ts';

const example = readFileSync(path.join(import.meta.dirname, '../../../../../examples/label-scheme.json'), 'utf8');

/** The administrator's page of label schemes: which there are, and how another one is added. */
export function networkSchemePages(app: OperatorApp): void {
  const page = { path: '/operator/schemes', access: 'administrator' } as const;
  operatorPage(app, { ...page, method: 'get' }, (request) => sendSchemes(app, request));
  operatorPage(app, { ...page, method: 'post' }, async (request) => {
    const { context, actor, form, now } = request;
    try {
      const scheme = readSchemeFile(form.get('description'));
      const changed = await app.sql.begin(async (tx) => {
        const before = schemeState(await readScheme(tx, scheme.id));
        if (!(await saveScheme(tx, scheme))) return false;
        const after = schemeState(await readScheme(tx, scheme.id));
        const subject = { kind: 'scheme', id: scheme.id };
        await record(tx, { actor, now, subject, before, after });
        return true;
      });
      return seeOther(context, '/operator/schemes', changed ? 'added' : 'unchanged');
    } catch (error) {
      if (!(error instanceof SchemeFileError)) throw error;
      return sendSchemes(app, request, error.in(context.language));
    }
  });
}

async function sendSchemes({ sql }: OperatorApp, { context, actor, form }: OperatorRequest, fault?: string) {
  const say = schemeWords[context.language];
  const labels = await readLabels(sql);
  const done = say.done[doneOf(context) ?? ''];
  const typed = form.has('description') ? form.get('description') : example;
  return sendOperatorPage(context, actor, {
    title: say.schemes,
    crumbs: [],
    ...(fault === undefined && done !== undefined ? { notice: { kind: 'good' as const, text: done } } : {}),
    ...(fault === undefined ? {} : { status: 422 }),
    main: html`<p class="lead">${say.adminLead}</p>
      <ul class="rows">
        ${labels.map(
          (label) =>
            html`<li>
              <p>
                <a href="${linkTo(context, `/operator/schemes/${label.id}`)}"
                  >${translated(label.name, context.language)}</a
                ><br /><span class="muted">${label.issuer.name} · ${label.id}</span>
              </p>
            </li>`,
        )}
      </ul>
      <h2>${say.add}</h2>
      <form class="form" method="post">
        ${csrfField(context)}
        <p class="field">
          <label for="description">${say.description}</label>
          <textarea
            id="description"
            name="description"
            rows="20"
            spellcheck="false"
            class="code"
            aria-describedby="description-hint${fault === undefined ? '' : ' description-fault'}"
            ${fault === undefined ? '' : html`aria-invalid="true"`}
          >
${typed}</textarea>
          <span class="hint" id="description-hint">${say.descriptionHint}</span>
          ${fault === undefined ? '' : html`<span class="fault" id="description-fault">${fault}</span>`}
        </p>
        <p class="actions"><button type="submit" class="button">${say.addButton}</button></p>
      </form>`,
  });
}
