/** A page that puts elements on and takes them off, as a router does, has its memory back. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { comeAndGo } from './support/memory.ts';
import { Scene } from './support/scene.ts';

const TIMES = 100;

describe('memory', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.open();
  });
  after(() => scene.close());

  const elements: Readonly<Record<string, (place: string) => string>> = {
    'a map': () => '<escale-place-map territory="Rennes" tiles="outline"></escale-place-map>',
    'a card': (place) => `<escale-place-card place="${place}"></escale-place-card>`,
    'a booking button': (place) => `<escale-booking-button place="${place}"></escale-booking-button>`,
    'a badge': (place) => `<escale-label-badge place="${place}"></escale-label-badge>`,
    'a counter': () => '<escale-co2-counter></escale-co2-counter>',
    'a simulator': () => '<escale-impact-simulator></escale-impact-simulator>',
  };
  for (const [what, tag] of Object.entries(elements))
    it(`of ${what} returns to the start after ${TIMES} times`, async () => {
      const { page } = await scene.visitor();
      await page.goto(scene.host(scene.script));
      const { before: start, after: end } = await comeAndGo(page, tag(scene.place().id), TIMES);
      const grown = { nodes: end.nodes - start.nodes, listeners: end.listeners - start.listeners };
      // The last one may still be held by the inspector; each of a hundred would show.
      assert.ok(grown.nodes < TIMES / 2 && grown.listeners < TIMES / 2, JSON.stringify({ start, end }));
      // What the engine learns of the code stays too, less with every round: 2.6 KB a map here, 0.5 KB from the 180th on.
      assert.ok(end.heap - start.heap < TIMES * 5_000, JSON.stringify({ start, end }));
    });
});
