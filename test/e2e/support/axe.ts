import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axeCore from 'axe-core';
import type { Page } from 'puppeteer-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Of the page, not of an element on it: landmarks, and how headings follow each other. */
const ofThePage = ['region', 'landmark-one-main', 'page-has-heading-one', 'heading-order'];

/**
 * What axe finds in a page, shadow roots included, as one sentence each. It is injected through the debugger: the
 * page's policy may let no other script in. Frames are pages of their own.
 * @param without `page-rules` on somebody else's page, which answers for its own landmarks
 */
export async function axeFaults(page: Page, without?: 'page-rules'): Promise<string[]> {
  await page.evaluate(source);
  return page.evaluate(
    async (disabled) => {
      const { run } = (globalThis as unknown as { axe: Pick<typeof axeCore, 'run'> }).axe;
      const rules = Object.fromEntries(disabled.map((rule) => [rule, { enabled: false }]));
      const { violations } = await run({ exclude: [['iframe']] }, { iframes: false, rules });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`);
    },
    without ? ofThePage : [],
  );
}
