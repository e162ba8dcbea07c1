import { fromRollup } from '@web/dev-server-rollup';
import { chromeLauncher } from '@web/test-runner-chrome';
import { findFirefox } from './test/support/browser.ts';
import { lit } from './tools/lit-plugin.mjs';
import { shared } from './web-test-runner.config.mjs';

const firefox = findFirefox();
if (!firefox) throw new Error('Firefox is not installed (Debian: firefox-esr)');

/** The launcher is made for Chrome; puppeteer behind it drives Firefox through WebDriver BiDi. */
export default {
  ...shared,
  // Lit as the kit has it; Chromium runs the development build, which warns.
  nodeResolve: { exportConditions: ['browser', 'production'] },
  plugins: [fromRollup(lit)(), ...shared.plugins],
  concurrency: 1,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 120_000,
  browsers: [
    chromeLauncher({ launchOptions: { browser: 'firefox', executablePath: firefox.executablePath, headless: true } }),
  ],
};
