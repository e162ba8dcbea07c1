import type { CDPSession, Page } from 'puppeteer-core';

/** What a page holds once the garbage is collected. */
export interface Held {
  /** DOM nodes, those in shadow roots and those that only code still knows included. */
  readonly nodes: number;
  readonly listeners: number;
  /** Bytes of the JavaScript heap. */
  readonly heap: number;
}

async function held(session: CDPSession): Promise<Held> {
  // What the first collection frees may be what kept something else.
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return { nodes, listeners: jsEventListeners, heap: usedSize };
}

/** Puts an element on the page, waits until it shows what it is there for, and takes it away again, so many times. */
async function mount(page: Page, html: string, times: number): Promise<void> {
  await page.evaluate(
    async (tag, count) => {
      for (let index = 0; index < count; index += 1) {
        const holder = document.createElement('div');
        holder.innerHTML = tag;
        document.body.append(holder);
        const element = holder.firstElementChild;
        const limit = performance.now() + 20_000;
        while (!element?.matches(':state(ready)')) {
          if (performance.now() > limit) throw new Error(`${tag} was not ready within 20 s, at round ${index + 1}`);
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
        holder.remove();
      }
      // Timers and frames that were under way may still hold the last one.
      await new Promise((resolve) => setTimeout(resolve, 300));
    },
    html,
    times,
  );
}

/**
 * What a page of Chromium holds before and after an element came and went so many times. Some rounds go before: they
 * load code and fill caches, which stay.
 */
export async function comeAndGo(page: Page, html: string, times: number): Promise<{ before: Held; after: Held }> {
  const session = await page.createCDPSession();
  try {
    await mount(page, html, 10);
    const before = await held(session);
    await mount(page, html, times);
    return { before, after: await held(session) };
  } finally {
    await session.detach();
  }
}
