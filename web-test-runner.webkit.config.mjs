import { webdriverLauncher } from '@web/test-runner-webdriver';
import { startWebKitDriver } from './test/support/webkit-driver.ts';
import { shared } from './web-test-runner.config.mjs';

const { port, binary } = await startWebKitDriver();

export default {
  ...shared,
  // WebDriver here sends a key, but cannot hold Shift down. The booking by keyboard has a driver of its own.
  files: [...shared.files, '!test/components/accessibility/keyboard.test.ts'],
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
