import { expect, waitUntil } from '@open-wc/testing';
import '../../components/label-badge/label-badge.ts';
import type { EscaleLabelBadge } from '../../components/label-badge/label-badge.ts';
import type { PlaceLabels } from '../../sdk/contract/index.ts';
import { aGrant, inMinutes, notFound, placeId, somePlaceLabels } from '../support/fake-hub.ts';
import { aHub, place as make, restoreAll, showsChildren, untilState, warnings, words } from './stage.ts';

const MINUTE = 60_000;
const path = `/v1/places/${placeId(1)}/labels`;

const badge = (hub: { url: string }, attributes = '') =>
  make<EscaleLabelBadge>(
    `<escale-label-badge hub="${hub.url}" lang="fr" place="${placeId(1)}" ${attributes}><a href="/labels">Nos labels</a></escale-label-badge>`,
  );

const hubWith = (labels: PlaceLabels) => {
  const hub = aHub();
  hub.answer(path, labels);
  return hub;
};

/** Lets time pass for the page and has it looked at again, as after a night with the lid closed. */
function pass(milliseconds: { own: number; wall: number }): () => void {
  const [own, wall] = [performance.now.bind(performance), Date.now.bind(Date)];
  performance.now = () => own() + milliseconds.own;
  Date.now = () => wall() + milliseconds.wall;
  document.dispatchEvent(new Event('visibilitychange'));
  return () => {
    performance.now = own;
    Date.now = wall;
  };
}

describe('<escale-label-badge>', () => {
  let turnBack = () => {};
  afterEach(() => {
    turnBack();
    restoreAll();
  });

  const ready = async (labels: PlaceLabels, attributes = '') => {
    const element = await badge(hubWith(labels), attributes);
    await untilState(element, 'ready');
    return element;
  };

  it('names the label, its issuer and its last day, and links to where that can be verified', async () => {
    const hub = hubWith(somePlaceLabels([aGrant({ until: '2099-12-31' })]));
    const element = await badge(hub);
    expect(showsChildren(element)).to.equal(true);
    await untilState(element, 'ready');
    expect(showsChildren(element)).to.equal(false);
    expect(words(element))
      .to.include('mon autre BUREAU')
      .and.to.include('Décerné par Réseau d’essai')
      .and.to.include('Valable jusqu’au 31 décembre 2099')
      .and.to.match(/Vérifié le \d+(er)? \S+ \d{4} à \d+ h/);
    const links = [...element.shadowRoot!.querySelectorAll('a')].map(({ href }) => href);
    expect(links).to.include(`${hub.url}/places/${placeId(1)}/labels/mon-autre-bureau`);
    expect(links).to.include('https://reseau.example/charte');
  });

  for (const [status, said] of [
    ['suspended', 'Suspendu'],
    ['expired', 'Expiré'],
    ['revoked', 'Retiré'],
  ] as const) {
    it(`says in words that a label is ${status}, and why`, async () => {
      const element = await ready(somePlaceLabels([aGrant({ status, reason: 'Le lieu ne reçoit plus de public.' })]));
      expect(words(element)).to.include(said).and.to.include('ne reçoit plus').and.not.to.include('Valable');
    });
  }

  it('does not take a state of next year for a valid one', async () => {
    const element = await ready(somePlaceLabels([{ ...aGrant(), status: 'contested' as 'granted' }]));
    expect(words(element)).to.include('État à vérifier').and.not.to.include('Valable');
  });

  it('shows a declaration as one', async () => {
    const declaration = { kind: 'telework-spot', hours: null, note: 'Le matin' } as const;
    const element = await ready(somePlaceLabels([], { declaration }));
    expect(words(element)).to.include('Déclaré par le lieu lui-même').and.not.to.include('Décerné');
  });

  it('shows several labels side by side, or those that are named', async () => {
    const items = [aGrant(), aGrant({ id: 'other', status: 'expired' })];
    const both = await ready(somePlaceLabels(items));
    expect(both.shadowRoot!.querySelectorAll('[part=label]').length).to.equal(2);
    const one = await ready(somePlaceLabels(items), 'label="other"');
    expect(one.shadowRoot!.querySelectorAll('[part=label]').length).to.equal(1);
    expect(words(one)).to.include('Expiré');
  });

  it('is never silent: no label, another label, a closed place, an unknown place', async () => {
    expect(words(await ready(somePlaceLabels([])))).to.include('Ce lieu n’a aucun label.');
    expect(words(await ready(somePlaceLabels([aGrant()]), 'label="other"'))).to.include('n’a pas le label demandé');
    const closed = { place: { id: placeId(1), name: 'La Halte 1', status: 'closed' } } as const;
    expect(words(await ready(somePlaceLabels([aGrant()], closed)))).to.include('Ce lieu a fermé');
    const hub = aHub();
    hub.problem(notFound());
    const unknown = await badge(hub);
    await untilState(unknown, 'failed');
    expect(words(unknown)).to.include('Aucun lieu ne porte l’identifiant');
    const without = await make<EscaleLabelBadge>(
      `<escale-label-badge hub="${hub.url}" lang="fr"></escale-label-badge>`,
    );
    await waitUntil(() => words(without).includes('Aucun lieu n’est indiqué'));
  });

  it('says that it cannot verify when the hub is down, keeps the link and tries again', async () => {
    const hub = hubWith(somePlaceLabels([aGrant()]));
    hub.down();
    const element = await badge(hub);
    await untilState(element, 'failed');
    expect(showsChildren(element)).to.equal(true);
    expect(words(element)).to.include('ne peuvent pas être vérifiés').and.to.include('injoignable');
    await expect(element).to.be.accessible();
    hub.up();
    element.shadowRoot!.querySelector<HTMLButtonElement>('[part=retry]')!.click();
    await untilState(element, 'ready');
    expect(words(element)).to.include('Valable');
  });

  for (const clocks of [
    { own: 6 * MINUTE, wall: 6 * MINUTE, when: 'minutes later' },
    { own: 0, wall: 6 * MINUTE, when: 'after the computer has slept' },
    { own: 6 * MINUTE, wall: -24 * 60 * MINUTE, when: 'although the clock was put back by a day' },
  ]) {
    it(`asks again ${clocks.when}, and shows what has become of the label`, async () => {
      const hub = hubWith(somePlaceLabels([aGrant()]));
      const element = await badge(hub);
      await untilState(element, 'ready');
      hub.answer(path, somePlaceLabels([aGrant({ status: 'revoked' })]));
      turnBack = pass(clocks);
      await waitUntil(() => words(element).includes('Retiré'));
      expect(words(element)).not.to.include('Valable');
    });
  }

  it('no longer shows a label that it cannot confirm, and says when it was checked last', async () => {
    const hub = hubWith(somePlaceLabels([aGrant()]));
    const element = await badge(hub);
    await untilState(element, 'ready');
    hub.down();
    turnBack = pass({ own: 6 * MINUTE, wall: 6 * MINUTE });
    await untilState(element, 'stale');
    expect(words(element))
      .to.include('ne peuvent pas être vérifiés')
      .and.to.match(/Dernière vérification le \d+(er)? \S+ \d{4} à \d+ h/);
    expect(words(element)).not.to.include('Valable');
    await expect(element).to.be.accessible();
    hub.up();
    element.shadowRoot!.querySelector<HTMLButtonElement>('[part=retry]')!.click();
    await waitUntil(() => words(element).includes('Valable'));
  });

  it('asks again before a label ends, by the hub’s clock and not the visitor’s', async () => {
    const hub = hubWith(somePlaceLabels([aGrant()], { evaluatedAt: inMinutes(-1440), nextChange: inMinutes(-1439) }));
    const element = await badge(hub);
    await untilState(element, 'ready');
    expect(words(element)).to.include('Valable');
    hub.answer(path, somePlaceLabels([aGrant({ status: 'expired' })]));
    turnBack = pass({ own: MINUTE / 2, wall: MINUTE / 2 });
    await waitUntil(() => words(element).includes('Expiré'));
  });

  it('asks nothing for an element that left the page', async () => {
    const hub = hubWith(somePlaceLabels([aGrant()]));
    const element = await badge(hub);
    await untilState(element, 'ready');
    const asked = hub.paths.length;
    element.remove();
    turnBack = pass({ own: 6 * MINUTE, wall: 6 * MINUTE });
    expect(hub.paths.length).to.equal(asked);
  });

  it('brings criteria, evidence and the hours of the host when a visitor asks', async () => {
    const element = await ready(somePlaceLabels([aGrant()]));
    element.shadowRoot!.querySelector<HTMLElement>('summary')!.click();
    await waitUntil(() => element.shadowRoot!.querySelector('.criteria'), 'no details', { timeout: 4500 });
    expect(words(element))
      .to.include('Ouvert à tous')
      .and.to.include('Prouvé')
      .and.to.include('Déclaré par le lieu')
      .and.to.include('Non établi')
      .and.to.match(/Une personne accueille\s: du lundi au vendredi/);
    const evidence = [...element.shadowRoot!.querySelectorAll('a')].find(
      (link) => link.textContent === 'Voir la preuve',
    );
    expect(evidence?.href).to.equal('https://reseau.example/visite');
    await expect(element).to.be.accessible();
  });

  it('says so when an issuer has not published its criteria', async () => {
    const element = await ready(somePlaceLabels([aGrant({ criteria: null })]));
    element.shadowRoot!.querySelector<HTMLElement>('summary')!.click();
    await waitUntil(() => words(element).includes('ne sont pas publiés par Réseau d’essai'));
  });

  it('leads to nothing but web pages', async () => {
    const bad = 'javascript:alert(1)';
    const grant = aGrant();
    grant.label.charter = bad;
    grant.label.issuer.url = bad;
    const [first] = grant.criteria ?? [];
    if (first) first.evidence = bad;
    const element = await ready(somePlaceLabels([grant]));
    element.shadowRoot!.querySelector<HTMLElement>('summary')!.click();
    await waitUntil(() => element.shadowRoot!.querySelector('.criteria'));
    const protocols = new Set([...element.shadowRoot!.querySelectorAll('a')].map(({ protocol }) => protocol));
    expect([...protocols]).to.deep.equal(['https:']);
  });

  for (const size of ['inline', 'small', 'medium', 'poster']) {
    it(`fits and passes axe as ${size}, at 320 px and on a dark page`, async () => {
      const items = [
        aGrant(),
        aGrant({ id: 'other', status: 'suspended', reason: 'L’accueil est fermé pour travaux.' }),
      ];
      const element = await ready(somePlaceLabels(items), `size="${size}"`);
      element.parentElement!.style.cssText = 'inline-size: 320px; background: #1d1f24; color: #eee';
      expect(words(element)).to.include('Valable').and.to.include('Suspendu').and.to.include('Vérifié');
      expect(element.parentElement!.scrollWidth).to.be.at.most(320);
      await expect(element).to.be.accessible();
    });
  }

  it('warns once of a size that it does not know, and shows the usual one', async () => {
    const written = warnings();
    const element = await ready(somePlaceLabels([aGrant()]), 'size="huge"');
    expect(element.shadowRoot!.querySelector('.medium')).not.to.equal(null);
    expect(written.join()).to.include('inline, small, medium, poster');
  });
});
