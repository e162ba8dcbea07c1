import { existsSync } from 'node:fs';

/** What puppeteer needs to start one browser. */
export interface BrowserChoice {
  readonly name: string;
  readonly executablePath: string;
  readonly args: string[];
}

const installedChromes = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** No request of the browser's own may mix with those that the tests count. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/**
 * Finds the Chromium that the tests run in: the one that is installed, else the one that npm brought, so that a bare
 * machine needs nothing but Node and npm.
 *
 * `ESCALE_BROWSER=npm` asks for the latter, `ESCALE_BROWSER=/path/to/chrome` for any other.
 * @throws Error when the browser that was asked for is not there
 */
export async function findChromium(wish = process.env['ESCALE_BROWSER']): Promise<BrowserChoice> {
  if (wish !== undefined && wish !== '' && wish !== 'npm') {
    if (!existsSync(wish)) throw new Error(`ESCALE_BROWSER names ${wish}, which does not exist`);
    return { name: wish, executablePath: wish, args: quiet };
  }
  const installed = wish === 'npm' ? undefined : installedChromes.find((path) => existsSync(path));
  if (installed) return { name: installed, executablePath: installed, args: quiet };
  return npmChromium();
}

/** @sparticuz/chromium is made for AWS Lambda; elsewhere it must be told so to unpack its own shared libraries. */
async function npmChromium(): Promise<BrowserChoice> {
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs24.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  // One process for everything is right for Lambda and fragile with several pages at once.
  const args = chromium.args.filter((arg) => !/headless|single-process|no-zygote/.test(arg));
  return {
    name: 'Chromium from npm',
    executablePath: await chromium.executablePath(),
    args: [...new Set([...args, ...quiet])],
  };
}

const installedFirefoxes = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

/** @returns undefined when no Firefox is installed: npm carries none */
export function findFirefox(): BrowserChoice | undefined {
  const executablePath = installedFirefoxes.find((path) => existsSync(path));
  return executablePath === undefined ? undefined : { name: executablePath, executablePath, args: [] };
}

/** @returns the MiniBrowser that WebKitWebDriver drives, or undefined when WebKitGTK is not installed */
export function findWebKit(): string | undefined {
  return [
    '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
    '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  ].find((path) => existsSync(path));
}
