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
        // As puppeteer is asked to: a page is open once it is read, whatever its pictures and frames still do.
        pageLoadStrategy: 'eager',
        'webkitgtk:browserOptions': { binary, args: ['--automation'] },
      },
    };
    const driver = `http://127.0.0.1:${port}/session`;
    const { sessionId } = (await ask('POST', driver, { capabilities })) as { sessionId: string };
    return new WebKitSession(`${driver}/${sessionId}`);
  }

  async open(url: string): Promise<void> {
    await ask('POST', `${this.#session}/url`, { url });
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

  /** What is looked at from now on: a frame of the page, counted from 0, or with null the page again. */
  async enterFrame(id: number | null): Promise<void> {
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

async function ask(method: string, url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  const { value } = (await response.json()) as { value: unknown };
  if (!response.ok) throw new Error(`WebDriver answers ${response.status}: ${JSON.stringify(value)}`);
  return value;
}
