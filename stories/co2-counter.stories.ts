import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../components/co2-counter/co2-counter.ts';
import { aFigure, anImpact, negative, notEnough } from '../test/support/impact.ts';
import { storyHub } from './support/story-hub.ts';

interface Arguments {
  hub: string;
  place: string;
  territory: string;
  period: string;
}

const counter = ({ hub, place, territory, period }: Arguments): TemplateResult =>
  html`<escale-co2-counter hub=${hub} place=${place} territory=${territory} period=${period}
    ><a href="https://reseau.example/co2">Le CO2 épargné par ce lieu</a></escale-co2-counter
  >`;

const meta: Meta<Arguments> = {
  title: 'Elements/escale-co2-counter',
  component: 'escale-co2-counter',
  render: counter,
  args: { place: '1002M', territory: '', period: '' },
};
export default meta;

type Story = StoryObj<Arguments>;

const answering = (name: string, answer: unknown): string =>
  storyHub(name).after((hub) => hub.answer('/v1/impact', answer)).url;

const territory = { type: 'territory' as const, id: 'commune:35236', name: 'Redon' };
const network = { type: 'network' as const, id: null, name: 'Réseau d’exemple' };

/** A figure of the place itself. */
export const Place: Story = { args: { hub: answering('co2-place', anImpact()) } };

/** Three people came: the town is shown instead, and said to be. */
export const WiderArea: Story = {
  args: { hub: answering('co2-wider', anImpact({ area: territory })) },
};

/** Three visits in the whole network: no figure yet. */
export const NotEnoughVisits: Story = { args: { hub: answering('co2-few', notEnough) } };

/** Ten thousand visits to a network. */
export const TenThousandVisits: Story = {
  args: {
    hub: answering(
      'co2-many',
      anImpact({
        asked: network,
        area: network,
        period: '2025',
        figure: aFigure({ visits: 10_000, value: 27_300_000, low: 20_400_000, high: 39_800_000 }),
      }),
    ),
    place: '',
    period: '2025',
  },
};

/** More was emitted than spared: it says so. */
export const NegativeTotal: Story = { args: { hub: answering('co2-negative', negative) } };

/** Few people told their trip. */
export const LowCoverage: Story = {
  args: {
    hub: answering(
      'co2-coverage',
      anImpact({ figure: aFigure({ coverage: 0.12, visits: 390, value: 156_700, low: 116_900, high: 227_300 }) }),
    ),
  },
};

/** Invented visits. */
export const Demonstration: Story = {
  args: { hub: answering('co2-demonstration', anImpact({ demonstration: true })) },
};

/** The hub is down: the page's own link stays. */
export const HubDown: Story = { args: { hub: storyHub('co2-down').after((hub) => hub.down()).url } };
