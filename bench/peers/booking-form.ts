/** What is asked first for a booking, in a dialog of Material Web: seats, a day of the week, a time of that day. */
import '@material/web/button/filled-button.js';
import '@material/web/button/text-button.js';
import '@material/web/dialog/dialog.js';
import '@material/web/radio/radio.js';
import '@material/web/textfield/outlined-text-field.js';
import { html, render, type TemplateResult } from 'lit';
import type { Availability } from '../../sdk/contract/index.ts';

const locale = 'fr';

/** @param offered as the hub answers: the first day with room is chosen, as our dialog does */
export function openDialog(element: HTMLElement, offered: unknown): void {
  const { resources, timeZone } = offered as Availability;
  const days = resources[0]?.days ?? [];
  const day = days.find(({ slots }) => slots.some(({ free }) => free > 0));
  const stage = element.appendChild(document.createElement('div'));
  const dayName = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', timeZone: 'UTC' });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone });
  const choice = (name: string, words: string, checked: boolean, disabled: boolean): TemplateResult =>
    html`<label><md-radio name=${name} ?checked=${checked} ?disabled=${disabled}></md-radio>${words}</label>`;
  render(
    html`<md-dialog open>
      <div slot="headline">Réserver une place</div>
      <form slot="content" method="dialog">
        <md-outlined-text-field label="Places" type="number" value="1" min="1"></md-outlined-text-field>
        <fieldset>
          <legend>Jour</legend>
          ${days.map((each) => choice('day', dayName.format(new Date(each.date)), each === day, each.slots.length === 0))}
        </fieldset>
        <fieldset>
          <legend>Heure</legend>
          ${day?.slots.map(({ start, free }) => choice('time', time.format(new Date(start)), false, free === 0))}
        </fieldset>
      </form>
      <div slot="actions">
        <md-text-button>Fermer</md-text-button>
        <md-filled-button>Continuer</md-filled-button>
      </div>
    </md-dialog>`,
    stage,
  );
}
