import { html, nothing, type TemplateResult } from 'lit';
import { getImpact } from '../../sdk/calls/get-impact.ts';
import { shaped } from '../../sdk/connection.ts';
import type { Impact, ImpactFigure, ImpactQuery } from '../../sdk/contract/index.ts';
import { isProblemError } from '../../sdk/errors/problem-error.ts';
import { bool, list, num, orNull, shape, str, textOrNull } from '../../sdk/guards/checks.ts';
import type { Client } from '../../src/core/client.ts';
import { define } from '../../src/core/define.ts';
import { EscaleElement } from '../../src/core/element.ts';
import { RemoteController, valueOf } from '../../src/core/remote.ts';
import { massUnits, writeRange } from '../../src/translations/amounts.ts';
import { common, problem } from '../../src/translations/fr/common.ts';
import { impact } from '../../src/translations/fr/impact.ts';
import { periodName } from '../../src/translations/periods.ts';
import { co2CounterStyles } from './co2-counter.styles.ts';

/** As much of the answer as a counter reads; its panels look at the rest. */
const area = shape({ type: str, id: textOrNull, name: str });
const readImpact = shaped(
  shape<Impact>({
    asked: area,
    area: orNull(area),
    period: textOrNull,
    figure: orNull(
      shape({
        ...{ value: num, low: num, high: num, visits: num, coverage: num, kilometres: shape({ value: num }) },
        ...{ modelVersion: str, factorSet: str, assumptions: list(shape({ id: str, value: num })) },
      }),
    ),
    leastPeople: num,
    demonstration: bool,
  }),
  'Impact',
);

/**
 * The CO2 that visits to a place, a territory or the whole network spared: a range with its period, its perimeter, how
 * many visits there were and how many of them are known, and how it was computed. Where too few people came, the
 * figure of a wider area is shown, and said to be that. A balance that spares nothing says so.
 *
 * @summary CO2 spared, as a range that explains itself.
 * @status stable
 * @since 1.0
 * @slot - What stands there without JavaScript and when the hub cannot be reached: a link.
 * @event {EscaleErrorEvent} escale-error - The hub could not be reached or answered with a problem. Does not bubble.
 * @csspart base - Everything the element renders.
 * @csspart figure - The figure and its range.
 * @csspart details - The quarters, or the computation, when the visitor asks for them.
 * @csspart failure - The reason why there is nothing to show, and the retry button.
 * @csspart retry - The retry button.
 * @cssstate loading - Waiting for the first answer.
 * @cssstate ready - Shows a current answer.
 * @cssstate stale - Shows an older answer, because the last request failed.
 * @cssstate failed - Has nothing to show but its children.
 */
export class EscaleCo2Counter extends EscaleElement<'impact'> {
  static override styles = [...EscaleElement.styles, co2CounterStyles];

  static override properties = { place: {}, territory: {}, period: {} };

  /** Id of a place. */
  declare place?: string;

  /** Code or name of a territory, such as `commune:35238`. Without place and territory: the whole network. */
  declare territory?: string;

  /** A calendar quarter such as `2026-Q3`, or a year such as `2026`. Default: the last closed quarter. */
  declare period?: string;

  protected override readonly french = { common, problem, impact };
  protected override readonly english = () => import('../../src/translations/en/elements/en-co2-counter.ts');

  protected override readonly remote = new RemoteController<
    Impact,
    readonly [Client, string | undefined, string | undefined, string | undefined]
  >(this, {
    args: () => {
      const { client, place, territory, period } = this;
      return client && [client, place, territory, period];
    },
    load: ([client], signal) => getImpact(client, this.#query, readImpact, { signal }),
    onError: this.reportError,
  });

  /** The code of the panels, once somebody asks for them. */
  readonly #panels = new RemoteController(this, {
    args: () => (this.#isOpen ? [] : undefined),
    load: async () => {
      const code = await import('./panels.ts');
      code.dressPanels(this);
      return code;
    },
    onError: this.reportError,
  });
  #isOpen = false;

  get #query(): ImpactQuery {
    const { place, territory, period } = this;
    return { ...(place && { place }), ...(territory && !place && { territory }), ...(period && { period }) };
  }

  protected override renderContent(): unknown {
    const answer = valueOf(this.remote.state);
    if (!answer) return nothing;
    const { impact: say } = this.messages;
    const { figure, asked, area, leastPeople } = answer;
    return html`<div class="counter">
      ${this.remote.state.status === 'stale' ? html`<p class="notice">${say.stale}</p>` : nothing}
      ${
        figure && area
          ? html`${this.#renderFigure(figure)}
              <p>${this.#scope(answer, area)}</p>
              <p>${this.#visits(figure)}</p>
              ${area.id === asked.id ? nothing : html`<p class="notice">${say.widened(asked.name, leastPeople)}</p>`}
              <p class="muted">${this.#reference(figure)}</p>`
          : html`<p class="figure" part="figure"><strong>${say.notEnough}</strong></p>
              <p>${this.#scope(answer, asked)}</p>
              <p class="muted">${say.notEnoughText(leastPeople)}</p>`
      }
      ${answer.demonstration ? html`<p class="muted">${say.demonstration}</p>` : nothing}
      ${figure ? ['quarters' as const, 'how' as const].map((panel) => this.#renderPanel(panel, answer, figure)) : nothing}
    </div>`;
  }

  #renderFigure(figure: ImpactFigure): TemplateResult {
    const { impact: say, common: words } = this.messages;
    const { about, low, high, unit } = writeRange(figure, massUnits, words.locale);
    const mass = (number: string): string => `${number}\xa0${unit}`;
    return html`<p class="figure" part="figure">
      ${figure.value > 0 ? html`${say.title} <b>${say.about(mass(about))}</b> ${say.between(low, mass(high))}` : html`<strong>${say.noSaving}</strong> ${say.balance(low, mass(high))}`}
      ${say.ofCo2}
    </p>`;
  }

  /** Whose visits, and when. */
  #scope({ period }: Impact, area: Impact['asked']): string {
    const { impact: say } = this.messages;
    const name = area.type === 'network' ? say.network(area.name) : area.name;
    return [name, period && periodName(period, say)].filter(Boolean).join('\xa0· ');
  }

  /** How many visits, how many of them are known, and what they spared in kilometres. */
  #visits({ visits, coverage, kilometres: { value } }: ImpactFigure): string {
    const { impact: say, common: words } = this.messages;
    const { about } = writeRange({ value, low: value, high: value }, [['km', 1]], words.locale);
    return `${say.visits(visits)}, ${say.coverage(Math.floor(coverage * 100 + 1e-9))}${coverage < 0.5 ? say.partial : ''}. ${say.kilometres(about)}.`;
  }

  #reference({ assumptions, factorSet, modelVersion }: ImpactFigure): string {
    const rebound = assumptions.find(({ id }) => id === 'rebound')?.value ?? 0;
    return this.messages.impact.reference(String(Math.round(rebound * 100)), factorSet, modelVersion);
  }

  #renderPanel(panel: 'quarters' | 'how', answer: Impact, figure: ImpactFigure): TemplateResult {
    const { state } = this.#panels;
    const { messages, client } = this;
    return html`<details part="details" @toggle=${this.#onToggle}>
      <summary>${messages.impact[panel]}</summary>
      ${client && valueOf(state)?.renderPanel[panel]({ answer, figure, messages, hub: client.hub, query: this.#query })}
      <p aria-live="polite">
        ${state.status === 'loading' ? messages.common.loading : state.status === 'failed' ? this.reason(state.error) : nothing}
      </p>
    </details>`;
  }

  protected override renderFailure(error: unknown): unknown {
    return isProblemError(error) && error.status < 410
      ? html`<p class="notice" part="failure">${this.messages.impact.unknown}</p>`
      : super.renderFailure(error);
  }

  readonly #onToggle = (event: Event): void => {
    if (!(event.currentTarget as HTMLDetailsElement).open) return;
    if (this.#isOpen) this.#panels.refresh();
    this.#isOpen = true;
    this.requestUpdate();
  };
}

define('escale-co2-counter', EscaleCo2Counter);

declare global {
  interface HTMLElementTagNameMap {
    'escale-co2-counter': EscaleCo2Counter;
  }
}
