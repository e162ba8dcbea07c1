import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../components/impact-simulator/impact-simulator.ts';

interface Arguments {
  audience: string;
}

const simulator = ({ audience }: Arguments): TemplateResult =>
  html`<escale-impact-simulator audience=${audience}
    ><a href="https://reseau.example/simulateur"
      >Calculer ce que change un lieu près de chez soi</a
    ></escale-impact-simulator
  >`;

const meta: Meta<Arguments> = {
  title: 'Elements/escale-impact-simulator',
  component: 'escale-impact-simulator',
  render: simulator,
  argTypes: { audience: { control: 'select', options: ['employee', 'employer', 'town'] } },
};
export default meta;

type Story = StoryObj<Arguments>;

/** One person's commute. */
export const Employee: Story = { args: { audience: 'employee' } };

/** All the people of an employer. */
export const Employer: Story = { args: { audience: 'employer' } };

/** The people of a town. */
export const Town: Story = { args: { audience: 'town' } };
