import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import tls from 'node:tls';
import type { Sql } from './connection.ts';

/** Stands between the driver and the database, and ends connections as a failing network does. */
export class FailingNetwork {
  readonly #server: net.Server;
  readonly #clients = new Set<net.Socket>();

  private constructor(server: net.Server) {
    this.#server = server;
  }

  /** @param secured answers the question for TLS with yes, and speaks it with the driver */
  static async before(path: string, secured = false, port = 0): Promise<FailingNetwork> {
    const server = net.createServer();
    const network = new FailingNetwork(server);
    server.on('connection', (client) => void network.#serve(client, path, secured));
    await listening(server, port);
    return network;
  }

  async #serve(raw: net.Socket, path: string, secured: boolean): Promise<void> {
    this.#clients.add(raw);
    raw.on('error', () => undefined);
    const client = secured ? await encrypt(raw) : raw;
    const behind = net.connect(path);
    for (const socket of [client, behind]) {
      socket.on('error', () => undefined);
      socket.on('close', () => [raw, client, behind].forEach((each) => each.destroy()));
    }
    client.pipe(behind).pipe(client);
  }

  /** A reset, as when the other machine has restarted. */
  reset(): void {
    for (const client of this.#clients) client.resetAndDestroy();
    this.#clients.clear();
  }

  /** Goes silent: what is said reaches nobody, and no connection ends. */
  pause(): void {
    for (const client of this.#clients) client.unpipe().pause();
  }

  get port(): number {
    return portOf(this.#server);
  }

  url({ options }: Sql, query = ''): string {
    return `postgres://${options.user}:unused@127.0.0.1:${this.port}/${options.database}${query}`;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const client of this.#clients) client.destroy();
    await closed;
  }
}

async function encrypt(raw: net.Socket): Promise<tls.TLSSocket> {
  // The question for TLS.
  await once(raw, 'data');
  raw.write('S');
  return new tls.TLSSocket(raw, { isServer: true, key, cert });
}

async function listening(server: net.Server, port = 0): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}

export const portOf = (server: net.Server): number => (server.address() as AddressInfo).port;

/** A server that answers whatever comes first with this, and nothing more. */
export async function answering(word: string): Promise<net.Server> {
  const server = net.createServer((socket) =>
    socket.on('error', () => undefined).once('data', () => socket.write(word)),
  );
  await listening(server);
  return server;
}

/** Of these tests and of nothing else: nobody trusts it. */
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgQc3j0yR0QT7W6UUi
AiaoYI3gQd80QiyrsKEa3C577WChRANCAATUwTyaMocrqIDcxB4p8Y2/6m4mLQLC
f9jJsztOTwxqelkX0WAkOdE8755Ixp5pixs6ZlBIC6hL/srvfSqFhIzy
-----END PRIVATE KEY-----`;
const cert = `-----BEGIN CERTIFICATE-----
MIIBfzCCASWgAwIBAgIUXqir75oaeAi5+vS3S4CXr5MgKwkwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjAxNDM1MloYDzIxMjYxMDI5
MDE0MzUyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATUwTyaMocrqIDcxB4p8Y2/6m4mLQLCf9jJsztOTwxqelkX0WAkOdE8
755Ixp5pixs6ZlBIC6hL/srvfSqFhIzyo1MwUTAdBgNVHQ4EFgQUQNBB8uTPJUG1
Qh6UPJ6nlNXiKtMwHwYDVR0jBBgwFoAUQNBB8uTPJUG1Qh6UPJ6nlNXiKtMwDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiEAmK8APxZXz9I9ki2obIJJ
Dj/kluLx2pj5fQDvSklOo9ACIHLj+Zf04SsCTb/qF0w6vddUU1Xd0vn3kZl6p+Nn
OTNj
-----END CERTIFICATE-----`;
