/** The quarters of a figure, and how it was computed: loaded when a visitor asks. */
import { html, type TemplateResult } from 'lit';
import { impactPath } from '../../sdk/calls/get-impact.ts';
import { InvalidAnswerError } from '../../sdk/errors/invalid-answer-error.ts';
import type { Impact, ImpactFigure, ImpactQuarter, ImpactQuery } from '../../sdk/contract/index.ts';
import { isImpact } from '../../sdk/guards/impact.ts';
import { massUnits, writeNumber, writeRange } from '../../src/translations/amounts.ts';
import type { impact } from '../../src/translations/fr/impact.ts';
import { impactDetails as french } from '../../src/translations/fr/impact-details.ts';
import { modes as frenchModes } from '../../src/translations/fr/modes.ts';
import type { Sentences } from '../../src/translations/messages.ts';
import { periodName } from '../../src/translations/periods.ts';
import { lookUp } from '../../src/translations/word.ts';
import { panelStyles } from './panels.styles.ts';

export interface PanelView {
  readonly answer: Impact;
  readonly figure: ImpactFigure;
  readonly messages: Sentences<'common' | 'impact'>;
  /** Address of the hub, with a slash at its end. */
  readonly hub: string;
  readonly query: ImpactQuery;
}

/** Puts the style sheet of the panels into the counter's shadow root, once. */
export function dressPanels({ shadowRoot }: Element): void {
  const { styleSheet } = panelStyles;
  if (!shadowRoot || !styleSheet || shadowRoot.adoptedStyleSheets.includes(styleSheet)) return;
  shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, styleSheet];
}

/** @throws InvalidAnswerError when the rest of the answer has another shape than it is read by */
export const renderPanel = {
  quarters: (view: PanelView): TemplateResult => checked(view, renderQuarters),
  how: (view: PanelView): TemplateResult => checked(view, renderComputation),
};

function checked(view: PanelView, render: (view: PanelView) => TemplateResult): TemplateResult {
  if (!isImpact(view.answer)) throw new InvalidAnswerError(new URL(impactPath(view.query), view.hub), 'not an Impact');
  return render(view);
}

function renderComputation(view: PanelView): TemplateResult {
  const { figure, messages } = view;
  const { impactDetails: say = french } = messages;
  const { locale } = messages.common;
  const { computation: c } = figure;
  const rebound = figure.assumptions.find(({ id }) => id === 'rebound');
  const percent = (share = 0): string => String(Math.round(share * 100));
  const largest = Math.max(...Object.values(c).map(Math.abs));
  const [unit, size] = massUnits.find(([, each]) => largest >= each) ?? (['g', 1] as const);
  const step = 10 ** (Math.floor(Math.log10(largest / size || 1)) - 2);
  const mass = (grams: number): string => writeNumber(grams / size, step, locale);
  const row = (name: string, grams: number, sum = false) =>
    html`<tr class=${sum ? 'sum' : ''}>
      <th scope="row">${name}</th>
      <td class="number">${mass(grams)}</td>
    </tr>`;
  const range = writeRange(figure, massUnits, locale);
  const kilometres = (value: number): string => `${writeNumber(value, value > 1000 ? 10 : 1, locale)}\xa0km`;
  return html`<div class="scroll">
      <table>
        <caption>
          ${say.mass(unit)}
        </caption>
        <tbody>
          ${row(say.usual, c.usual)} ${row(say.today, -c.today)} ${row(say.gross, c.gross, true)}
          ${row(say.rebound(percent(rebound?.value)), c.rebound)} ${row(say.place, c.place)}
          ${row(say.net, c.net, true)}
        </tbody>
      </table>
    </div>
    <p>${say.range(range.low, `${range.high}\xa0${range.unit}`)}</p>
    <p>${say.counted(Math.floor(figure.coverage * 100 + 1e-9))}</p>
    <p>${say.kilometres(kilometres(figure.kilometres.value), kilometres(figure.vehicleKilometres.value))}</p>
    <p>${say.reboundText(percent(rebound?.low), percent(rebound?.high))}</p>
    <p>
      ${say.factors}${messages.common.labelled('', factorNames(figure, messages))}.
      ${say.versions(figure.factorSet, figure.modelVersion)}
    </p>
    <p>${say.notCredit}</p>
    ${renderLinks(view)}`;
}

function factorNames({ factorIds }: ImpactFigure, { modes = frenchModes, common }: PanelView['messages']): string {
  const names = factorIds.map((id) => lookUp(modes, id.split(':')[0] ?? '') ?? id);
  return common.list(names);
}

function renderLinks({ hub, query, messages }: PanelView): TemplateResult {
  const { links } = messages.impactDetails ?? french;
  const { place, territory } = query;
  const area = new URLSearchParams({ ...(place && { place }), ...(territory && { territory }) }).toString();
  const to = (path: string): string => new URL(path, hub).href;
  return html`<ul>
    <li><a href=${to('methode')}>${links.method}</a></li>
    <li><a href=${to('v1/impact/factors')}>${links.factors}</a></li>
    <li><a href=${to(impactPath(query))}>${links.answer}</a></li>
    <li><a href=${to(`impact.csv${area && `?${area}`}`)}>${links.table}</a></li>
  </ul>`;
}

function renderQuarters({ answer, messages }: PanelView): TemplateResult {
  const { impactDetails: say = french, common, impact: words } = messages;
  const told = answer.quarters.flatMap(({ low, high }) => (low === null || high === null ? [] : [low, high]));
  // The chart shows where nothing is spared, too.
  const [least, most] = [Math.min(0, ...told), Math.max(0, ...told)];
  return html`<div class="scroll">
    <table>
      <caption>
        ${answer.area?.name}
      </caption>
      <thead>
        <tr>
          <th scope="col">${say.period}</th>
          <th scope="col" class="number">${say.visits}</th>
          <th scope="col">${say.avoided}</th>
        </tr>
      </thead>
      <tbody>
        ${answer.quarters.map(
          (quarter) =>
            html`<tr>
              <th scope="row">${periodName(quarter.period, words)}</th>
              <td class="number">${quarter.visits === null ? '–' : writeNumber(quarter.visits, 1, common.locale)}</td>
              ${renderQuarter(quarter, { least, most, say, words, locale: common.locale })}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

interface Scale {
  readonly least: number;
  readonly most: number;
  readonly say: typeof french;
  readonly words: typeof impact;
  readonly locale: string;
}

function renderQuarter({ value, low, high }: ImpactQuarter, { least, most, say, words, locale }: Scale): unknown {
  if (value === null || low === null || high === null) return html`<td>${say.none}</td>`;
  const range = writeRange({ value, low, high }, massUnits, locale);
  const at = (grams: number): number => ((grams - least) / (most - least || 1)) * 100;
  const [start, end] = [Math.min(at(0), at(value)), Math.max(at(0), at(value))];
  return html`<td>
    <div class="range">
      <span>${words.about(`${range.about}\xa0${range.unit}`)}, ${words.between(range.low, range.high)}</span>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect x=${start} y="2" width=${end - start} height="6" class=${value > 0 ? 'more' : 'less'}></rect>
        <line x1=${at(low)} x2=${at(high)} y1="5" y2="5"></line>
        <line x1=${at(0)} x2=${at(0)} y1="0" y2=${least < 0 ? 10 : 0}></line>
      </svg>
    </div>
  </td>`;
}
