import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../components/hub/hub.ts';
import '../../components/place-map/place-map.ts';
import { withOutline } from '../support/outline.ts';
import { aLabel, somePlaces, storyHub } from '../support/story-hub.ts';

const hub = storyHub('page-town-hall', {
  places: somePlaces(8, (number) => ({
    name: ['Médiathèque du Canal', 'Le Hangar', 'Mairie annexe', 'Café de la Halte'][number % 4] ?? '',
    kinds: [(['media-library', 'third-place', 'town-hall', 'cafe'] as const)[number % 4] ?? 'other'],
    labels: number % 4 === 0 ? [aLabel()] : [],
  })),
}).after(withOutline);

/** A town's page: what people read, then the list and the map of the places around. */
const meta: Meta = {
  title: 'Pages/Town hall',
  parameters: { layout: 'fullscreen' },
  render: () => html`
    <escale-hub url=${hub.url}>
      <main .style=${'max-inline-size: 60rem; margin: auto; padding: 1rem; font-family: system-ui'}>
        <h1>Travailler près de chez soi</h1>
        <p>
          Une journée sans trajet, une connexion, un bureau au calme : voici les lieux de la commune et des communes
          voisines qui vous accueillent.
        </p>
        <escale-place-map tiles="outline" filters="kind,open,q">
          <a href="https://reseau.example/lieux">La liste des lieux</a>
        </escale-place-map>
      </main>
    </escale-hub>
  `,
};
export default meta;

export const TownHall: StoryObj = {};
