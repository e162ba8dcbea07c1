import type { CDPSession, Page } from 'puppeteer-core';

/** The processor time that a page's main thread worked: what others do on the machine meanwhile does not enter it. */
export class MainThread {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(page: Page): Promise<MainThread> {
    const session = await page.createCDPSession();
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new MainThread(session);
  }

  /** Milliseconds since some moment, the same for each call: scripts, styles, layout, paint. */
  async worked(): Promise<number> {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value;
    if (seconds === undefined) throw new Error('The browser does not tell how long its tasks take');
    return seconds * 1000;
  }
}
