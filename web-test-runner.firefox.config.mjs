import { fromRollup } from '@web/dev-server-rollup';
import { chromeLauncher } from '@web/test-runner-chrome';
import { findFirefox } from './test/support/browser.ts';
import { ownLit } from './tools/own-lit.mjs';
import { shared } from './web-test-runner.config.mjs';

const firefox = findFirefox();
if (!firefox) throw new Error('Firefox is not installed (Debian: firefox-esr)');

/** The launcher is made for Chrome; puppeteer behind it drives Firefox through WebDriver BiDi. */
export default {
  ...shared,
  // What stands for lit in the kit; Chromium runs the development build of lit, which warns.
  nodeResolve: { exportConditions: ['browser', 'production'] },
  plugins: [fromRollup(ownLit)(), ...shared.plugins],
  concurrency: 1,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 120_000,
  browsers: [
    chromeLauncher({ launchOptions: { browser: 'firefox', executablePath: firefox.executablePath, headless: true } }),
  ],
};
