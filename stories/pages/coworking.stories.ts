import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../components/place-card/place-card.ts';
import { aPlace, aResource, storyHub } from '../support/story-hub.ts';

const place = aPlace({
  name: 'La Passerelle',
  amenities: ['wifi', 'phone-booth', 'meeting-room', 'coffee', 'bike-parking', 'lockers'],
  bookable: true,
  resources: [aResource({ booking: { via: 'external', url: 'https://reservation.example/passerelle' } })],
});
const hub = storyHub('page-coworking', { places: [place] });

/** A co-working site, dark and with a colour of its own: the card takes both. */
const meta: Meta = {
  title: 'Pages/Co-working',
  parameters: { layout: 'fullscreen' },
  render: () => html`
    <main
      .style=${'min-block-size: 100vh; padding: 1rem; color-scheme: dark; background: #14201c; color: #f2f5ee; font-family: system-ui; --escale-accent: #9be564; --escale-on-accent: #14201c'}
    >
      <h1>La Passerelle</h1>
      <p>Douze bureaux au bord du canal.</p>
      <escale-place-card hub=${hub.url} place=${place.id} heading-level="2">
        <a href="https://reservation.example/passerelle">Réserver un bureau</a>
      </escale-place-card>
    </main>
  `,
};
export default meta;

export const Coworking: StoryObj = {};
