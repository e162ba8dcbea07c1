import { expect, waitUntil } from '@open-wc/testing';
import { place as make, restoreAll, warnings } from './stage.ts';

describe('the loader, when an element cannot be loaded', () => {
  afterEach(restoreAll);

  it('marks the tags, keeps their links and says so once', async () => {
    const written = warnings();
    // Another definition of a tag that only this chunk may define makes its module throw, as a cut download would.
    const define = customElements.define.bind(customElements);
    customElements.define = (tag, element, options) => {
      if (tag === 'escale-place-card') throw new Error('cut short');
      define(tag, element, options);
    };
    try {
      const page = await make(`<div>
        <escale-place-card place="1"><a href="/a">A</a></escale-place-card>
        <escale-place-card place="2"><a href="/b">B</a></escale-place-card>
      </div>`);
      await import('../../src/loader.ts');
      await waitUntil(() => page.querySelector('[data-escale-failed]'), 'nothing was marked', { timeout: 4500 });
      expect(page.querySelectorAll('escale-place-card[data-escale-failed]')).to.have.length(2);
      expect(page.querySelector('a')?.checkVisibility()).to.equal(true);
      expect(written).to.have.length(1);
      expect(written[0]).to.include('<escale-place-card>').and.to.include('cut short');
    } finally {
      customElements.define = define;
    }
  });
});
