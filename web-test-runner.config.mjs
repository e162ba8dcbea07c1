import { existsSync } from 'node:fs';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { fromRollup } from '@web/dev-server-rollup';
import { chromeLauncher } from '@web/test-runner-chrome';
import { findChromium } from './test/support/browser.ts';

const chromium = await findChromium();

/** The same plugin as in the build: Leaflet runs under the tests as it runs on a page. */
const leafletPlugin = './tools/leaflet-plugin.mjs';
const leaflet = existsSync(leafletPlugin) ? [fromRollup((await import(leafletPlugin)).leaflet)()] : [];

/** @type {import('@web/test-runner').TestRunnerConfig} */
export const shared = {
  files: ['test/components/**/*.test.ts'],
  nodeResolve: { exportConditions: ['browser', 'development'] },
  plugins: [...leaflet, esbuildPlugin({ ts: true, tsconfig: 'tsconfig.json', target: 'es2022' })],
  // Lit says this once per page; what it warns about otherwise is worth reading.
  filterBrowserLogs: ({ args }) => !args.some((arg) => String(arg).includes('lit.dev/msg/dev-mode')),
  testFramework: { config: { timeout: 5000 } },
};

export default {
  ...shared,
  concurrency: 2,
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: chromium.executablePath, headless: 'shell', args: chromium.args },
    }),
  ],
};
