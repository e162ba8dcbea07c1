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

/** « Do you speak TLS? » (PostgreSQL, 54.7: length 8, code 80877103). */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

/**
 * Opens a connection to the first of the hosts that takes one, in TLS where the address asks for it.
 * @param first index of the host to begin with, counted round
 * @param patience milliseconds for each step
 */
export async function openSocket(address: Address, first: number, patience: number): Promise<net.Socket> {
  const { path, host, port } = address;
  if (path) return open({ path }, patience);
  let failure: unknown;
  for (const turn of host.keys()) {
    const index = (first + turn) % host.length;
    const name = host[index] ?? 'localhost';
    try {
      const socket = await open({ host: name, port: port[index] ?? port[0] ?? 5432 }, patience);
      return address.ssl ? await secure(socket, name, address, patience) : socket;
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

/** Waits, and destroys the socket when it takes too long or fails. */
async function within<T>(patience: number, socket: net.Socket, event: Promise<T>): Promise<T> {
  const late = Object.assign(new Error('The database did not answer in time.'), { code: 'CONNECT_TIMEOUT' });
  const timer = setTimeout(() => socket.destroy(late), patience);
  // An end without an error is one as well: nothing would come any more.
  const closed = once(socket, 'close').then(() => {
    throw Object.assign(new Error('The database ended the connection.'), { code: 'CONNECTION_CLOSED' });
  });
  closed.catch(() => undefined);
  try {
    return await Promise.race([event, closed]);
  } catch (error) {
    socket.on('error', () => undefined).destroy();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

export interface GuardedSocket {
  /** Tells the driver of a failure. It fails what waits for an answer, and is not told that the connection has ended. */
  fail(error: Error): void;
  /** Destroys the connection and tells the driver that it has ended. */
  close(): void;
}

/** « Ready for query »: letter and length; the state of the transaction follows. */
const READY = Buffer.from([0x5a, 0, 0, 0, 5]);

/**
 * A socket whose loss the driver learns from us and not from the socket, in the order and at the time that we choose.
 * An end that the driver itself has asked for goes its way.
 * @param longestSilence milliseconds without a byte from a server that owes an answer; 0 for any
 * @param onlost called once, when the connection has ended, failed or been silent, and the driver had not ended it
 */
export function guard(socket: net.Socket, longestSilence: number, onlost: (error: unknown) => void): GuardedSocket {
  const emit = socket.emit.bind(socket) as (event: string | symbol, ...args: unknown[]) => boolean;
  const end = socket.end.bind(socket) as (...args: unknown[]) => net.Socket;
  let state: 'open' | 'ending' | 'lost' | 'closed' = 'open';
  let owed = true;

  const lose = (error: unknown): void => {
    if (state !== 'open') return;
    state = 'lost';
    onlost(error);
  };
  const close = (): void => {
    if (state === 'closed') return;
    state = 'closed';
    socket.destroy();
    emit('close', false);
  };
  socket.emit = (event: string | symbol, ...args: unknown[]): boolean => {
    if (event === 'data') {
      owed = !endsWithReady(args[0] as Buffer);
      return emit(event, ...args);
    }
    if (event === 'error') lose(args[0]);
    else if (event === 'close' && state === 'ending') close();
    else if (event === 'close') lose(undefined);
    else {
      if (event === 'end') lose(undefined);
      return emit(event, ...args);
    }
    return true;
  };
  socket.end = (...args: unknown[]) => {
    if (state === 'open') state = 'ending';
    return end(...args);
  };
  watchSilence(socket, longestSilence, () => owed || state === 'ending');
  const write = socket.write.bind(socket);
  socket.write = ((...args: Parameters<typeof write>) => {
    owed = true;
    return write(...args);
  }) as typeof socket.write;
  return { fail: (error) => void emit('error', error), close };
}

function watchSilence(socket: net.Socket, longestSilence: number, owed: () => boolean): void {
  if (longestSilence === 0) return;
  socket.setTimeout(longestSilence, () => {
    if (!owed()) return;
    const seconds = Math.round(longestSilence / 1000);
    socket.destroy(Object.assign(new Error(`The database was silent for ${seconds} s.`), { code: 'ETIMEDOUT' }));
  });
}

function endsWithReady(bytes: Buffer): boolean {
  const start = bytes.length - READY.length - 1;
  return start >= 0 && bytes.subarray(start, start + READY.length).equals(READY);
}
