import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pass } from './tampering.ts';

/** The hub at another address, from where it can be late, or have moved. */
export class ReachedHub {
  /** Whether every address leads on to the real hub, for good. */
  moved = false;
  /** Whether browsers may keep answers for as long as the real hub lets them. */
  lasting = false;
  /** Paths that were asked for. */
  readonly asked: string[] = [];
  /** Those that were asked for while an earlier answer was under way, or was still to be kept. */
  readonly askedTooSoon: string[] = [];
  /** Those that were asked for after an earlier answer could no longer be kept. */
  readonly lapsed = new Set<string>();
  /** Until when (milliseconds since 1970) the last answer may be kept, by path. */
  readonly #held = new Map<string, number>();
  readonly #server: Server;
  #open = Promise.resolve();
  #release = (): void => {
    // Nothing is held back yet.
  };

  private constructor(server: Server) {
    this.#server = server;
  }

  static async before(hub: string): Promise<ReachedHub> {
    const server = createServer();
    const reached = new ReachedHub(server);
    server.on('request', (request, response) => {
      const path = request.url ?? '/';
      reached.asked.push(path);
      const held = reached.#held.get(path);
      if (held !== undefined && Date.now() < held) reached.askedTooSoon.push(path);
      else if (held !== undefined) reached.lapsed.add(path);
      if (reached.lasting) reached.#held.set(path, Infinity);
      if (reached.moved)
        // As the documentation asks of who moves a hub: modules are only led on with the permission to be read.
        response.writeHead(308, { location: hub + path, 'access-control-allow-origin': '*' }).end();
      else
        // Without the script line itself, which a page waits for before it calls itself ready.
        void (path.endsWith('/escale.js') ? Promise.resolve() : reached.#open)
          .then(() => pass(hub, path, undefined, reached.lasting ? ['cache-control'] : []))
          .then(
            ({ status, headers, body }) => {
              if (reached.lasting) reached.#held.set(path, heldUntil(headers['cache-control']));
              response.writeHead(status, headers).end(body);
            },
            (error: unknown) => response.writeHead(502).end(String(error)),
          );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return reached;
  }

  /** Address without a slash at the end. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Answers nothing but the script line until {@link release}. */
  hold(): void {
    this.#open = new Promise((resolve) => {
      this.#release = resolve;
    });
  }

  release(): void {
    this.#release();
  }

  async stop(): Promise<void> {
    this.release();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Less the second to which browsers round. */
function heldUntil(cacheControl = ''): number {
  const seconds = Number(/max-age=(\d+)/.exec(cacheControl)?.[1] ?? 0);
  return Date.now() + (seconds - 1) * 1000;
}
