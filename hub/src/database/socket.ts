import { once } from 'node:events';
import net from 'node:net';
import tls from 'node:tls';

/** What is needed of the driver's own reading of an address. */
export interface Address {
  readonly host: readonly string[];
  readonly port: readonly number[];
  /** Of a socket in the file system. */
  readonly path: string | false | undefined;
  /** As in `sslmode`, or options for `tls.connect`. */
  readonly ssl: boolean | string | object;
  /** `direct` starts with TLS, without asking first (PostgreSQL 17). */
  readonly sslnegotiation?: string | null;
}

export interface SocketOptions {
  /** Milliseconds to wait for a connection. */
  readonly patience: number;
  /**
   * Milliseconds without a byte from a server that was asked something, after which the connection is given up: it may
   * have gone without a word. Longer than any statement takes.
   */
  readonly longestSilence: number;
  readonly onopen?: ((socket: net.Socket) => void) | undefined;
}

/** « Do you speak TLS? » (PostgreSQL, 54.7: length 8, code 80877103). */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

/**
 * Opens sockets for postgres.js (3.4.9), whose own way of losing one has two faults. A query that is sent between a
 * socket's `error` and its `close` is never answered, and takes the answer to a later one for its own. And what was
 * about to be written when the connection closed blocks its place in the pool, for ten seconds and more.
 */
export function socketOpener(address: Address, options: SocketOptions): () => Promise<net.Socket> {
  return async () => {
    try {
      const socket = endInOneStep(await openFirst(address, options), options.longestSilence);
      options.onopen?.(socket);
      return socket;
    } catch (error) {
      return failed(error);
    }
  };
}

async function openFirst(address: Address, options: SocketOptions): Promise<net.Socket> {
  const { path, host, port } = address;
  if (path) return open({ path }, options.patience);
  let failure: unknown;
  for (const [index, name] of host.entries()) {
    try {
      const socket = await open({ host: name, port: port[index] ?? port[0] ?? 5432 }, options.patience);
      return address.ssl ? await secure(socket, name, address, options.patience) : socket;
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

async function open(where: net.NetConnectOpts, patience: number): Promise<net.Socket> {
  const socket = net.connect(where);
  // Small questions are not held back for a full packet (the driver's own default).
  socket.setNoDelay(true);
  await within(patience, socket, once(socket, 'connect'));
  return socket;
}

async function secure(socket: net.Socket, host: string, address: Address, patience: number): Promise<net.Socket> {
  const { ssl, sslnegotiation } = address;
  if (sslnegotiation !== 'direct') {
    socket.write(SSL_REQUEST);
    const [answer] = (await within(patience, socket, once(socket, 'data'))) as [Buffer];
    // « S »; anything else is a no.
    if (answer[0] !== 0x53) {
      if (ssl === 'prefer' || ssl === 'allow') return socket;
      socket.destroy();
      throw Object.assign(new Error('The database does not offer TLS, which DATABASE_URL asks for.'), {
        code: 'ECONNREFUSED',
      });
    }
  }
  const unverified = ssl === 'require' || ssl === 'allow' || ssl === 'prefer';
  const secured = tls.connect({
    socket,
    ...(net.isIP(host) ? {} : { servername: host }),
    ...(sslnegotiation === 'direct' ? { ALPNProtocols: ['postgresql'] } : {}),
    ...(unverified ? { rejectUnauthorized: false } : {}),
    ...(typeof ssl === 'object' ? ssl : {}),
  });
  await within(patience, secured, once(secured, 'secureConnect'));
  return secured;
}

/** Waits, and destroys the socket when it takes too long. */
async function within<T>(patience: number, socket: net.Socket, event: Promise<T>): Promise<T> {
  const late = Object.assign(new Error('The database did not answer in time.'), { code: 'CONNECT_TIMEOUT' });
  const timer = setTimeout(() => socket.destroy(late), patience);
  try {
    return await event;
  } finally {
    clearTimeout(timer);
  }
}

/** A socket that fails as one whose connection was refused: the driver loses a place of its pool over a rejection. */
function failed(error: unknown): net.Socket {
  const socket = new net.Socket();
  const reason = error instanceof Error ? error : new Error(String(error));
  // The driver greets first; when it hears of the end before that is written, it never writes again.
  socket.write = () => {
    process.nextTick(() => {
      socket.emit('error', reason);
      socket.emit('close', true);
    });
    return true;
  };
  return socket;
}

/** Milliseconds until the next turn of the event loop, in which what the driver had to write is written. */
const NEXT_TURN = 1;

/**
 * Lets the end of a connection be told by `close` alone, at a moment when the driver has nothing left to write: it
 * gathers what it writes until the end of a turn, and what it had gathered when it hears of the end blocks the place in
 * its pool until the next connection has timed out. Ends a connection that has fallen silent.
 */
function endInOneStep(socket: net.Socket, longestSilence: number): net.Socket {
  const emit = socket.emit.bind(socket) as (event: string | symbol, ...args: unknown[]) => boolean;
  const write: typeof socket.write = socket.write.bind(socket);
  let state: 'greeting' | 'open' | 'ended' | 'told' = 'greeting';
  let answered = 0;
  const tell = (): void => {
    if (state !== 'ended') return;
    state = 'told';
    emit('close', false);
  };
  socket.emit = (event: string | symbol, ...args: unknown[]): boolean => {
    if (event === 'data') {
      if (state === 'greeting') state = 'open';
      answered = socket.bytesWritten;
    }
    // Before the server's first word nothing can have been asked but by whoever waits for the connection, and is told.
    if (state === 'greeting') return emit(event, ...args);
    if (event === 'error') return true;
    if (event !== 'close') return emit(event, ...args);
    if (state === 'open') {
      state = 'ended';
      setTimeout(tell, NEXT_TURN);
    }
    return true;
  };
  socket.write = ((...args: Parameters<typeof write>): boolean => {
    if (state !== 'ended') return write(...args);
    process.nextTick(tell);
    return true;
  }) as typeof socket.write;
  socket.setTimeout(longestSilence, () => {
    if (socket.bytesWritten > answered) socket.destroy();
  });
  return socket;
}
