import { html } from 'hono/html';
import { fullDay } from '../../../../../src/translations/dates.ts';
import { en } from '../../../../../src/translations/en.ts';
import { fr } from '../../../../../src/translations/fr.ts';
import { declineListed, findDisagreements, takeListed, type Disagreement } from '../../../operators/disagreements.ts';
import { factNames } from '../../../operators/edit/checks.ts';
import type { KeptPlace } from '../../../operators/edit/record.ts';
import { lockPlace } from '../../../operators/edit/save.ts';
import { refreshSchedules } from '../../../opening/refresh.ts';
import type { Html } from '../../pages/layout.ts';
import { csrfField, linkTo, type OperatorRequest } from '../page.ts';
import { by, noPlace, pathOf, type PlacePages } from './frame.ts';
import { sayValue } from './say.ts';
import { placeWords } from './words.ts';

/** What lists say otherwise, each with two buttons. */
export async function disagreements(
  { app }: PlacePages,
  { context }: OperatorRequest,
  place: KeptPlace,
): Promise<Html | string> {
  const found = await findDisagreements(app.sql, place);
  if (found.length === 0) return '';
  const say = placeWords[context.language];
  const messages = { fr, en }[context.language];
  const item = ({ platform, sourceId, name, listed, current, since }: Disagreement): Html =>
    html`<li>
      <div>
        <h3>${say.fields[name]}</h3>
        <p>
          ${say.disagree.says(platform, since === null ? '?' : fullDay(since, messages))}<br /><strong
            >${sayValue(context.language, name, listed)}</strong
          >
        </p>
        <p>${say.disagree.now}<br /><strong>${sayValue(context.language, name, current)}</strong></p>
      </div>
      <form method="post" action="${linkTo(context, pathOf(place))}">
        ${csrfField(context)}
        <input type="hidden" name="platform" value="${platform}" />
        <input type="hidden" name="source" value="${sourceId}" />
        <input type="hidden" name="field" value="${name}" />
        <p class="actions">
          <button type="submit" class="button small" name="settle" value="take">${say.disagree.take}</button>
          <button type="submit" class="button small quiet" name="settle" value="keep">${say.disagree.keep}</button>
        </p>
      </form>
    </li>`;
  return html`<section>
    <h2>${say.disagree.title}</h2>
    <ul class="rows">
      ${found.map(item)}
    </ul>
  </section>`;
}

/** Does what was chosen. Returns what was done, undefined when the form was about something else. */
export async function settleDisagreement(
  pages: PlacePages,
  request: OperatorRequest,
  place: KeptPlace,
): Promise<string | undefined> {
  const { form } = request;
  const name = factNames.find((one) => one === form.get('field'));
  if (!form.has('settle') || name === undefined) return undefined;
  const chosen = { platform: form.get('platform'), sourceId: form.get('source'), name };
  const takes = form.get('settle') === 'take';
  const settled = await pages.app.sql.begin(async (tx) => {
    const locked = await lockPlace(tx, place.stored.id);
    if (locked === undefined) throw noPlace();
    return takes ? takeListed(tx, locked, chosen, by(pages, request)) : declineListed(tx, locked, chosen, request);
  });
  if (takes) await refreshSchedules(pages.app.sql, request.now);
  return settled ? (takes ? 'taken' : 'kept') : 'unchanged';
}
