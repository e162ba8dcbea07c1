/** The measures find what they are for: each kind of fault is planted in a page, and so is the same thing done well. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { launch } from '../e2e/support/browser.ts';
import { Measured } from './support/measured.ts';

describe('the measures', () => {
  let browser: Browser;
  let measured: Measured;
  before(async () => {
    browser = await launch();
    const page = await browser.newPage();
    await page.setViewport({ width: 800, height: 600 });
    measured = await Measured.prepare(page);
  });
  after(() => browser.close());

  /** Shows a page whose `body` is this, in the window that has the measures. */
  const show = (body: string, css = ''): Promise<void> =>
    measured.page.evaluate(
      (markup, rules) => {
        document.body.innerHTML = `<style>body { background: #fff; color: #222 } ${rules}</style>${markup}`;
      },
      body,
      css,
    );

  const cases = [
    {
      fault: 'text too pale',
      bad: '<p style="color: #999">pâle</p>',
      good: '<p style="color: #666">lisible</p>',
      measure: () => measured.contrast(),
    },
    {
      fault: 'text too pale because all of it fades',
      bad: '<div style="opacity: .5"><p>pâle</p></div>',
      good: '<div style="opacity: .9"><p>lisible</p></div>',
      measure: () => measured.contrast(),
    },
    {
      fault: 'text on a picture that is as dark',
      bad: '<p style="background: linear-gradient(#333, #444); width: 9em">perdu</p>',
      good: '<p style="background: linear-gradient(#eee, #ddd); width: 9em">lisible</p>',
      measure: () => measured.contrast(),
    },
    {
      fault: 'a field without an edge',
      bad: '<input style="border: 1px solid #ddd">',
      good: '<input style="border: 1px solid #777">',
      measure: () => measured.contrast(),
    },
    {
      fault: 'a pictogram that nobody sees',
      bad: '<button style="padding: 9px; border: 0; background: #fff"><svg width="30" height="30"><path d="M2 2h20v20z" style="fill: #ddd"/></svg></button>',
      good: '<button style="padding: 9px; border: 0; background: #fff"><svg width="30" height="30"><path d="M2 2h20v20z" style="fill: #333"/></svg></button>',
      measure: () => measured.contrast(),
    },
    {
      fault: 'targets that are small and side by side',
      bad: '<button class="t">a</button><button class="t">b</button>',
      good: '<button class="t">a</button> <button class="t" style="margin-left: 20px">b</button>',
      measure: () => measured.ask('targetSize'),
    },
    {
      fault: 'words that are cut off',
      bad: '<div style="width: 60px; overflow: hidden; white-space: nowrap">beaucoup trop long</div>',
      good: '<div style="width: 60px; overflow: auto; white-space: nowrap">beaucoup trop long</div>',
      measure: () => measured.ask('cutWords'),
    },
    {
      fault: 'words that stand on others',
      bad: '<p style="margin: 0">dessous</p><p style="margin: -12px 0 0">dessus</p>',
      good: '<p style="margin: 0">dessous</p><p style="margin: 0">dessus</p>',
      measure: () => measured.ask('cutWords'),
    },
    {
      fault: 'a page that is wider than its window',
      bad: '<div style="width: 1200px">large</div>',
      good: '<div style="width: 700px">large</div>',
      measure: () => measured.ask('cutWords'),
    },
    {
      fault: 'motion',
      bad: '<p style="transition: color 1s">glisse</p>',
      good: '<p>reste</p>',
      measure: () => measured.ask('motion'),
    },
    {
      fault: 'a focus that does not show',
      bad: '<button class="hidden">seul</button>',
      good: '<button class="ring">seul</button>',
      measure: async () => (await measured.walk()).faults,
    },
    {
      fault: 'a focus that is behind something',
      bad: '<button>dessous</button><div style="position: fixed; inset: 0; background: #fff"></div>',
      good: '<button class="ring">dessus</button>',
      measure: async () => (await measured.walk()).faults,
    },
  ];

  for (const { fault, bad, good, measure } of cases)
    it(`find ${fault}, and nothing where there is none`, async () => {
      const rules =
        '.t { width: 14px; height: 14px; padding: 0; border: 0; font-size: 10px; background: #eee } .hidden { outline: 0 } .ring:focus-visible { outline: 3px solid #111 }';
      await show(bad, rules);
      assert.equal((await measure()).length > 0, true, 'not found');
      await show(good, rules);
      assert.deepEqual(await measure(), []);
    });
});
