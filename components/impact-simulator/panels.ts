/** What a simulation assumes, each to be changed, and what it leaves out: loaded when a visitor asks. */
import { html, type TemplateResult } from 'lit';
import { factorSet } from '../../sdk/impact/data/factors.ts';
import { MODEL_VERSION } from '../../sdk/impact/result.ts';
import { simulatorDetails as french } from '../../src/translations/fr/simulator-details.ts';
import type { Sentences } from '../../src/translations/messages.ts';
import { gramsOf, speedOf, type NumberName, type Simulation } from './simulation.ts';

/** The numbers that are assumed, as against those that are somebody's own. */
export type AssumedName = keyof typeof french.fields;

export type RenderField = (name: NumberName, label: string, value: number) => TemplateResult;

interface PanelView {
  readonly simulation: Simulation;
  readonly messages: Sentences<'simulator'>;
  readonly renderField: RenderField;
  readonly onReset: () => void;
}

export const renderPanel = {
  assumptions({ simulation, messages, renderField, onReset }: PanelView): TemplateResult {
    const { simulatorDetails: say = french, simulator } = messages;
    const { mode, placeMode } = simulation;
    // Zero is for those of the set.
    const ofTheSet: Partial<Record<AssumedName, number>> = {
      ...{ factor: gramsOf(mode), placeFactor: gramsOf(placeMode) },
      ...{ speed: speedOf(mode), placeSpeed: speedOf(placeMode) },
    };
    const names = Object.keys(say.fields) as AssumedName[];
    return html`<p>${say.assumptionsText(factorSet.version, MODEL_VERSION)}</p>
      <fieldset>
        <legend>${simulator.assumptions}</legend>
        ${names.map((name) => renderField(name, say.fields[name], simulation[name] || (ofTheSet[name] ?? 0)))}
      </fieldset>
      <p><button type="button" @click=${onReset}>${say.reset}</button></p>`;
  },
  leftOut: ({ messages: { simulatorDetails: say = french } }: PanelView): TemplateResult =>
    html`<p>${say.leftOutText}</p>`,
};
