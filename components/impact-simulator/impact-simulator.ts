import { html, nothing, type TemplateResult } from 'lit';
import { modes as allModes } from '../../sdk/impact/data/factors.ts';
import { isShared } from '../../sdk/impact/modes.ts';
import type { Result } from '../../sdk/impact/result.ts';
import { oneOf } from '../../src/core/converters.ts';
import { define } from '../../src/core/define.ts';
import { EscaleElement } from '../../src/core/element.ts';
import { RemoteController, valueOf } from '../../src/core/remote.ts';
import { massUnits, writeRange, type Units } from '../../src/translations/amounts.ts';
import { common, problem } from '../../src/translations/fr/common.ts';
import { modes } from '../../src/translations/fr/modes.ts';
import { simulator } from '../../src/translations/fr/simulator.ts';
import type { AssumedName, RenderField } from './panels.ts';
import { impactSimulatorStyles } from './impact-simulator.styles.ts';
import {
  audiences,
  bounds,
  fromQuery,
  readField,
  simulate,
  standard,
  toCsv,
  toJson,
  toQuery,
  type NumberName,
  type Outcome,
  type Simulation,
} from './simulation.ts';

/** Where a simulation stands in the address of a page. */
const MARK = '#escale-simulation?';

const one = <Unit extends string>(unit: Unit): Units<Unit> => [[unit, 1]];

/**
 * What working near home some days a week comes to in a year, for a person, an employer or a town: CO2, money, time
 * and kilometres, each as a range. Every assumption is on show and can be changed; what no figure would survive an
 * audit of is named as left out. It asks no hub and keeps nothing: a simulation is shared as a link to the page it
 * stands in, after the #.
 *
 * @summary Time, money and CO2 of a commute that is not made, with every assumption.
 * @status stable
 * @since 1.0
 * @slot - What stands there without JavaScript: a link.
 * @csspart base - Everything the element renders.
 * @csspart result - What a year comes to.
 * @csspart share - The link to the simulation.
 * @cssstate ready - Always.
 */
export class EscaleImpactSimulator extends EscaleElement<'modes' | 'simulator'> {
  static override styles = [...EscaleElement.styles, impactSimulatorStyles];

  static override properties = { audience: { converter: oneOf('escale-impact-simulator audience', audiences) } };

  /** For whom it opens: `employee`, `employer` or `town`. Default: `employee`. */
  declare audience?: (typeof audiences)[number];

  protected override readonly french = { common, problem, modes, simulator };
  protected override readonly english = () => import('../../src/translations/en/elements/en-impact-simulator.ts');

  /** There is nothing to ask a hub for. */
  protected override readonly remote = {
    state: { status: 'ready' as const, value: true, loadedAt: 0 },
    refreshing: false,
    refresh: (): void => undefined,
  };

  /** The code and the words of the panels, once somebody asks for them. */
  readonly #panels = new RemoteController(this, {
    args: () => (this.#isOpen ? [] : undefined),
    load: () => import('./panels.ts'),
    onError: this.reportError,
  });
  #isOpen = false;

  #simulation: Simulation = standard;
  /** What was typed and cannot be, by its field. */
  #wrong = new Map<string, string>();

  override connectedCallback(): void {
    super.connectedCallback();
    const { hash } = location;
    const start = { ...standard, audience: this.audience ?? standard.audience };
    this.#simulation = hash.startsWith(MARK) ? fromQuery(hash.slice(MARK.length)) : start;
  }

  protected override renderContent(): unknown {
    const { simulator: say } = this.messages;
    const { audience, where, mode, placeMode } = this.#simulation;
    const car = [mode, ...(where === 'place' ? [placeMode] : [])].some((each) => each.startsWith('car-'));
    return html`<form @submit=${stop} @change=${this.#onChange}>
      <fieldset>
        <legend>${say.audience}</legend>
        ${this.#renderChoices('audience', say.audiences)}
        ${audience === 'employee' ? nothing : this.#renderNumber('people')}
      </fieldset>
      <fieldset>
        <legend>${say.commute}</legend>
        ${this.#renderMode('mode')} ${this.#renderNumber('km')}
        ${isShared(mode) ? this.#renderNumber('occupants') : nothing} ${car ? this.#renderNumber('power') : nothing}
      </fieldset>
      <fieldset>
        <legend>${say.days}</legend>
        ${this.#renderNumber('workdays')} ${this.#renderNumber('days')}
      </fieldset>
      <fieldset>
        <legend>${say.elsewhere}</legend>
        ${this.#renderChoices('where', say.wheres)}
        ${where === 'place' ? html`${this.#renderMode('placeMode')} ${this.#renderNumber('placeKm')} ${isShared(placeMode) ? this.#renderNumber('placeOccupants') : nothing}` : nothing}
      </fieldset>
      ${this.#renderResult(simulate(this.#simulation))}
      ${(['assumptions', 'leftOut'] as const).map((panel) => this.#renderPanel(panel))}
    </form>`;
  }

  #renderChoices<N extends 'audience' | 'where'>(name: N, choices: Readonly<Record<Simulation[N], string>>): unknown {
    return Object.entries<string>(choices).map(
      ([value, label]) =>
        html`<label class="choice"
          ><input
            type="radio"
            name=${name}
            .value=${value}
            .checked=${this.#simulation[name] === value}
          />${label}</label
        >`,
    );
  }

  #renderMode(name: 'mode' | 'placeMode'): TemplateResult {
    const chosen = this.#simulation[name];
    return html`<label
      >${this.messages.simulator.fields[name]}
      <select name=${name}>
        ${allModes.map((each) => html`<option value=${each} .selected=${each === chosen}>${this.messages.modes[each]}</option>`)}
      </select></label
    >`;
  }

  #renderNumber(name: Exclude<NumberName, AssumedName>): TemplateResult {
    return this.#renderField(name, this.messages.simulator.fields[name], this.#simulation[name]);
  }

  readonly #renderField: RenderField = (name, label, value) => {
    const { simulator: say } = this.messages;
    const wrong = this.#wrong.get(name);
    return html`<label
      >${label}
      <input
        name=${name}
        inputmode="decimal"
        autocomplete="off"
        aria-invalid=${wrong !== undefined}
        .value=${wrong ?? String(value).replace('.', say === simulator ? ',' : '.')}
      />
      ${wrong === undefined ? nothing : html`<small role="alert">${say.between(...bounds[name])}</small>`}</label
    >`;
  };

  #renderResult(outcome: Outcome): TemplateResult {
    const { simulator: say, common: words } = this.messages;
    const { co2, money, time, kilometres } = outcome;
    const simulation = this.#simulation;
    const file = (type: string, text: string): string => `data:${type};charset=utf-8,${encodeURIComponent(text)}`;
    return html`<div aria-live="polite">
        <dl part="result">
          <dt>${say.result}</dt>
          ${this.#renderAmount(say.co2, co2, massUnits)}
          ${money ? this.#renderAmount(say.money, money, one('€')) : html`<dd>${words.labelled(say.money, say.noMoney)}</dd>`}
          ${this.#renderAmount(say.time, time, one(say.hours))}
          ${this.#renderAmount(say.kilometres, kilometres, one('km'))}
        </dl>
      </div>
      <p class="links">
        <a part="share" href=${MARK + toQuery(simulation)}>${say.share}</a>
        <a class="button" download="escale.csv" href=${file('text/csv', toCsv(simulation, outcome))}>${say.csv}</a>
        <a class="button" download="escale.json" href=${file('application/json', toJson(simulation, outcome))}
          >${say.json}</a
        >
      </p>`;
  }

  #renderAmount(name: string, result: Result, units: Units<string>): TemplateResult {
    const { simulator: say, common: words } = this.messages;
    const { about, low, high, unit } = writeRange(result, units, words.locale);
    const range = say.range(about, low, high, unit);
    // Whole: of what changes inside a part that has no name, a screen reader says the part with its name, and once.
    return html`<dd aria-atomic="true">
      ${name}&nbsp;
      <div><b>${result.value > 0 ? range : say.noSaving}</b>${result.value > 0 ? nothing : html` (${range})`}</div>
    </dd>`;
  }

  #renderPanel(panel: 'assumptions' | 'leftOut'): TemplateResult {
    const { state } = this.#panels;
    const { messages } = this;
    const view = { simulation: this.#simulation, messages, renderField: this.#renderField, onReset: this.#onReset };
    return html`<details @toggle=${this.#onToggle}>
      <summary>${messages.simulator[panel]}</summary>
      ${valueOf(state)?.renderPanel[panel](view)}
      <p aria-live="polite">
        ${state.status === 'loading' ? messages.common.loading : state.status === 'failed' ? this.reason(state.error) : nothing}
      </p>
    </details>`;
  }

  readonly #onToggle = (event: Event): void => {
    if (!(event.currentTarget as HTMLDetailsElement).open) return;
    if (this.#isOpen) this.#panels.refresh();
    this.#isOpen = true;
    this.requestUpdate();
  };

  readonly #onChange = ({ target }: Event): void => {
    const { name, value } = target as HTMLInputElement;
    const read = readField(name, value);
    if (read === undefined) this.#wrong.set(name, value);
    else {
      this.#wrong.delete(name);
      // A way to travel brings its own factor and its own speed.
      const factors =
        name === 'mode' ? { factor: 0, speed: 0 } : name === 'placeMode' ? { placeFactor: 0, placeSpeed: 0 } : {};
      this.#simulation = { ...this.#simulation, ...factors, [name]: read };
    }
    this.requestUpdate();
  };

  readonly #onReset = (): void => {
    const { audience, people, mode, km, occupants, workdays, days, where, placeMode, placeKm, placeOccupants, power } =
      this.#simulation;
    this.#simulation = {
      ...standard,
      audience,
      people,
      mode,
      km,
      occupants,
      workdays,
      days,
      where,
      placeMode,
      placeKm,
      placeOccupants,
      power,
    };
    this.#wrong.clear();
    this.requestUpdate();
  };
}

const stop = (event: Event): void => event.preventDefault();

define('escale-impact-simulator', EscaleImpactSimulator);

declare global {
  interface HTMLElementTagNameMap {
    'escale-impact-simulator': EscaleImpactSimulator;
  }
}
