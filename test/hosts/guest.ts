import type { Visitor } from '../e2e/support/browser.ts';
import type { Scene } from '../e2e/support/scene.ts';
import { WebKitSession } from '../e2e/support/webkit-session.ts';

/** Runs in the page, so it closes over nothing; what goes in and out is JSON. */
export type Probe<In extends readonly unknown[], Out> = (...given: In) => Out;

/** Somebody who looks at a page, in any of the three engines. */
export interface Guest {
  open(url: string): Promise<void>;
  look<In extends readonly unknown[], Out>(probe: Probe<In, Out>, ...given: In): Promise<Out>;
  /** The same within the frame that stands there, counted from 0, whatever its origin. */
  lookInside<In extends readonly unknown[], Out>(frame: number, probe: Probe<In, Out>, ...given: In): Promise<Out>;
  /** What the browser by itself called an error; what the page can hear is heard by `watch.ts`. */
  readonly errors: readonly string[];
  /** Addresses that were asked for, as far as the browser tells from outside of the page. */
  readonly asked: readonly string[];
  leave(): Promise<void>;
}

/** Lets guests in, of the engine that `ESCALE_ENGINE` names: chromium unless it says firefox or webkit. */
export interface Door {
  enter(scene: Scene, width?: number): Promise<Guest>;
  close(): Promise<void>;
}

export const engine = process.env['ESCALE_ENGINE'] ?? 'chromium';

export const openDoor = (): Door => (engine === 'webkit' ? new WebKitDoor() : new PuppeteerDoor());

class PuppeteerDoor implements Door {
  async enter(scene: Scene, width?: number): Promise<Guest> {
    return new PuppeteerGuest(await scene.visitor(width));
  }

  async close(): Promise<void> {
    // The scene closes its browser.
  }
}

class PuppeteerGuest implements Guest {
  readonly #visitor: Visitor;

  constructor(visitor: Visitor) {
    this.#visitor = visitor;
  }

  get errors(): readonly string[] {
    return this.#visitor.errors;
  }

  get asked(): readonly string[] {
    return this.#visitor.requests.map((request) => request.url());
  }

  open(url: string): Promise<void> {
    return this.#visitor.open(url);
  }

  async look<In extends readonly unknown[], Out>(probe: Probe<In, Out>, ...given: In): Promise<Out> {
    return read<Out>(await this.#visitor.page.evaluate(call(probe, given)));
  }

  async lookInside<In extends readonly unknown[], Out>(
    frame: number,
    probe: Probe<In, Out>,
    ...given: In
  ): Promise<Out> {
    const handle = (await this.#visitor.page.$$('iframe'))[frame];
    const content = await handle?.contentFrame();
    if (!content) throw new Error(`There is no frame ${frame}`);
    return read<Out>(await content.evaluate(call(probe, given)));
  }

  leave(): Promise<void> {
    return this.#visitor.leave();
  }
}

/** One session for all: a browser takes a second to start, and keeps nothing of a page that keeps nothing. */
class WebKitDoor implements Door {
  #session: Promise<WebKitSession> | undefined;

  async enter(_scene: Scene, width = 1280): Promise<Guest> {
    this.#session ??= WebKitSession.start();
    const session = await this.#session;
    await session.resize(width, 900);
    return new WebKitGuest(session);
  }

  async close(): Promise<void> {
    await (await this.#session)?.close();
  }
}

class WebKitGuest implements Guest {
  readonly errors = [];
  readonly asked = [];
  readonly #session: WebKitSession;

  constructor(session: WebKitSession) {
    this.#session = session;
  }

  open(url: string): Promise<void> {
    return this.#session.open(url);
  }

  async look<In extends readonly unknown[], Out>(probe: Probe<In, Out>, ...given: In): Promise<Out> {
    return read<Out>(await this.#session.look(call(probe, given)));
  }

  async lookInside<In extends readonly unknown[], Out>(
    frame: number,
    probe: Probe<In, Out>,
    ...given: In
  ): Promise<Out> {
    return read<Out>(await this.#session.lookInside(frame, call(probe, given)));
  }

  async leave(): Promise<void> {
    await this.#session.open('about:blank');
  }
}

/** As text, since a page can have spoilt what the drivers themselves make answers of. */
const call = (probe: (...given: never[]) => unknown, given: readonly unknown[]): string =>
  `JSON.stringify((${probe.toString()})(...${JSON.stringify(given)}) ?? null)`;

const read = <Out>(answer: unknown): Out => JSON.parse(answer as string) as Out;
