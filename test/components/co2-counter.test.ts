import { expect, waitUntil } from '@open-wc/testing';
import '../../components/co2-counter/co2-counter.ts';
import type { EscaleCo2Counter } from '../../components/co2-counter/co2-counter.ts';
import { aFigure, anImpact, negative, notEnough } from '../support/impact.ts';
import { aHub, place, restoreAll, showsChildren, untilState, words } from './stage.ts';

const PATH = '/v1/impact';

async function counterOf(answer: unknown, attributes = 'place="1002M"'): Promise<EscaleCo2Counter> {
  const hub = aHub();
  hub.answer(PATH, answer);
  const element = await place<EscaleCo2Counter>(
    `<escale-co2-counter hub="${hub.url}" ${attributes}><a href="https://halte.example/">CO2</a></escale-co2-counter>`,
  );
  await untilState(element, 'ready');
  await element.updateComplete;
  return element;
}

async function openPanel(element: EscaleCo2Counter, index: number): Promise<HTMLDetailsElement> {
  const details = element.shadowRoot?.querySelectorAll('details')[index];
  if (!details) throw new Error('There is no such panel');
  details.open = true;
  await waitUntil(() => details.querySelector('table'), 'the panel stays empty', { timeout: 4500 });
  return details;
}

describe('<escale-co2-counter>', () => {
  afterEach(restoreAll);

  it('tells a range of two digits, its period, its area, its visits, their coverage and the reference', async () => {
    const element = await counterOf(anImpact());
    const said = words(element);
    expect(said).to.contain('environ 1,2 t entre 0,9 et 1,5 t de CO2 équivalent');
    expect(said).to.contain(
      'La Halte du canal · 3e trimestre 2026 412 visites, trajet connu pour 81 % d’entre elles. Kilomètres évités : environ 15 000.',
    );
    expect(said).to.contain('sans la construction des véhicules');
    expect(said).to.contain('effet rebond (25 %) déduits. Facteurs 2026-11, modèle 1.0.0');
    expect(showsChildren(element)).to.equal(false);
  });

  it('never says what the law forbids to say', async () => {
    for (const answer of [anImpact(), negative, notEnough]) {
      const element = await counterOf(answer);
      expect(words(element)).not.to.match(/neutr|zéro carbone|compens/i);
    }
  });

  it('says of a negative balance that no saving was measured', async () => {
    const said = words(await counterOf(negative));
    expect(said).to.contain('Pas d’économie mesurée bilan entre −970 et −640 kg de CO2 équivalent');
    expect(said).not.to.contain('CO2 épargné');
  });

  it('says that there are not enough visits, and why a figure waits', async () => {
    const element = await counterOf(notEnough);
    expect(words(element)).to.contain('Pas encore assez de visites');
    expect(words(element)).to.contain('au moins 11 personnes');
    expect(element.shadowRoot?.querySelector('details')).to.equal(null);
  });

  it('says when the figure is that of a wider area', async () => {
    const area = { type: 'territory' as const, id: 'commune:35236', name: 'Redon' };
    const said = words(await counterOf(anImpact({ area })));
    expect(said).to.contain('Redon · 3e trimestre 2026');
    expect(said).to.contain('La Halte du canal : moins de 11 personnes');
  });

  it('shows the computation of this very figure, with its links', async () => {
    const element = await counterOf(anImpact());
    const details = await openPanel(element, 1);
    const cells = [...details.querySelectorAll('td')].map(({ textContent }) => textContent.trim());
    expect(cells).to.deep.equal(['2,13', '−0,31', '1,82', '−0,45', '−0,15', '1,21']);
    const links = [...details.querySelectorAll('a')].map(({ pathname, search }) => pathname + search);
    expect(links).to.deep.equal([
      '/methode',
      '/v1/impact/factors',
      '/v1/impact?place=1002M',
      '/impact.csv?place=1002M',
    ]);
    expect(details.textContent).to.contain('Vélo, Voiture à essence, Train régional (TER)');
    await expect(element).to.be.accessible();
  });

  it('shows the quarters in a table that is a chart as well', async () => {
    const element = await counterOf(negative);
    const details = await openPanel(element, 0);
    const rows = [...details.querySelectorAll('tbody tr')].map((row) => row.textContent.replace(/\s+/g, ' ').trim());
    expect(rows).to.have.length(3);
    expect(rows[1]).to.contain('trop peu de personnes');
    expect(rows[2]).to.contain('3e trimestre 2026 126 environ −800 kg, entre −970 et −640');
    const widths = [...details.querySelectorAll('rect')].map((bar) => Number(bar.getAttribute('width')));
    expect(widths.every((width) => width > 0 && width <= 100)).to.equal(true);
    await expect(element).to.be.accessible();
  });

  it('asks for a territory and a period, in English as well', async () => {
    const hub = aHub();
    hub.answer(PATH, anImpact({ figure: aFigure({ coverage: 0.12, visits: 10_000 }) }));
    const element = await place<EscaleCo2Counter>(
      `<escale-co2-counter hub="${hub.url}" lang="en" territory="Rennes" period="2026"></escale-co2-counter>`,
    );
    await untilState(element, 'ready');
    await waitUntil(() => words(element).includes('10,000 visits, trip known for 12% of them'));
    const asked = new URL(hub.requests.at(-1)?.url ?? '').searchParams;
    expect([asked.get('territory'), asked.get('period'), asked.get('place')]).to.deep.equal(['Rennes', '2026', null]);
  });

  it('keeps the page’s own link when the hub is down, and tells an unknown place apart', async () => {
    const hub = aHub();
    hub.down();
    const down = await place<EscaleCo2Counter>(
      `<escale-co2-counter hub="${hub.url}"><a href="https://halte.example/">CO2</a></escale-co2-counter>`,
    );
    await untilState(down, 'failed');
    expect(showsChildren(down)).to.equal(true);
    expect(words(down)).to.contain('injoignable');
    const other = aHub();
    other.problem({ type: 'urn:escale:problem:not-found', title: 'Introuvable', status: 404, final: true }, PATH);
    const unknown = await place<EscaleCo2Counter>(
      `<escale-co2-counter hub="${other.url}" place="ZZZZ"><a href="https://halte.example/">CO2</a></escale-co2-counter>`,
    );
    await untilState(unknown, 'failed');
    expect(words(unknown)).to.contain('n’existe pas');
  });
});
