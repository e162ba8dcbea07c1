import { expect } from '@open-wc/testing';
import {
  examineContent,
  examineFrames,
  examineHub,
  examinePolicies,
  examineScripts,
  type Patient,
} from '../../src/doctor/checks.ts';
import { asText, showPanel } from '../../src/doctor/panel.ts';
import { parsePolicies } from '../../src/doctor/policy.ts';
import { wordsFor } from '../../src/doctor/words.ts';
import { place as make, restoreAll } from './stage.ts';

const hub = new URL('/', location.href).href;
const words = wordsFor('fr');
const tags = ['escale-hub', 'escale-place-card', 'escale-place-map', 'escale-booking-button'];
const patient: Patient = { document, hub, tags, words };
const texts = (findings: readonly { readonly text: string }[]): string[] => findings.map(({ text }) => text);

describe('the doctor', () => {
  afterEach(restoreAll);

  it('says that there is nothing of Escale on a page', () => {
    expect(texts(examineContent(patient))).to.deep.equal([words.nothing]);
  });

  it('finds a tag that lost its attribute, one that cannot be loaded and one that is hidden', async () => {
    await make(`<div>
      <escale-place-card>…</escale-place-card>
      <escale-booking-button place="1002M" data-escale-failed>…</escale-booking-button>
      <div hidden><escale-place-map>…</escale-place-map></div>
    </div>`);
    const found = texts(examineContent(patient));
    expect(found).to.include(words.withoutPlace('escale-place-card'));
    expect(found).to.include(words.failed('escale-booking-button'));
    expect(found).to.include(words.hidden('escale-place-map'));
    expect(found).not.to.include(words.hidden('escale-booking-button'));
  });

  it('finds a tag that an editor turned into text, and a link within a sentence', async () => {
    await make(`<div><p>&lt;escale-place-card place="1002M"&gt;</p>
      <p>Voyez <a href="${hub}e/place-map">la carte</a> des lieux.</p></div>`);
    const found = texts(examineContent(patient));
    expect(found).to.include(words.encoded('escale-place-card'));
    expect(found).to.include(words.linkInSentence(`${hub}e/place-map`));
  });

  it('finds what a frame lacks', async () => {
    const address = `${hub}e/place-card?place=1002M`;
    await make(`<div><iframe src="${address}" sandbox loading="lazy"></iframe></div>`);
    expect(texts(examineFrames(patient))).to.deep.equal([
      words.frameHeight(address),
      words.frameTitle(address),
      words.frameSandbox(address),
    ]);
  });

  it('finds nothing to say of a frame that has all it needs', async () => {
    const address = `${hub}e/place-card?place=1002M`;
    await make(`<div><iframe src="${address}" title="Lieu" height="500" loading="lazy"></iframe></div>`);
    expect(examineFrames(patient)).to.deep.equal([]);
  });

  it('finds scripts that were held back, doubled or copied', async () => {
    const root = await make('<div></div>');
    const add = (attributes: Readonly<Record<string, string>>): void => {
      const script = document.createElement('script');
      // Types that no browser runs: nothing is fetched here.
      for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value);
      root.append(script);
    };
    add({ type: 'litespeed/javascript', src: `${hub}kit/v1/escale.js` });
    add({ type: 'text/x-none', src: 'https://copie.example/escale.js' });
    const found = texts(examineScripts(patient));
    expect(found).to.include(words.optimiser('LiteSpeed'));
    expect(found).to.include(words.notModule);
    expect(found).to.include(words.strayScript('https://copie.example/escale.js'));
    expect(found.some((text) => text.startsWith('La page charge Escale plusieurs fois'))).to.equal(true);
  });

  it('names the directive of a policy and the line that mends it', () => {
    const policies = parsePolicies("default-src 'none'; require-trusted-types-for 'script'; trusted-types default");
    const findings = examinePolicies(policies, patient);
    expect(findings.map(({ line }) => line)).to.deep.equal([
      `script-src ${location.origin}`,
      `connect-src ${location.origin}`,
      "trusted-types lit-html 'allow-duplicates'",
    ]);
  });

  it('says that the hub does not answer', async () => {
    const { finding, fine } = await examineHub({ ...patient, hub: 'http://127.0.0.1:9/' });
    expect(fine).to.equal(undefined);
    expect(finding?.text).to.equal(words.hubDown('http://127.0.0.1:9/'));
  });

  it('shows a panel that can be read, copied and closed with Escape', async () => {
    const report = { heading: 'Kit', notes: [], findings: [{ text: 'Un obstacle ici', line: 'script-src https://x' }] };
    await showPanel(() => Promise.resolve(report), words);
    const host = document.body.lastElementChild!;
    const panel = host.shadowRoot!.querySelector('section')!;
    expect(host.shadowRoot!.activeElement).to.equal(panel);
    expect(panel.textContent).to.include('Un obstacle ici');
    expect(asText(report, words)).to.include('Content-Security-Policy: script-src https://x');
    panel.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(host.isConnected).to.equal(false);
  });
});
