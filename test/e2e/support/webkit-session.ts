import { startWebKitDriver } from '../../support/webkit-driver.ts';
import type { Key, Window } from './person.ts';

/** Code points of the keys that are no characters (WebDriver, 17.4.2). */
const keys: Readonly<Record<Key, string>> = {
  Tab: '\uE004',
  Enter: '\uE007',
  Space: ' ',
  ArrowDown: '\uE015',
  Escape: '\uE00C',
};

/** Milliseconds in which a page is read, on a busy machine. */
const PATIENCE_MS = 30_000;

/** WebKitGTK through its WebDriver (W3C), as far as a person with a keyboard needs it. */
export class WebKitSession implements Window {
  readonly #session: string;

  private constructor(session: string) {
    this.#session = session;
  }

  static async start(): Promise<WebKitSession> {
    const { port, binary } = await startWebKitDriver();
    const capabilities = {
      alwaysMatch: {
        browserName: 'MiniBrowser',
        // With « eager » the driver waits, before each command, for the page of a frame to be read that was read
        // already, until it gives up after five minutes (2.50): what is waited for is said in open().
        pageLoadStrategy: 'none',
        'webkitgtk:browserOptions': { binary, args: ['--automation'] },
      },
    };
    const driver = `http://127.0.0.1:${port}/session`;
    const { sessionId } = (await ask('POST', driver, { capabilities })) as { sessionId: string };
    return new WebKitSession(`${driver}/${sessionId}`);
  }

  /** As puppeteer is asked to: a page is open once it is read, whatever its pictures and frames still do. */
  async open(url: string): Promise<void> {
    await this.look('globalThis.left = true');
    await ask('POST', `${this.#session}/url`, { url });
    await patiently(async () => {
      if (await this.look('globalThis.left || document.readyState === "loading"')) throw new NotThere(url);
    });
  }

  press(key: Key): Promise<void> {
    return this.#strike([keys[key]]);
  }

  type(text: string): Promise<void> {
    return this.#strike([...text]);
  }

  async look<T>(expression: string): Promise<T> {
    return (await ask('POST', `${this.#session}/execute/sync`, { script: `return ${expression}`, args: [] })) as T;
  }

  /** Pixels of the window. */
  async resize(width: number, height: number): Promise<void> {
    await ask('POST', `${this.#session}/window/rect`, { width, height });
  }

  /** The same in a frame of the page, counted from 0; anew when its page gives way to another meanwhile. */
  async lookInside<T>(frame: number, expression: string): Promise<T> {
    return patiently(async () => {
      try {
        await this.#enterFrame(frame);
        return await this.look<T>(expression);
      } finally {
        await this.#enterFrame(null);
      }
    });
  }

  /** What is looked at from now on: a frame of the page, or with null the page again. */
  async #enterFrame(id: number | null): Promise<void> {
    await ask('POST', `${this.#session}/frame`, { id });
  }

  async close(): Promise<void> {
    await ask('DELETE', this.#session);
  }

  async #strike(characters: readonly string[]): Promise<void> {
    const strokes = characters.flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await ask('POST', `${this.#session}/actions`, { actions: [{ type: 'key', id: 'keyboard', actions: strokes }] });
  }
}

/** What was asked for has just been left for another page, or is not there yet. */
class NotThere extends Error {}

/** Until it is there, as long as a page may take on a busy machine. */
async function patiently<T>(act: () => Promise<T>): Promise<T> {
  for (const late = Date.now() + PATIENCE_MS; ;)
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof NotThere) || Date.now() > late) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
}

async function ask(method: string, url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  const { value } = (await response.json()) as { value: unknown };
  if (response.ok) return value;
  const said = `WebDriver answers ${response.status}: ${JSON.stringify(value)}`;
  const { error } = value as { error?: string };
  throw error === 'no such window' || error === 'no such frame' ? new NotThere(said) : new Error(said);
}
