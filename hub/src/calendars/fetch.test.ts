import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { CalendarFault } from './fault.ts';
import { fetchCalendar, fetchLimits, type FetchLimits, type Validators } from './fetch.ts';

const none: Validators = { etag: null, lastModified: null };
const text = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';

describe('fetchCalendar', () => {
  const asked: string[] = [];
  const answers: Record<string, http.RequestListener> = {
    '/ok': (_request, response) => response.setHeader('ETag', '"v1"').end(text),
    '/gzip': (_request, response) => response.setHeader('Content-Encoding', 'gzip').end(gzipSync(text)),
    '/br': (_request, response) => response.setHeader('Content-Encoding', 'br').end('…'),
    '/torn': (_request, response) =>
      response.setHeader('Content-Encoding', 'gzip').end(gzipSync(text.repeat(99)).subarray(0, 30)),
    '/bomb': (_request, response) =>
      response.setHeader('Content-Encoding', 'gzip').end(gzipSync(Buffer.alloc(3_000_000))),
    '/large': (_request, response) => response.end(Buffer.alloc(2 * 1024 * 1024 + 1)),
    '/never': (request) => void request.resume(),
    '/slow': (_request, response) => void response.write('BEGIN:'),
    '/gone': (_request, response) => response.writeHead(410).end(),
    '/since': (request, response) =>
      response.writeHead(request.headers['if-modified-since'] === 'yesterday' ? 304 : 200).end(),
    '/match': (request, response) => response.writeHead(request.headers['if-none-match'] === '"v1"' ? 304 : 200).end(),
    '/loop': (_request, response) => response.writeHead(302, { Location: '/loop' }).end(),
    '/three': (_request, response) => response.writeHead(301, { Location: '/two' }).end(),
    '/two': (_request, response) => response.writeHead(308, { Location: '/one' }).end(),
    '/one': (_request, response) => response.writeHead(307, { Location: '/ok' }).end(),
    '/inside': (_request, response) => response.writeHead(302, { Location: `http://secret.example:${port}/ok` }).end(),
    '/metadata': (_request, response) => response.writeHead(302, { Location: 'http://169.254.169.254/latest' }).end(),
    '/file': (_request, response) => response.writeHead(302, { Location: 'file:///etc/passwd' }).end(),
  };
  const server = http.createServer((request, response) => {
    asked.push(`${request.headers.host} ${request.url}`);
    answers[request.url ?? '']?.(request, response);
  });
  let port = 0;
  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  /** `calendar.example` is outside, though it leads to the server of the test; `secret.example` is inside. */
  const limits: FetchLimits = {
    ...fetchLimits,
    milliseconds: 5000,
    resolve: (host) =>
      Promise.resolve(
        host === 'calendar.example'
          ? [{ address: '127.0.0.1', family: 4 }]
          : host === 'mixed.example'
            ? [
                { address: '127.0.0.1', family: 4 },
                { address: '10.0.0.1', family: 4 },
              ]
            : [{ address: '127.0.0.2', family: 4 }],
      ),
    allows: (address) => address === '127.0.0.1',
  };
  const read = (path: string, given: Partial<FetchLimits> = {}, known = none) =>
    fetchCalendar(`http://calendar.example:${port}${path}`, known, { ...limits, ...given });
  const refuses = (work: Promise<unknown>, sentence: RegExp) =>
    assert.rejects(work, (error) => error instanceof CalendarFault && sentence.test(error.message));

  it('reads a calendar, plain or compressed, with its validators', async () => {
    assert.deepEqual(await read('/ok'), { status: 'read', text, etag: '"v1"', lastModified: null });
    assert.equal(((await read('/gzip')) as { text: string }).text, text);
  });

  it('says when nothing changed', async () => {
    assert.equal((await read('/match', {}, { etag: '"v1"', lastModified: null })).status, 'unchanged');
    assert.equal((await read('/since', {}, { etag: null, lastModified: 'yesterday' })).status, 'unchanged');
  });

  it('follows three redirects and no fourth', async () => {
    assert.equal((await read('/three')).status, 'read');
    await refuses(read('/three', { redirects: 2 }), /trop de fois/);
    await refuses(read('/loop'), /trop de fois/);
  });

  it('never talks to an address of its own network, at first or after a redirect', async () => {
    asked.length = 0;
    await refuses(read('/inside'), /réseau privé/);
    await refuses(read('/metadata'), /réseau privé/);
    await refuses(fetchCalendar(`http://mixed.example:${port}/ok`, none, limits), /réseau privé/);
    assert.deepEqual(asked, [`calendar.example:${port} /inside`, `calendar.example:${port} /metadata`]);
  });

  it('refuses loopback by default, however it is written', async () => {
    asked.length = 0;
    const hosts = [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '2130706433',
      '0x7f.1',
      '017700000001',
      '0',
    ];
    for (const host of hosts) {
      await refuses(fetchCalendar(`http://${host}:${port}/ok`, none), /réseau privé/);
    }
    assert.deepEqual(asked, []);
  });

  it('connects to the address that was judged, though the name leads elsewhere by then', async () => {
    let calls = 0;
    const resolve = () => Promise.resolve([{ address: calls++ === 0 ? '127.0.0.1' : '127.0.0.2', family: 4 }]);
    assert.equal((await read('/ok', { resolve })).status, 'read');
    assert.equal(calls, 1);
  });

  it('speaks http and https only, and takes webcal for https', async () => {
    await refuses(fetchCalendar('ftp://calendar.example/x', none, limits), /https/);
    await refuses(fetchCalendar('not an address', none, limits), /adresse web/);
    await refuses(read('/file'), /https/);
    // The server speaks no TLS: that it is tried shows what webcal was taken for.
    await refuses(fetchCalendar(`webcal://calendar.example:${port}/ok`, none, limits), /certificat|échoué/);
  });

  it('stops at 2 MiB, also when they come compressed', async () => {
    await refuses(read('/large'), /dépasse 2 Mio/);
    await refuses(read('/bomb'), /dépasse 2 Mio/);
  });

  it('stops when time is up, whether resolving, waiting or reading', async () => {
    await refuses(read('/never', { milliseconds: 100 }), /à temps/);
    await refuses(read('/slow', { milliseconds: 100 }), /à temps/);
    await refuses(read('/ok', { milliseconds: 100, resolve: () => Promise.withResolvers<never>().promise }), /à temps/);
  });

  it('says what else is wrong, and never the address', async () => {
    await refuses(read('/gone'), /erreur \(410\)/);
    await refuses(read('/br'), /compression/);
    await refuses(read('/torn'), /abîmée/);
    const away = { resolve: () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })) };
    await refuses(read('/ok?secret', away), /^Le serveur du calendrier est introuvable\.$/);
  });
});
