import { connect, type Socket } from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');

export interface RawAnswer {
  readonly status: number;
  readonly body: Buffer;
}

/**
 * One connection of HTTP/1.1 that is kept alive and asks one thing at a time. It does no more than the measurement
 * needs, because on one machine every instruction of the client is taken from the server; what it does not know it
 * refuses instead of guessing.
 */
export class KeepAlive {
  readonly #socket: Socket;
  readonly #host: string;
  #received: Buffer = Buffer.alloc(0);
  #waiting: PromiseWithResolvers<RawAnswer> | undefined;

  private constructor(socket: Socket, host: string) {
    this.#socket = socket;
    this.#host = host;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    socket.on('error', (error) => this.#waiting?.reject(error));
    socket.on('close', () => this.#waiting?.reject(new Error('The connection was closed')));
  }

  static async open(address: string): Promise<KeepAlive> {
    const { hostname, port, host } = new URL(address);
    const socket = connect(Number(port), hostname);
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    return new KeepAlive(socket, host);
  }

  /** The body of a 200. @throws Error for any other answer, and for one without Content-Length */
  async get(path: string): Promise<Buffer> {
    const { status, body } = await this.#ask(`GET ${path} HTTP/1.1\r\n`, '');
    if (status !== 200) throw new Error(`Not an answer that can be measured: ${status}`);
    return body;
  }

  /** @param headers lines of the head, each with its line end. @throws Error for an answer without Content-Length */
  post(path: string, headers: string, body: string): Promise<RawAnswer> {
    const own = `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`;
    return this.#ask(`POST ${path} HTTP/1.1\r\n${own}${headers}`, body);
  }

  #ask(head: string, body: string): Promise<RawAnswer> {
    this.#waiting = Promise.withResolvers<RawAnswer>();
    this.#socket.write(`${head}Host: ${this.#host}\r\nAccept: application/json\r\n\r\n${body}`);
    return this.#waiting.promise;
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    this.#received = this.#received.length > 0 ? Buffer.concat([this.#received, chunk]) : chunk;
    const headEnd = this.#received.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = this.#received.toString('latin1', 0, headEnd);
    const length = /^content-length: (\d+)$/im.exec(head)?.[1];
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1]);
    if (!(status > 0) || length === undefined) {
      this.#waiting?.reject(new Error(`Not an answer that can be measured: ${head}`));
      return;
    }
    const bodyStart = headEnd + HEAD_END.length;
    const end = bodyStart + Number(length);
    if (this.#received.length < end) return;
    const body = this.#received.subarray(bodyStart, end);
    this.#received = this.#received.subarray(end);
    this.#waiting?.resolve({ status, body });
  }
}
