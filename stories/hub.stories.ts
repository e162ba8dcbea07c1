import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../components/hub/hub.ts';
import { storyHub } from './support/story-hub.ts';

const hub = storyHub('hub');

export default {
  title: 'Elements/escale-hub',
  component: 'escale-hub',
  render: ({ url }) => html`<escale-hub url=${url}><p>Tout ce qui est ici connaît le hub.</p></escale-hub>`,
} satisfies Meta<{ url: string }>;

export const Default: StoryObj<{ url: string }> = { args: { url: hub.url } };
