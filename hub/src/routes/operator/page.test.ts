import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { html } from 'hono/html';
import { Hono } from 'hono';
import { formRequest, makeAccount, type TestAccount } from '../../access/testing.ts';
import { testDatabase, type TestDatabase } from '../../database/testing.ts';
import { formatPlaceId } from '../../../../sdk/place-id.ts';
import { failed } from '../../http/failures.ts';
import { silentLog } from '../../log.ts';
import { readSettings } from '../../settings.ts';
import { insertBookable } from '../../bookings/testing.ts';
import {
  closeOperatorPages,
  csrfField,
  onPlace,
  operatorApp,
  operatorPage,
  sendOperatorPage,
  seeOther,
} from './page.ts';

const start = new Date('2026-11-23T08:00:00Z');
const HOUR = 3_600_000;

let database: TestDatabase;
let now = start;
const hono = new Hono();
let operator: TestAccount;
let staff: TestAccount;
let place: number;
let path: string;

before(async () => {
  database = await testDatabase();
  const { sql } = database;
  place = (await insertBookable(sql)).placeId;
  path = `/operator/test/${formatPlaceId(place)}`;
  operator = await makeAccount(sql, { roles: [{ kind: 'operator', placeId: place }], now });
  staff = await makeAccount(sql, { roles: [{ kind: 'staff', placeId: place }], now });
  const app = operatorApp(hono, { sql, settings: readSettings({}), clock: () => now, log: silentLog });
  const page = { path: '/operator/test/:id', access: 'operator', on: onPlace } as const;
  operatorPage(app, { ...page, method: 'get' }, ({ context, actor }) =>
    sendOperatorPage(context, actor, { title: 'Essai', main: html`<form method="post">${csrfField(context)}</form>` }),
  );
  operatorPage(app, { ...page, method: 'post' }, ({ context, form }) =>
    seeOther(context, `${path}?note=${encodeURIComponent(form.get('note'))}`, 'saved'),
  );
  closeOperatorPages(app);
  hono.onError((error, { req }) => failed(req.raw, error, 'test', silentLog));
});
after(() => database.close());

const get = (cookie?: string) => hono.request(path, { headers: cookie === undefined ? {} : { Cookie: cookie } });

describe('a page of operators', () => {
  it('shows itself to whoever has the role, keeps nothing, and lets no frame, no script and no other site in', async () => {
    const response = await get(operator.cookie);
    assert.equal(response.status, 200);
    assert.match(await response.text(), new RegExp(`name="csrf" value="${operator.csrf}"`));
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.equal(response.headers.get('referrer-policy'), 'same-origin');
    assert.equal(response.headers.get('cross-origin-opener-policy'), 'same-origin');
    assert.equal(response.headers.get('access-control-allow-origin'), null);
    const csp = response.headers.get('content-security-policy') ?? '';
    for (const rule of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'self'"]) {
      assert.ok(csp.split('; ').includes(rule), rule);
    }
    assert.ok(csp.includes("frame-ancestors 'none'"));
    assert.equal(response.headers.get('x-frame-options'), 'DENY');
  });

  it('asks everybody else to sign in, at the same address', async () => {
    for (const cookie of [undefined, 'escale-session=', `escale-session=${'x'.repeat(43)}`, 'escale-session=../..']) {
      const response = await get(cookie);
      assert.equal(response.status, 401);
      assert.match(await response.text(), /name="email"/);
    }
  });

  it('takes no NUL, wherever it comes from', async () => {
    const address = `${path}?q=%00%2Fe&lang=%00fr`;
    const response = await hono.request(address, { headers: { Cookie: operator.cookie } });
    assert.equal(response.status, 200);
    assert.match(await response.text(), /href="\?q=%2Fe&amp;lang=en"/);
    const broken = await hono.request(`${path}%00`, { headers: { Cookie: operator.cookie } });
    assert.equal(broken.status, 200);
  });

  it('refuses a role that is not enough', async () => {
    assert.equal((await get(staff.cookie)).status, 403);
  });

  it('refuses the methods that it does not have', async () => {
    assert.equal((await hono.request(path, { method: 'DELETE' })).status, 405);
  });
});

describe('a form of operators', () => {
  it('is acted on once it proves to be of this session, and leads to a page that may be reloaded', async () => {
    const response = await hono.request(formRequest(path, operator, { note: '  deux\r\nlignes\0 ' }));
    assert.equal(response.status, 303);
    assert.equal(response.headers.get('location'), `${path}?note=deux%0Alignes&done=saved`);
  });

  it('is refused from another site, whatever else it carries', async () => {
    for (const [name, value] of [
      ['Sec-Fetch-Site', 'cross-site'],
      ['Sec-Fetch-Site', 'same-site'],
      ['Sec-Fetch-Site', 'none'],
      ['Origin', 'https://ailleurs.example'],
      ['Origin', 'null'],
      ['Origin', 'http://localhost:8081'],
    ] as const) {
      const request = formRequest(path, operator, { note: 'volé' });
      request.headers.delete('sec-fetch-site');
      request.headers.set(name, value);
      const response = await hono.request(request);
      assert.equal(response.status, 403, `${name}: ${value}`);
      assert.doesNotMatch(await response.text(), /volé/);
    }
  });

  it('is read from a browser that sends no Fetch Metadata but its origin', async () => {
    const request = formRequest(path, operator);
    request.headers.delete('sec-fetch-site');
    request.headers.set('origin', 'http://localhost');
    assert.equal((await hono.request(request)).status, 303);
  });

  it('of an earlier session is given back to be sent once more, with nothing lost', async () => {
    const response = await hono.request(
      formRequest(path, { ...operator, csrf: staff.csrf }, { note: 'tout <b>ceci</b>' }),
    );
    assert.equal(response.status, 403);
    const text = await response.text();
    assert.match(text, /name="note" value="tout &lt;b&gt;ceci&lt;\/b&gt;"/);
    assert.match(text, new RegExp(`name="csrf" value="${operator.csrf}"`));
    assert.doesNotMatch(text, new RegExp(staff.csrf));
  });

  it('left open until the session ended is given back as well', async () => {
    const response = await hono.request(
      formRequest(path, { ...operator, cookie: '' }, { note: 'une journée plus tard' }),
    );
    assert.equal(response.status, 401);
    assert.match(await response.text(), /value="une journée plus tard"/);
  });

  it('is refused to a role that is not enough, before anything of it is shown', async () => {
    const response = await hono.request(formRequest(path, staff, { note: 'volé' }));
    assert.equal(response.status, 403);
    assert.doesNotMatch(await response.text(), /volé/);
  });
});

describe('a session', () => {
  it('ends after eight hours without a request, and after a day whatever is done', async () => {
    const idle = await makeAccount(database.sql, { roles: [{ kind: 'administrator' }], now: start });
    const busy = await makeAccount(database.sql, { roles: [{ kind: 'administrator' }], now: start });
    const at = async (hours: number, { cookie }: TestAccount) => {
      now = new Date(start.getTime() + hours * HOUR);
      return (await get(cookie)).status;
    };
    assert.equal(await at(7.9, idle), 200);
    for (const hours of [7, 14, 21, 23.9]) assert.equal(await at(hours, busy), 200);
    assert.equal(await at(24, busy), 401);
    assert.equal(await at(16, idle), 401);
  });
});
