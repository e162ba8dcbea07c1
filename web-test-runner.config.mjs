import { esbuildPlugin } from '@web/dev-server-esbuild';
import { fromRollup } from '@web/dev-server-rollup';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { findChromium } from './test/support/browser.ts';
import { leaflet } from './tools/leaflet-plugin.mjs';

const chromium = await findChromium();

/** Adds the line that tools/counts.ts reads; the default reporter hides skipped tests. */
const summary = {
  onTestRunFinished({ sessions }) {
    const count = { passed: 0, failed: 0, skipped: 0 };
    const visit = ({ tests, suites }) => {
      for (const test of tests) count[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
      suites.forEach(visit);
    };
    for (const session of sessions) {
      // A file that does not load has no test to blame.
      if (session.testResults) visit(session.testResults);
      if (session.errors.length > 0) count.failed += 1;
    }
    console.log(`tests: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  },
};

/** @type {import('@web/test-runner').TestRunnerConfig} */
export const shared = {
  files: ['test/components/**/*.test.ts'],
  nodeResolve: { exportConditions: ['browser', 'development'] },
  plugins: [
    // The same plugin as in the build: Leaflet runs under the tests as it runs on a page.
    fromRollup(leaflet)(),
    esbuildPlugin({ ts: true, tsconfig: 'tsconfig.json', target: 'es2022' }),
  ],
  reporters: [defaultReporter(), summary],
  // Lit says this once per page; what it warns about otherwise is worth reading.
  filterBrowserLogs: ({ args }) => !args.some((arg) => String(arg).includes('lit.dev/msg/dev-mode')),
  // Waits end on their own much sooner; a busy machine is no failure.
  testFramework: { config: { timeout: 20_000 } },
};

export default {
  ...shared,
  // A page behind another one gets no frames, so that nothing in it ever comes near the viewport.
  concurrency: 1,
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: chromium.executablePath, headless: 'shell', args: chromium.args },
    }),
  ],
};
