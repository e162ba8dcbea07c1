import { webdriverLauncher } from '@web/test-runner-webdriver';
import { startWebKitDriver } from './test/support/webkit-driver.ts';
import { shared } from './web-test-runner.config.mjs';

const { port, binary } = await startWebKitDriver();

export default {
  ...shared,
  concurrency: 1,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 120_000,
  browsers: [
    webdriverLauncher({
      hostname: '127.0.0.1',
      port,
      path: '/',
      logLevel: 'error',
      capabilities: {
        browserName: 'MiniBrowser',
        'wdio:enforceWebDriverClassic': true,
        'webkitgtk:browserOptions': { binary, args: ['--automation'] },
      },
    }),
  ],
};
