/**
 * A visitor who has no mouse: real keys, from the top of the page to a place and back, and into the map.
 * `ESCALE_ENGINE=firefox` or `webkit` takes another engine.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openWindow, Person, type Window } from './support/person.ts';
import { Scene } from './support/scene.ts';

/** Keeps what nobody caught, for the end. */
const watch = `<script>
  errors = [];
  addEventListener('error', ({ message }) => errors.push(message));
  addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));
</script>`;

describe('with the keyboard alone', () => {
  let scene: Scene;
  let window: Window;
  before(async () => {
    scene = await Scene.open();
    window = await openWindow();
  });
  after(async () => {
    await window.close();
    await scene.close();
  });

  /** Somebody on a page with a map, once its filters are there. */
  async function beforeTheMap(attributes: string): Promise<Person> {
    const map = `<escale-place-map filters="q,kind,open" ${attributes}></escale-place-map>`;
    await window.open(scene.host(scene.script + map, { head: watch }));
    const person = new Person(window);
    await person.read(/\d lieux.*Ouvert en ce moment|Ouvert en ce moment.*\d lieux/);
    return person;
  }

  const nothingWentWrong = async (): Promise<void> => assert.deepEqual(await window.look('errors'), []);

  it('one filters, chooses a place, reads it, returns to it in the list and leaves the map behind', async () => {
    const { name } = scene.place(2);
    const person = await beforeTheMap('');

    await person.tabTo(/^input: Nom/);
    await person.type(name);
    await person.press('Enter');
    await person.read(/\b1 lieu\b/);

    await person.tabTo(new RegExp(`^button: ${name}$`));
    await person.press('Enter');
    await person.isOn(/^button: .*Retour à la liste$/);
    await person.read(/En savoir plus/);

    await person.press('Escape');
    await person.isOn(new RegExp(`^button: ${name}$`));

    await person.tabTo(/^button: Afficher la carte$/);
    await nothingWentWrong();
  });

  it('one goes into the map, nearer, to a place that stands there, and back to it', async () => {
    const { name } = scene.place(2);
    const person = await beforeTheMap('tiles="outline"');

    await person.tabTo(/^input: Nom/);
    await person.type(name);
    await person.press('Enter');
    await person.read(/\b1 lieu\b/);

    await person.tabTo(/^button: Passer la carte$/);
    await person.tabTo(/: Carte des lieux$/);
    await person.type('+');
    await person.press('ArrowDown');
    await person.tabTo(new RegExp(`^\\S+: ${name}`));
    await person.press('Enter');
    await person.isOn(/^button: .*Retour à la carte$/);
    await person.press('Escape');
    await person.isOn(new RegExp(`^\\S+: ${name}`));
    await nothingWentWrong();
  });
});
