import { html } from 'hono/html';
import type { Label } from '../../../../../sdk/contract/index.ts';
import { formatPlaceId, parsePlaceId } from '../../../../../sdk/place-id.ts';
import { fullDay } from '../../../../../src/translations/dates.ts';
import { readHolders, type Holder } from '../../../labels/held.ts';
import { readLabels } from '../../../labels/read.ts';
import { noSuchLabel } from '../../labels/absent.ts';
import { messagesOf, translated } from '../../labels/view.ts';
import { judgedAt } from '../../places/validity.ts';
import type { Html } from '../../pages/layout.ts';
import {
  linkTo,
  onScheme,
  operatorPage,
  seeOther,
  sendOperatorPage,
  type OperatorApp,
  type OperatorContext,
  type OperatorRequest,
} from '../page.ts';
import { grantPages } from './grant.ts';
import { networkSchemePages } from './network.ts';
import { grantPath, stateChip } from './parts.ts';
import { schemeWords } from './words.ts';

/** The pages of those who grant labels. */
export function schemePages(app: OperatorApp): void {
  networkSchemePages(app);
  operatorPage(
    app,
    { path: '/operator/schemes/:id', method: 'get', access: 'issuer', on: onScheme },
    async (request) => {
      const [label] = await readLabels(app.sql, request.params['id']);
      if (!label) throw noSuchLabel(request.params['id'] ?? '');
      return sendScheme(app, request, label);
    },
  );
  grantPages(app);
}

async function sendScheme(
  { sql }: OperatorApp,
  { context, actor, now }: OperatorRequest,
  label: Label,
): Promise<Response> {
  const say = schemeWords[context.language];
  const asked = (context.url.searchParams.get('place') ?? '').trim().slice(0, 24);
  const number = parsePlaceId(asked);
  const [known] = number === undefined ? [] : await sql`select 1 from place where id = ${number} and listed`;
  if (number !== undefined && known) return seeOther(context, grantPath(label.id, formatPlaceId(number)));
  const holders = await readHolders(sql, label.id, judgedAt(now));
  return sendOperatorPage(context, actor, {
    title: translated(label.name, context.language),
    crumbs: [],
    ...(asked === '' ? {} : { notice: { kind: 'bad' as const, text: say.noPlace(asked) } }),
    main: html`<h2>${say.holders}</h2>
      ${holders.length === 0 ? html`<p class="muted">${say.none}</p>` : holderTable(context, label.id, holders)}
      <h2>${say.grantTo}</h2>
      <form class="form" method="get">
        ${context.url.searchParams.has('lang') ? html`<input type="hidden" name="lang" value="${context.language}" />` : ''}
        <p class="field short">
          <label for="place">${say.placeId}</label>
          <input
            type="text"
            id="place"
            name="place"
            value="${asked}"
            required
            maxlength="24"
            aria-describedby="place-hint"
          />
          <span class="hint" id="place-hint">${say.placeHint}</span>
        </p>
        <p class="actions"><button type="submit" class="button">${say.open}</button></p>
      </form>`,
  });
}

function holderTable(context: OperatorContext, scheme: string, holders: readonly Holder[]): Html {
  const say = schemeWords[context.language];
  const messages = messagesOf(context.language);
  return html`<table class="sheet">
    <thead>
      <tr>
        <th scope="col">${say.place}</th>
        <th scope="col">${say.state}</th>
        <th scope="col">${say.until}</th>
      </tr>
    </thead>
    <tbody>
      ${holders.map(
        (holder) =>
          html`<tr>
            <td class="name" data-label="${say.place}">
              <span
                ><a href="${linkTo(context, grantPath(scheme, holder.placeId))}">${holder.name}</a>
                ${holder.city === null ? '' : html`<span class="muted">${holder.city}</span>`}</span
              >
            </td>
            <td data-label="${say.state}">${stateChip(holder.status, say.states[holder.status])}</td>
            <td data-label="${say.until}">${holder.until === null ? say.endless : fullDay(holder.until, messages)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
