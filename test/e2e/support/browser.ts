import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Browser, type HTTPRequest, type Page } from 'puppeteer-core';
import { findChromium, findFirefox } from '../../support/browser.ts';

const reports = join(import.meta.dirname, '../../../.reports');

/**
 * Frames of other sites in the page's process: puppeteer (25) loses one in a hundred of those that go to another one
 * while they load, and waits for it for ever. What a frame may do is the same.
 */
const oneProcess = ['--disable-site-isolation-trials', '--disable-features=IsolateOrigins,IsolateSandboxedIframes'];

/** Chromium, or what `ESCALE_ENGINE` names. */
export async function launch(): Promise<Browser> {
  if (process.env['ESCALE_ENGINE'] === 'firefox') {
    const firefox = findFirefox();
    if (!firefox) throw new Error('Firefox is not installed (Debian: firefox-esr)');
    return puppeteer.launch({ browser: 'firefox', executablePath: firefox.executablePath, headless: true });
  }
  const { executablePath, args } = await findChromium();
  return puppeteer.launch({ executablePath, args: [...args, ...oneProcess], headless: 'shell' });
}

/** A visitor with an empty browser, and everything their browser did on their behalf. */
export class Visitor {
  readonly page: Page;
  readonly requests: HTTPRequest[] = [];
  /** Errors that nobody caught, and what the console called an error. */
  readonly errors: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on('request', (request) => {
      if (!request.url().startsWith('data:')) this.requests.push(request);
    });
    page.on('pageerror', (error) => this.errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(`${message.text()} ${message.location().url ?? ''}`);
    });
  }

  static async arrive(browser: Browser, width = 1280, height = 900): Promise<Visitor> {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport({ width, height });
    return new Visitor(page);
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url, { waitUntil: 'domcontentloaded' });
  }

  /** Waits until `selector` is visible; `>>>` enters shadow roots. @throws when it does not come in 30 seconds */
  async see(selector: string): Promise<void> {
    // `visible` also makes puppeteer look at every frame: shadow roots and states are not seen by its observer.
    await this.page.waitForSelector(selector, { visible: true, timeout: 30_000 });
  }

  /** Waits until the page shows `text`, shadow roots included. @throws when it does not come in 30 seconds */
  async read(text: string | RegExp): Promise<void> {
    const { source, flags } = typeof text === 'string' ? new RegExp(escape(text)) : text;
    await this.page.waitForFunction(
      (pattern: string, how: string) => {
        const visible = (root: ParentNode): string =>
          [...root.children]
            .map((each) => {
              const shown = each.checkVisibility();
              return `${shown ? (each as HTMLElement).innerText : ''} ${each.shadowRoot ? visible(each.shadowRoot) : ''} ${visible(each)}`;
            })
            .join(' ');
        return new RegExp(pattern, how).test(visible(document.body));
      },
      { timeout: 30_000 },
      source,
      flags,
    );
  }

  /** Where the focus is, through the shadow roots: tag, accessible words, and part. */
  focused(): Promise<string> {
    return this.page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return `${element?.localName ?? ''} ${element?.getAttribute('aria-label') ?? (element?.textContent.trim() || element?.getAttribute('title') || '')}`;
    });
  }

  /** Keeps a picture under `.reports/`, for a person to look at. */
  async picture(name: string): Promise<void> {
    mkdirSync(reports, { recursive: true });
    await this.page.screenshot({ path: join(reports, `${name}.png`), fullPage: true });
  }

  async leave(): Promise<void> {
    await this.page.browserContext().close();
  }
}

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
