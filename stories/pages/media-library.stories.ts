import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../components/place-card/place-card.ts';
import { aLabel, aPlace, storyHub } from '../support/story-hub.ts';

const place = aPlace({
  name: 'Médiathèque du Canal',
  kinds: ['media-library'],
  labels: [aLabel()],
  amenities: ['wifi', 'quiet-area', 'screen', 'printer', 'host-present'],
  teleworkSpot: { hours: 'Tu-Fr 07:30-10:00', note: 'Pour laisser passer l’heure de pointe.' },
});
const hub = storyHub('page-media-library', { places: [place] });

/** A media library's page: its own words, and a card in a side column. */
const meta: Meta = {
  title: 'Pages/Media library',
  parameters: { layout: 'fullscreen' },
  render: () => html`
    <main
      .style=${'max-inline-size: 60rem; margin: auto; padding: 1rem; font-family: Georgia, serif; display: grid; gap: 2rem; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr))'}
    >
      <div>
        <h1>Un coin pour travailler, dès 7 h 30</h1>
        <p>
          La médiathèque ouvre tôt son salon de lecture : arrivez avec votre ordinateur, repartez quand la route est
          dégagée.
        </p>
      </div>
      <escale-place-card hub=${hub.url} place=${place.id} heading-level="2">
        <a href="https://mediatheque.example/">Horaires et accès</a>
      </escale-place-card>
    </main>
  `,
};
export default meta;

export const MediaLibrary: StoryObj = {};
