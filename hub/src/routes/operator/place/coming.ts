import { html } from 'hono/html';
import { en } from '../../../../../src/translations/en.ts';
import { fr } from '../../../../../src/translations/fr.ts';
import { formatDay } from '../../../../../src/translations/opening.ts';
import { daySentence } from '../../../../../src/translations/week.ts';
import type { Language } from '../../../http/language.ts';
import { judgeOpening } from '../../../operators/edit/preview.ts';
import type { KeptPlace } from '../../../operators/edit/record.ts';
import type { Html } from '../../pages/layout.ts';
import { hoursWords } from './hours-words.ts';

/** Two weeks of opening hours, judged as the hub judges what it publishes. */
export function comingDays(
  language: Language,
  where: Pick<KeptPlace['stored'], 'time_zone' | 'departement'>,
  hours: string | null,
  now: Date,
): Html {
  const words = hoursWords[language];
  const messages = { fr, en }[language];
  if (hours === null) return html`<p>${words.comingNone}</p>`;
  const weeks = [now, new Date(now.getTime() + 7 * 86_400_000)].flatMap(
    (from) => judgeOpening(hours, where.time_zone, where.departement, from).week,
  );
  return html`<table class="sheet">
    <tbody>
      ${weeks.map(
        (day) =>
          html`<tr>
            <th scope="row">${formatDay(day.date, messages, { weekday: 'short', day: 'numeric', month: 'short' })}</th>
            <td>${daySentence(day, messages)}${day.holiday ? html` <span class="muted">${day.holiday}</span>` : ''}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
