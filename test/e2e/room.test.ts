/** The rule that the configurator offers keeps an element's room: what its place has to say fits, and little is empty. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Place, PlaceList } from '../../sdk/contract/index.ts';
import { badgeRoom } from '../../hub/src/embed/badge-room.ts';
import { cardRoom } from '../../hub/src/embed/card-room.ts';
import { counterRoom } from '../../hub/src/embed/counter-room.ts';
import { Scene } from './support/scene.ts';

/** Pixels of five lines: fonts differ, and so do the sentences of other days. */
const LEFT_EMPTY = 5 * 24;

describe('the room kept for every place of the demo network is enough for', () => {
  let scene: Scene;
  let places: readonly Place[];
  before(async () => {
    scene = await Scene.open();
    const { items } = await read<PlaceList>('/v1/places?limit=100');
    places = await Promise.all(items.map(({ id }) => read<Place>(`/v1/places/${id}`)));
  });
  after(() => scene.close());

  const read = async <T>(path: string): Promise<T> => (await (await fetch(scene.hub.url + path)).json()) as T;

  const cases: readonly (readonly [tag: string, more: string, room: typeof cardRoom])[] = [
    ['escale-place-card', '', cardRoom],
    ['escale-place-card', 'show="opening labels prices"', cardRoom],
    ['escale-label-badge', '', badgeRoom],
    ['escale-co2-counter', '', (_, { attributes }) => counterRoom(attributes)],
  ];
  for (const [tag, more, roomOf] of cases)
    for (const [column, width] of [
      ['phone', 292],
      ['desktop', 700],
    ] as const)
      it(`<${tag} ${more}>, ${width} pixels wide`, async () => {
        const [, name = '', value = ''] = /(.+)="(.+)"/.exec(more) ?? [];
        const rooms = places.map((place) => {
          const attributes = new Map([
            ['place', place.id],
            [name, value],
          ]);
          return roomOf(place, { attributes, now: new Date() })[column];
        });
        const visitor = await scene.visitor(900);
        const elements = places.map(({ id }) => `<${tag} place="${id}" ${more}></${tag}>`).join('\n');
        const style = `<style>${tag} { display: block; inline-size: ${width}px }</style>`;
        await visitor.open(scene.host(elements, { head: style + scene.script }));
        const heights = await visitor.page.$$eval(tag, async (all) => {
          for (const element of all) {
            element.scrollIntoView();
            while (!element.matches(':state(ready)')) await new Promise((resolve) => setTimeout(resolve, 10));
          }
          return all.map((element) => element.getBoundingClientRect().height);
        });
        const wrong = places
          .map(({ name }, index) => ({ name, height: heights[index]!, room: rooms[index]! }))
          .filter(({ height, room }) => room < height || room > height * 1.5 + LEFT_EMPTY);
        assert.deepEqual(wrong, []);
        await visitor.leave();
      });
});
