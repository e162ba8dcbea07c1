import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A hub whose files somebody else can change: passes everything on, and adds a line to one file of the kit. */
export class TamperingHub {
  /** Matched against paths, such as `/kit/0.1.0/core-BSMzqpRZ.js`; nothing is changed while undefined. */
  tampered: RegExp | undefined;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async before(hub: string): Promise<TamperingHub> {
    const server = createServer((request, response) => {
      void pass(hub, request.url ?? '/', tampering.tampered).then(
        ({ status, headers, body }) => response.writeHead(status, headers).end(body),
        (error: unknown) => response.writeHead(502).end(String(error)),
      );
    });
    const tampering = new TamperingHub(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return tampering;
  }

  /** Address without a slash at the end. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

const always = ['content-type', 'access-control-allow-origin', 'cross-origin-resource-policy'];

/**
 * What the real hub answers, with one file changed. Without `more`, browsers may keep nothing of it.
 * @param more names of headers that are passed on as well
 */
export async function pass(hub: string, path: string, tampered?: RegExp, more: readonly string[] = []) {
  const answer = await fetch(hub + path);
  const body = Buffer.from(await answer.arrayBuffer());
  const kept = [...always, ...more];
  const headers = Object.fromEntries(
    kept
      .map((name) => [name, answer.headers.get(name) ?? undefined] as const)
      .filter(([, value]) => value !== undefined),
  );
  const changed = tampered?.test(path)
    ? Buffer.concat([body, Buffer.from('\n;globalThis.tampered = import.meta.url;\n')])
    : body;
  return { status: answer.status, headers, body: changed };
}
