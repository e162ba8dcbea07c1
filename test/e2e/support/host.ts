import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HostPage {
  /** The whole page, as a webmaster would write it. */
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A site of somebody else: another origin than the hub's, that serves the pages it is given. */
export class HostSite {
  readonly #server: Server;
  readonly #pages = new Map<string, HostPage>();

  private constructor(server: Server) {
    this.#server = server;
    server.on('request', (request, response) => {
      // Whatever the query: a page is the same with and without it.
      const page = this.#pages.get((request.url ?? '/').replace(/\?.*/, ''));
      const type = 'text/html; charset=utf-8';
      if (page) response.writeHead(200, { 'content-type': type, ...page.headers }).end(page.html);
      // What a browser asks for by itself.
      else response.writeHead(404).end();
    });
  }

  static async start(): Promise<HostSite> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new HostSite(server);
  }

  /** `localhost` and the port. */
  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  /** @returns the address of the page. `localhost`, not the hub's 127.0.0.1: another site, to a browser */
  add(path: `/${string}`, page: HostPage): string {
    this.#pages.set(path, page);
    return `${this.origin}${path}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** A page with `body` in it, and the line of CSS that the snippet offers for the site's own sheet. */
export const hostPage = (body: string, head = ''): string => `<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <link rel="icon" href="data:," />
    <title>Ma commune</title>
    ${head}
  </head>
  <body>
    <h1>Ma commune</h1>
    ${body}
    <p id="after">La suite de la page.</p>
  </body>
</html>`;
