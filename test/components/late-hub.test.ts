/** The hub's definition comes after that of the elements inside it, as chunks do in any order. */
import { expect, waitUntil } from '@open-wc/testing';
import '../../components/place-card/place-card.ts';
import { kit } from '../../src/core/kit.ts';
import { placeId } from '../support/fake-hub.ts';
import { aHub, place as make, restoreAll, untilState } from './stage.ts';

describe('elements inside an <escale-hub> that is not defined yet', () => {
  afterEach(() => {
    restoreAll();
    delete kit().hub;
  });

  it('ask nobody before it is, and then the hub that it names, also from within a shadow root', async () => {
    const [named, ofTheLoader] = [aHub(), aHub()];
    kit().hub = ofTheLoader.url;
    const card = `<escale-place-card place="${placeId(1)}"></escale-place-card>`;
    const around = await make(`<escale-hub url="${named.url}">${card}<div></div></escale-hub>`);
    const root = around.querySelector('div')!.attachShadow({ mode: 'open' });
    root.innerHTML = card;
    const cards = [around, root].map((each) => each.querySelector('escale-place-card')!);
    await Promise.all(cards.map((each) => waitUntil(() => each.shadowRoot, 'the card was not drawn')));
    // Long enough for an element to come near the viewport and ask.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect([...named.requests, ...ofTheLoader.requests]).to.have.length(0);
    await import('../../components/hub/hub.ts');
    await Promise.all(cards.map((each) => untilState(each, 'ready')));
    expect(ofTheLoader.requests).to.have.length(0);
    expect(named.requests).to.have.length(1);
  });
});
