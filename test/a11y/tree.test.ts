/** 1.3.1, 4.1.2: names, roles and states as Chromium computes them for assistive technology, story by story. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Storybook } from '../stories/storybook.ts';
import { Measured } from './support/measured.ts';
import { spoken } from './support/spoken.ts';

describe('what assistive technology is told', () => {
  let storybook: Storybook;
  let measured: Measured;
  before(async () => {
    storybook = await Storybook.open();
    measured = await Measured.prepare(storybook.visitor.page);
  });
  after(() => storybook.close());

  /** @param opened whether its details are opened */
  async function told(story: string, opened = false): Promise<string[]> {
    assert.equal(await storybook.play(story), 'played');
    if (opened && (await measured.ask('openDetails'))) await measured.until('isOpened');
    return spoken(storybook.visitor.page);
  }

  /** Without words that are no name, and without what is said of a single place or day. */
  const structure = (lines: readonly string[]): string[] =>
    lines.map((line) => line.trim()).filter((line) => !/^(«|listitem|ListMarker|definition$)/.test(line));

  it('a card is an article named by its heading, with lists, links and what can be opened', async () => {
    assert.deepEqual(structure(await told('elements-escale-place-card--ready')), [
      'article « La Passerelle »',
      'heading « La Passerelle », level 3',
      'list « Labels »',
      'heading « Équipements », level 4',
      'list',
      'link « Réserver sur reservation.example : Bureaux partagés »',
      'group',
      'summary « En savoir plus », collapsed',
    ]);
    const opened = structure(await told('elements-escale-place-card--ready', true));
    assert.ok(opened.includes('summary « En savoir plus », expanded'));
    const table = opened.indexOf('table');
    const days = opened.filter((line) => line.startsWith('rowheader'));
    assert.equal(days.length, 7, `${table}: ${days.join()}`);
  });

  it('a badge is a list of labels, each with its criteria as a list of their own', async () => {
    assert.deepEqual(structure(await told('elements-escale-label-badge--criteria')), [
      'list',
      'link « mon autre BUREAU »',
      'link « Réseau d’essai »',
      'group',
      'summary « Critères et preuves », expanded',
      'list « Critères »',
      'link « Voir la preuve »',
      'link « Page publique et historique »',
      'link « Lire la charte »',
    ]);
  });

  it('a counter has tables with captions, and headers for columns and rows', async () => {
    const lines = structure(await told('elements-escale-co2-counter--place', true));
    assert.equal(lines.filter((line) => line.startsWith('table « ')).length, 2);
    assert.ok(lines.includes('columnheader « Période »'));
    assert.ok(lines.includes('rowheader « 3e trimestre 2026 »'));
    assert.ok(lines.includes('rowheader « Économie nette »'));
    assert.ok(lines.includes('link « La méthode »'));
  });

  it('the simulator groups its fields, names each, and tells its result', async () => {
    const lines = structure(await told('elements-escale-impact-simulator--employee'));
    for (const line of [
      'form',
      'group « Pour »',
      'radio « une personne », checked',
      'group « Mon trajet habituel »',
      'textbox « Distance d’un aller, en km », value 20',
      'group « Mes jours »',
      'group « Où je travaillerais à la place »',
      'term « Épargné en un an »',
      'link « Télécharger en CSV »',
    ])
      assert.ok(lines.includes(line), `${line} is not in\n${lines.join('\n')}`);
    assert.deepEqual(
      lines.filter((line) => /^(textbox|combobox|radio)(,|$)/.test(line)),
      [],
      'a field without a name',
    );
  });

  it('the map is fields, how many places there are, their list, and a region that can be skipped', async () => {
    await told('elements-escale-place-map--one-point');
    // Filters and map are loaded after the list.
    await storybook.visitor.see('escale-place-map >>> [type=search]');
    await storybook.visitor.see('escale-place-map >>> [aria-label*="au même endroit"]');
    const lines = structure(await spoken(storybook.visitor.page));
    const of = (line: string): number => {
      const index = lines.indexOf(line);
      assert.ok(index >= 0, `${line} is not in\n${lines.join('\n')}`);
      return index;
    };
    const order = [
      of('searchbox « Nom, ville, mot »'),
      of('button « Ouvert en ce moment », not pressed'),
      of('group « Type de lieu »'),
      of('list'),
      of('button « La Halte 1 »'),
      of('region « Carte des lieux »'),
      of('button « Passer la carte »'),
      of('button « 4 lieux au même endroit, afficher la liste »'),
      of('group « Échelle »'),
      of('button « Agrandir »'),
      of('group « Déplacement »'),
      of('button « Voir tous les lieux »'),
    ];
    assert.deepEqual(
      order,
      order.toSorted((a, b) => a - b),
    );
    assert.match(
      lines.find((line) => line.startsWith('application')) ?? '',
      /« Carte des lieux », described « Flèches/,
    );
  });

  it('the dialog is modal, bears the name of its heading, and groups days and times', async () => {
    const lines = structure(await told('elements-escale-booking-button--half-days'));
    assert.equal(lines[0], 'dialog « Réserver », modal');
    assert.equal(lines[1], 'heading « Réserver », level 2');
    assert.ok(lines.includes('button « Fermer »'));
    assert.ok(lines.includes('group « Jour »'));
    assert.ok(lines.includes('button « Jours précédents », disabled'));
    assert.equal(lines.filter((line) => /^radio « \S+ \d+(er)? \S+, (libre|complet|fermé)»?/.test(line)).length, 7);
    assert.ok(lines.some((line) => line.startsWith('group « Horaire – ')));
    assert.equal(lines.filter((line) => line.startsWith('radio « Matin') && line.endsWith(', checked')).length, 1);
    assert.deepEqual(
      lines.filter((line) => /^(banner|contentinfo|main)/.test(line)),
      [],
      'landmarks are the page’s',
    );
  });

  it('a field that is wrong says so and what is missing; fields know what they are for', async () => {
    const lines = structure(await told('elements-escale-booking-button--address-incomplete'));
    const email = lines.find((line) => line.startsWith('textbox « Adresse e-mail »'));
    assert.match(email ?? '', /invalid, required, value ada@exemple, described « .*n’est pas complète\. Exemple : /);
    const autocomplete = await storybook.visitor.page.evaluate(() =>
      [...(document.querySelector('escale-booking-button')?.shadowRoot?.querySelectorAll('input') ?? [])].map(
        (field) => `${field.type} ${field.autocomplete}`,
      ),
    );
    assert.ok(autocomplete.includes('email email') && autocomplete.includes('text name'), autocomplete.join());
  });
});
