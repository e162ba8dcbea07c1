import { expect, waitUntil } from '@open-wc/testing';
import '../../components/impact-simulator/impact-simulator.ts';
import type { EscaleImpactSimulator } from '../../components/impact-simulator/impact-simulator.ts';
import { place, restoreAll, untilState, warnings, words } from './stage.ts';

const simulator = async (
  markup = '<escale-impact-simulator></escale-impact-simulator>',
): Promise<EscaleImpactSimulator> => {
  const element = await place<EscaleImpactSimulator>(markup);
  await untilState(element, 'ready');
  return element;
};

const field = (element: Element, name: string): HTMLInputElement => {
  const found = element.shadowRoot?.querySelector<HTMLInputElement>(`[name=${name}]`);
  if (!found) throw new Error(`There is no field ${name}`);
  return found;
};

async function type(element: EscaleImpactSimulator, name: string, value: string): Promise<void> {
  const input = field(element, name);
  input.value = value;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await element.updateComplete;
}

/** Opens what is assumed (0), or what is left out (1). */
async function open(element: EscaleImpactSimulator, index: number): Promise<void> {
  const details = element.shadowRoot!.querySelectorAll('details')[index]!;
  details.open = true;
  await waitUntil(() => details.querySelector('p:not([aria-live])'), 'the panel stays empty', { timeout: 4500 });
}

const result = (element: Element): string =>
  (element.shadowRoot?.querySelector('[part=result]')?.textContent ?? '').replace(/\s+/g, ' ');

describe('<escale-impact-simulator>', () => {
  afterEach(restoreAll);

  it('works without a hub, without a request and without a warning', async () => {
    const written = warnings();
    const before = performance.getEntriesByType('resource').length;
    const element = await simulator();
    expect(result(element)).to.match(/CO2 équivalent environ \d+ kg, entre \d+ et \d+/);
    expect(result(element)).to.match(/Dépenses de véhicule environ [\d\s]+ €/);
    expect(written).to.deep.equal([]);
    expect(performance.getEntriesByType('resource').length).to.equal(before);
    await expect(element).to.be.accessible();
  });

  it('follows what is typed, and asks again for what cannot be', async () => {
    const element = await simulator();
    const before = result(element);
    await type(element, 'km', '40');
    expect(result(element)).not.to.equal(before);
    const after = result(element);
    await type(element, 'km', 'beaucoup');
    expect(result(element)).to.equal(after);
    expect(field(element, 'km').getAttribute('aria-invalid')).to.equal('true');
    expect(words(element)).to.contain('Un nombre de 0 à 1000.');
  });

  it('says that there is no saving where there is none', async () => {
    const element = await simulator();
    await type(element, 'placeMode', 'car-suv-petrol');
    await type(element, 'placeKm', '90');
    expect(result(element)).to.match(/CO2 équivalent pas d’économie \(environ −/);
  });

  it('shows every assumption, changes with each, and goes back', async () => {
    const element = await simulator();
    await open(element, 0);
    const before = result(element);
    for (const [name, value] of [
      ['rebound', '90'],
      ['placeEnergy', '9000'],
      ['factor', '30'],
      ['weeks', '20'],
      ['speed', '80'],
      ['placeSpeed', '5'],
      ['timeError', '80'],
    ] as const) {
      const last = result(element);
      await type(element, name, value);
      expect(result(element), name).not.to.equal(last);
    }
    element.shadowRoot?.querySelector<HTMLButtonElement>('details button')?.click();
    await element.updateComplete;
    expect(result(element)).to.equal(before);
    await expect(element).to.be.accessible();
  });

  it('names what it leaves out, and why', async () => {
    const element = await simulator();
    await open(element, 1);
    const said = words(element);
    for (const each of ['Accidents', 'emplois', 'productivité', 'absences', 'équilibre de vie', 'audit'])
      expect(said).to.contain(each);
  });

  it('opens a shared link where it was left, and gives files', async () => {
    const element = await simulator('<escale-impact-simulator audience="employer"></escale-impact-simulator>');
    await type(element, 'people', '120');
    const link = element.shadowRoot?.querySelector<HTMLAnchorElement>('[part=share]');
    const files = [...(element.shadowRoot?.querySelectorAll<HTMLAnchorElement>('a[download]') ?? [])];
    expect(files.map(({ download }) => download)).to.deep.equal(['escale.csv', 'escale.json']);
    expect(files.every(({ href }) => href.startsWith('data:'))).to.equal(true);
    const { pathname, search } = location;
    history.replaceState(null, '', link?.hash);
    try {
      expect(result(await simulator())).to.equal(result(element));
    } finally {
      history.replaceState(null, '', pathname + search);
    }
  });

  it('speaks English', async () => {
    const element = await simulator('<escale-impact-simulator lang="en"></escale-impact-simulator>');
    while (!words(element).includes('Spared in a year'))
      await element.updateComplete.then(() => new Promise(requestAnimationFrame));
    expect(words(element)).to.contain('What is left out');
  });
});
