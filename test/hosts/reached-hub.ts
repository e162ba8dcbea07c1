import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pass } from './tampering.ts';

/** The hub at another address, from where it can be late, or have moved. */
export class ReachedHub {
  /** Whether every address leads on to the real hub, for good. */
  moved = false;
  /** Paths that were asked for. */
  readonly asked: string[] = [];
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
      if (reached.moved)
        // As the documentation asks of who moves a hub: modules are only led on with the permission to be read.
        response.writeHead(308, { location: hub + path, 'access-control-allow-origin': '*' }).end();
      else
        // Without the script line itself, which a page waits for before it calls itself ready.
        void (path.endsWith('/escale.js') ? Promise.resolve() : reached.#open)
          .then(() => pass(hub, path))
          .then(
            ({ status, headers, body }) => response.writeHead(status, headers).end(body),
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
