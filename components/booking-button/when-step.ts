import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../src/pictograms/icon.ts';
import { chevron } from '../../src/pictograms/controls.ts';
import { formatDay } from '../../src/translations/opening.ts';
import { type DialogActions, type DialogView, faultAt, renderTrouble } from './dialog-view.ts';
import { addDays, minutesBetween, momentAt, sayDay, sayPeriod, sayTime, span } from './moments.ts';
import { hasRoom, type Offered, type OfferedDay, type Period, periodsFrom, type Start, startsOf } from './periods.ts';
import { mostSeats, renderSeats } from './seats-field.ts';

/** Days on show at once. */
export const DAYS = 7;

/** What, on which day, at what time, for how many. */
export function renderWhen(view: DialogView, actions: DialogActions): TemplateResult {
  const { offered, day, draft } = view;
  const incomplete = faultAt('period', draft);
  return html`<div class="content" tabindex="-1">
    ${renderTrouble(view, actions)} ${renderChoice(view, actions)}
    ${offered ? renderDays(view, offered, actions) : renderWaiting(view, actions)}
    ${offered && day ? renderTimes(view, offered, day, actions) : nothing}
    ${incomplete ? html`<p class="fault" role="alert">${incomplete}</p>` : nothing}
  </div>`;
}

/** The resource and the seats: only where there is a choice. */
function renderChoice(view: DialogView, actions: DialogActions): unknown {
  const { resources, resource, offered, words } = view;
  const most = mostSeats(resource, offered);
  if (resources.length < 2 && most < 2) return nothing;
  return html`<div class="choice">
    ${
      resources.length < 2
        ? nothing
        : html`<label>
            <span>${words.resource}</span>
            <select part="resource" @change=${(event: Event) => actions.chooseResource(valueOf(event))}>
              ${resources.map(({ id, name }) => html`<option value=${id} ?selected=${id === resource.id}>${name}</option>`)}
            </select>
          </label>`
    }
    ${most < 2 ? nothing : renderSeats(view, most, actions)}
  </div>`;
}

const valueOf = ({ target }: Event): string => (target as HTMLSelectElement).value;

function renderWaiting({ availability, words, messages }: DialogView, actions: DialogActions): TemplateResult {
  if (availability === 'failed')
    return html`<div class="notice" role="alert">
      <p>${words.loadingFailed}</p>
      <button type="button" part="retry" @click=${actions.reload}>${messages.common.retry}</button>
    </div>`;
  return availability === 'loading'
    ? html`<p class="waiting" aria-live="polite">${words.loading}</p>`
    : html`<p class="notice" aria-live="polite">${words.refusals['not-bookable']}</p>`;
}

function renderDays(view: DialogView, offered: Offered, actions: DialogActions): TemplateResult {
  const { words, availability, day: chosen, draft } = view;
  const room = offered.days.some((day) => hasRoom(day, offered.rules, draft.seats));
  return html`<fieldset class="days" aria-busy=${availability === 'loading'}>
    <legend>${words.day}</legend>
    ${renderWeek(view, offered, actions)}
    <div class="row">${offered.days.map((day) => renderDay(view, offered, day, day === chosen, actions))}</div>
    ${room ? nothing : html`<p class="muted" aria-live="polite">${words.noneThisWeek}</p>`}
    ${
      availability === 'failed'
        ? html`<p class="fault" role="alert">
            ${words.loadingFailed}
            <button type="button" part="retry" @click=${actions.reload}>${view.messages.common.retry}</button>
          </p>`
        : nothing
    }
  </fieldset>`;
}

/** The span of the days on show, between the arrows to those before and after. */
function renderWeek({ place, words, messages, now }: DialogView, offered: Offered, actions: DialogActions): unknown {
  const first = offered.days[0]?.date;
  const last = offered.days.at(-1)?.date;
  if (!first || !last) return nothing;
  const today = momentAt(now.getTime(), place.timeZone).date;
  const earlier = addDays(first, -DAYS);
  const later = addDays(first, DAYS);
  const say = (date: string): string => formatDay(date, messages, { day: 'numeric', month: 'short' });
  return html`<div class="week">
    ${renderArrow(words.previousWeek, first > today, 'previous', () => actions.showDays(earlier > today ? earlier : undefined))}
    <span>${span(say(first), say(last))}</span>
    ${renderArrow(words.nextWeek, later <= addDays(today, offered.rules.horizon), 'next', () => actions.showDays(later))}
  </div>`;
}

/** An arrow that leads nowhere keeps its place and the focus. */
const renderArrow = (words: string, leads: boolean, direction: string, go: () => void): TemplateResult =>
  html`<button
    type="button"
    class="arrow ${direction}"
    aria-label=${words}
    aria-disabled=${leads ? 'false' : 'true'}
    @click=${() => leads && go()}
  >
    ${icon(chevron)}
  </button>`;

function renderDay(
  { words, messages, draft }: DialogView,
  { rules }: Offered,
  day: OfferedDay,
  checked: boolean,
  actions: DialogActions,
): TemplateResult {
  const room = hasRoom(day, rules, draft.seats);
  const state = room ? words.available : day.closed ? words.dayClosed : words.dayFull;
  return html`<label class="day">
    <input
      type="radio"
      name="day"
      .value=${day.date}
      aria-label=${messages.common.list([sayDay(day.date, messages), state])}
      .held=${checked && room}
      ?disabled=${!room}
      @change=${() => actions.chooseDay(day.date)}
    />
    <span aria-hidden="true">
      <span class="weekday">${formatDay(day.date, messages, { weekday: 'short' })}</span>
      <span class="number">${Number(day.date.slice(8))}</span>
      <span class="room">${room ? '•' : nothing}</span>
    </span>
  </label>`;
}

function renderTimes(view: DialogView, offered: Offered, day: OfferedDay, actions: DialogActions): TemplateResult {
  const { words, messages, draft } = view;
  const fine = offered.rules.step === '30-minutes';
  return html`<fieldset class="times">
    <legend>
      ${words.time}<span class="muted"> – <span class="day-name">${sayDay(day.date, messages)}</span></span>
    </legend>
    <div class=${fine ? 'starts' : 'parts'}>
      ${startsOf(day, offered.rules, draft.seats).map((start) => renderStart(view, offered, day, start, fine, actions))}
    </div>
    ${renderEnd(view, offered, day, actions)}
  </fieldset>`;
}

function renderStart(
  view: DialogView,
  offered: Offered,
  day: OfferedDay,
  { slot, shortest }: Start,
  fine: boolean,
  actions: DialogActions,
): TemplateResult {
  const { place, words, messages, draft } = view;
  const say = sayPeriod(slot.start, slot.end, place.timeZone, messages);
  return html`<label class="time">
    <input
      type="radio"
      name="start"
      .value=${slot.start}
      .held=${shortest !== undefined && draft.period?.start === slot.start}
      ?disabled=${!shortest}
      @change=${() => shortest && actions.choosePeriod(asLong(view, offered, day, shortest))}
    />
    ${
      fine
        ? html`<span>${sayTime(slot.start, place.timeZone, messages)}</span>`
        : html`<span>
            <strong>${sayPart(view, offered, slot.start)}</strong> <span>${say}</span>
            <span class="muted">${shortest ? sayFree(view, slot.free) : words.full}</span>
          </span>`
    }
  </label>`;
}

/** From another start on, as long as what was chosen before, when there is room. */
function asLong({ draft }: DialogView, { rules }: Offered, day: OfferedDay, shortest: Period): Period {
  const { period } = draft;
  if (!period) return shortest;
  const wanted = minutesBetween(period.start, period.end);
  const possible = periodsFrom(day.slots, shortest.start, rules, draft.seats);
  return possible.find(({ start, end }) => minutesBetween(start, end) === wanted) ?? shortest;
}

function sayPart({ place, words }: DialogView, { rules }: Offered, start: string): string {
  if (rules.step === 'day') return words.wholeDay;
  const { hours } = momentAt(start, place.timeZone);
  return hours < 12 ? words.morning : hours < 17 ? words.afternoon : words.evening;
}

/** A room is free or not; only of desks is it of interest how many are. */
const sayFree = ({ resource, words }: DialogView, free: number): string =>
  resource.kind === 'desk' ? words.free(free) : words.available;

/** Until when: only where there is a choice. */
function renderEnd(view: DialogView, { rules }: Offered, day: OfferedDay, actions: DialogActions): unknown {
  const { place, words, messages, draft } = view;
  const { period } = draft;
  const possible = period ? periodsFrom(day.slots, period.start, rules, draft.seats) : [];
  if (!period || possible.length === 0) return nothing;
  const choose = (event: Event): void => {
    const wanted = possible.find(({ end }) => end === valueOf(event));
    if (wanted) actions.choosePeriod(wanted);
  };
  if (possible.length < 2 && rules.step !== '30-minutes') return nothing;
  return html`<div class="end">
    <label>
      <span>${words.until}</span>
      <select part="until" @change=${choose}>
        ${possible.map((each) => {
          const minutes = minutesBetween(each.start, each.end);
          return html`<option value=${each.end} ?selected=${each.end === period.end}>
            ${sayTime(each.end, place.timeZone, messages, true)}
            (${words.duration(Math.floor(minutes / 60), minutes % 60)})
          </option>`;
        })}
      </select>
    </label>
    <span class="muted">${sayFree(view, period.free)}</span>
  </div>`;
}
