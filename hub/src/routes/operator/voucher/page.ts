import { html } from 'hono/html';
import { isUuid } from '../../../desk/uuid.ts';
import {
  changeVoucher,
  makeVoucher,
  readVoucher,
  readVouchers,
  spacedVoucher,
  type Voucher,
} from '../../../desk/vouchers.ts';
import type { Language } from '../../../http/language.ts';
import { ProblemError } from '../../../http/problem.ts';
import type { Html } from '../../pages/layout.ts';
import { longDay } from '../day/times.ts';
import { formatNumber } from '../month/figures.ts';
import {
  csrfField,
  doneOf,
  linkTo,
  operatorPage,
  seeOther,
  sendOperatorPage,
  type OperatorApp,
  type OperatorContext,
  type OperatorRequest,
} from '../page.ts';
import { readVoucherForm, voucherForm, type ReadVoucherForm } from './form.ts';
import { sendStatement, statementSection } from './statement.ts';
import { voucherWords } from './words.ts';

const PATH = '/operator/vouchers';

/** Employers' vouchers: the administrator makes them, and sends each employer its statement. */
export function voucherPages(app: OperatorApp): void {
  const page = { access: 'administrator' } as const;
  const one = { ...page, path: `${PATH}/:id` } as const;
  operatorPage(app, { ...page, path: PATH, method: 'get' }, (request) => sendVouchers(app, request));
  operatorPage(app, { ...page, path: PATH, method: 'post' }, (request) => make(app, request));
  operatorPage(app, { ...one, method: 'get' }, async (request) =>
    sendVoucher(app, request, await voucherOf(app, request)),
  );
  operatorPage(app, { ...one, method: 'post' }, async (request) => change(app, request, await voucherOf(app, request)));
  operatorPage(app, { ...page, path: `${PATH}/:id/statement.csv`, method: 'get' }, async (request) =>
    sendStatement(app, request, await voucherOf(app, request)),
  );
}

function voucherOf({ sql }: OperatorApp, { params }: OperatorRequest): Promise<Voucher> {
  const id = params['id'] ?? '';
  if (!isUuid(id)) throw new ProblemError('not-found', { detail: noVoucher, final: true });
  return readVoucher(sql, id);
}

const noVoucher = { fr: 'Ce bon n’existe pas.', en: 'There is no such voucher.' };

type Wrong = Extract<ReadVoucherForm, { readonly faults: unknown }>;

async function make(app: OperatorApp, request: OperatorRequest): Promise<Response> {
  const { context, form, actor, now } = request;
  const read = readVoucherForm(form);
  if ('faults' in read) return sendVouchers(app, request, read);
  const { id } = await makeVoucher(app.sql, read.terms, { actor, now });
  return seeOther(context, `${PATH}/${id}`, 'made');
}

async function change(app: OperatorApp, request: OperatorRequest, voucher: Voucher): Promise<Response> {
  const { context, form, actor, now } = request;
  const by = { actor, now };
  const act = form.get('act');
  if (act === 'close' || act === 'reopen') {
    await changeVoucher(app.sql, voucher.id, { ...voucher, closed: act === 'close' }, by);
  } else {
    const read = readVoucherForm(form);
    if ('faults' in read) return sendVoucher(app, request, voucher, read);
    await changeVoucher(app.sql, voucher.id, { ...read.terms, closed: voucher.closed }, by);
  }
  return seeOther(context, `${PATH}/${voucher.id}`, 'saved');
}

const nothingWrong = { faults: new Set<never>() };
const emptyForm = { employer: '', days: '', validUntil: '' };

async function sendVouchers({ sql }: OperatorApp, request: OperatorRequest, wrong?: Wrong): Promise<Response> {
  const { context, actor } = request;
  const say = voucherWords[context.language];
  const vouchers = await readVouchers(sql);
  return sendOperatorPage(context, actor, {
    title: say.title,
    status: wrong ? 400 : 200,
    main: html`<p class="lead">${say.lead}</p>
      <h2>${say.all}</h2>
      ${vouchers.length === 0 ? html`<p class="muted">${say.none}</p>` : voucherRows(context, vouchers)}
      <h2>${say.create}</h2>
      ${voucherForm(context, { path: PATH, submit: say.make, ...(wrong ?? { ...nothingWrong, typed: emptyForm }) })}`,
  });
}

function voucherRows(context: OperatorContext, vouchers: readonly Voucher[]): Html {
  return html`<ul class="rows">
    ${vouchers.map(
      (voucher) =>
        html`<li>
          <div>
            <p>
              <a href="${linkTo(context, `${PATH}/${voucher.id}`)}">${voucher.employer}</a>
              ${stateChip(voucher, context.language)}
            </p>
            <p class="muted">${balance(voucher, context.language)}</p>
          </div>
          <span class="desk-code">${spacedVoucher(voucher.code)}</span>
        </li>`,
    )}
  </ul>`;
}

const leftOf = ({ halfDays, used }: Voucher): number => Math.max(halfDays - used, 0);

function balance(voucher: Voucher, language: Language): string {
  const say = voucherWords[language];
  const days = (halves: number): string => formatNumber(halves / 2, language);
  const left = say.left(days(leftOf(voucher)), days(voucher.halfDays), voucher.halfDays);
  return voucher.validUntil === null ? left : `${left}, ${say.until(longDay(voucher.validUntil, language))}`;
}

function stateChip(voucher: Voucher, language: Language): Html | string {
  const say = voucherWords[language];
  if (voucher.closed) return html`<span class="chip bad">${say.closed}</span>`;
  return leftOf(voucher) === 0 ? html`<span class="chip warn">${say.usedUp}</span>` : '';
}

async function sendVoucher(
  app: OperatorApp,
  request: OperatorRequest,
  voucher: Voucher,
  wrong?: Wrong,
): Promise<Response> {
  const { context, actor } = request;
  const { language } = context;
  const say = voucherWords[language];
  const done = doneOf(context) as keyof typeof say.done | undefined;
  const typed = {
    employer: voucher.employer,
    days: formatNumber(voucher.halfDays / 2, language).replace(/\s/g, ''),
    validUntil: voucher.validUntil ?? '',
  };
  const path = `${PATH}/${voucher.id}`;
  return sendOperatorPage(context, actor, {
    title: voucher.employer,
    crumbs: [{ label: say.title, path: PATH }],
    status: wrong ? 400 : 200,
    notice: done && say.done[done] && !wrong ? { kind: 'good', text: say.done[done] } : undefined,
    main: html`<section class="panel no-print">
        <p>${say.code} ${stateChip(voucher, language)}</p>
        <p class="desk-figure desk-code">${spacedVoucher(voucher.code)}</p>
        <p class="muted">${balance(voucher, language)}</p>
      </section>
      ${await statementSection(app, request, voucher)}
      <section class="no-print" aria-labelledby="change">
        <h2 id="change">${say.change}</h2>
        ${voucherForm(context, { path, submit: say.save, ...(wrong ?? { ...nothingWrong, typed }) })}
        ${closeForm(context, voucher, path)}
      </section>`,
  });
}

function closeForm(context: OperatorContext, voucher: Voucher, path: string): Html {
  const say = voucherWords[context.language];
  return html`<form class="form panel" method="post" action="${linkTo(context, path)}">
    ${csrfField(context)}
    <p class="hint">${say.closeHint}</p>
    <p class="actions">
      ${
        voucher.closed
          ? html`<button type="submit" class="button quiet" name="act" value="reopen">${say.reopen}</button>`
          : html`<button type="submit" class="button danger" name="act" value="close">${say.close}</button>`
      }
    </p>
  </form>`;
}
