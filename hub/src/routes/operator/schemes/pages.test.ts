import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { PlaceLabels } from '../../../../../sdk/contract/index.ts';
import { formatPlaceId } from '../../../../../sdk/place-id.ts';
import { formRequest, makeAccount, type TestAccount } from '../../../access/testing.ts';
import { testDatabase, type TestDatabase } from '../../../database/testing.ts';
import { ensureLabelSchemes } from '../../../labels/store.ts';
import { LabelHub } from '../../../labels/testing.ts';
import { insertPlaces } from '../../../places/testing.ts';

const SCHEME = 'mon-autre-bureau';

describe('the pages of issuers', () => {
  let database: TestDatabase;
  let hub: LabelHub;
  let place: string;
  let issuer: TestAccount;
  let administrator: TestAccount;
  let path: string;

  before(async () => {
    database = await testDatabase();
    const { sql } = database;
    await ensureLabelSchemes(sql);
    const [id = 0] = await insertPlaces(sql, [{ name: 'La <Halte>', city: 'Redon' }]);
    place = formatPlaceId(id);
    path = `/operator/schemes/${SCHEME}/places/${place}`;
    hub = new LabelHub(sql, '2026-11-22T09:00:20Z');
    issuer = await makeAccount(sql, { roles: [{ kind: 'issuer', scheme: SCHEME }], now: hub.now });
    administrator = await makeAccount(sql, { roles: [{ kind: 'administrator' }], now: hub.now });
  });
  after(() => database.close());

  const read = (address: string, { cookie } = issuer) => hub.text(address, { Cookie: cookie });
  const post = async (address: string, fields: Record<string, string>, account = issuer) => {
    const response = await hub.app.request(formRequest(address, account, fields));
    return { status: response.status, to: response.headers.get('location'), text: await response.text() };
  };
  const revision = async () => String((await grant())?.revision ?? 0);
  const grant = async () => (await hub.get<PlaceLabels>(`/v1/places/${place}/labels`)).body.items[0];

  it('lead from the id of a place to its grant', async () => {
    const found = await read(`/operator/schemes/${SCHEME}?place=${place.toLowerCase()}`);
    assert.deepEqual([found.status, found.headers.get('location')], [303, path]);
    const missing = await read(`/operator/schemes/${SCHEME}?place=ZZZZ&lang=fr`);
    assert.match(missing.text, /Aucun lieu ne porte/);
    assert.match((await read(`/operator/schemes/${SCHEME}?lang=fr`)).text, /Aucun lieu n’a encore ce label/);
  });

  it('grant, check, suspend, reinstate, renew and revoke by forms alone', async () => {
    const steps: [Record<string, string>, string, string][] = [
      [{ action: 'grant', from: '2026-11-01', until: '2026-12-31' }, 'granted', 'granted'],
      [
        {
          action: 'check',
          'state-animated': 'proved',
          'date-animated': '2026-11-20',
          'evidence-animated': 'https://a.example/',
        },
        'checked',
        'granted',
      ],
      [{ action: 'suspend', reason: 'L’accueil est fermé.' }, 'suspended', 'suspended'],
      [{ action: 'reinstate' }, 'reinstated', 'granted'],
      [{ action: 'renew', until: '' }, 'renewed', 'granted'],
      [{ action: 'revoke', reason: 'Le lieu a fermé.' }, 'revoked', 'revoked'],
    ];
    for (const [fields, done, status] of steps) {
      const { status: code, to } = await post(path, { ...fields, revision: await revision() });
      assert.deepEqual([code, to], [303, `${path}?done=${done}`], JSON.stringify(fields));
      assert.equal((await grant())?.status, status);
      assert.match((await read(`${path}?done=${done}&lang=fr`)).text, /class="notice good"/);
    }
    const last = await grant();
    assert.equal(last?.until, null);
    assert.equal(last.criteria?.find(({ id }) => id === 'animated')?.evidence, 'https://a.example/');
    assert.match(
      (await read(`/operator/schemes/${SCHEME}?lang=fr`)).text,
      /La &lt;Halte&gt;[^]*Retiré[^]*Sans date de fin/,
    );
  });

  it('give back what was typed with what is wrong, and change nothing', async () => {
    const before = await revision();
    const wrong: [Record<string, string>, RegExp][] = [
      [{ action: 'grant', from: '2026-12-01', until: '' }, /value="2026-12-01"[^]*Le premier jour est dans le futur/],
      [{ action: 'grant', from: 'hier', until: '' }, /Ce n’est pas une date/],
      [{ action: 'revoke', reason: ' x ' }, /Dites pourquoi/],
      [
        { action: 'check', 'state-animated': 'proved', 'evidence-animated': 'javascript:alert(1)' },
        /value="javascript:alert\(1\)"[^]*pas une adresse http/,
      ],
      [{ action: 'suspend', reason: 'Assez long.' }, /Ce label est retiré/],
      [{ action: 'grant', from: '', until: '', revision: '1' }, /a changé entre-temps/],
    ];
    for (const [fields, said] of wrong) {
      const { status, text } = await post(`${path}?lang=fr`, { revision: before, ...fields });
      assert.equal(status, 422, JSON.stringify(fields));
      assert.match(text, said);
    }
    assert.equal(await revision(), before);
  });

  it('are for the issuers of the scheme; the list of schemes is for administrators', async () => {
    assert.equal((await read('/operator/schemes/relais-d-entreprises')).status, 403);
    assert.equal((await read('/operator/schemes')).status, 403);
    assert.equal((await read('/operator/schemes/no-such-label', administrator)).status, 404);
    assert.equal((await read(`/operator/schemes/${SCHEME}/places/ZZZZ`)).status, 404);
  });

  it('let an administrator add a scheme, with clear errors', async () => {
    const page = await read('/operator/schemes?lang=fr', administrator);
    assert.match(page.text, /bureau-de-demain/);
    const wrong = await post('/operator/schemes?lang=fr', { description: '{"id":"x"}' }, administrator);
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /name\xa0: attendu/);
    const description = JSON.stringify({
      id: 'bureau-de-demain',
      name: 'Bureau de demain',
      issuer: { name: 'Nous' },
      criteria: null,
    });
    const added = await post('/operator/schemes', { description }, administrator);
    assert.deepEqual([added.status, added.to], [303, '/operator/schemes?done=added']);
    const again = await post('/operator/schemes', { description }, administrator);
    assert.equal(again.to, '/operator/schemes?done=unchanged');
    assert.equal((await hub.get('/v1/labels/bureau-de-demain')).status, 200);
  });

  it('let an administrator take back a scheme that was replaced or added by mistake, unless it is in use', async () => {
    const id = 'label-du-coin';
    const scheme = { id, name: 'Label du coin', issuer: { name: 'Nous', email: 'labels@example.org' }, criteria: null };
    const save = (more: object) =>
      post('/operator/schemes', { description: JSON.stringify({ ...scheme, ...more }) }, administrator);
    const undoNewest = async () => {
      const shown = (await read(`/operator/journal?subject=scheme:${id}&lang=fr`, administrator)).text;
      const undo = /name="undo"\s+value="(\d+)"/.exec(shown)?.[1] ?? '';
      return (await post('/operator/journal', { undo }, administrator)).status;
    };
    const nameNow = async () => {
      const [row] = await database.sql<{ name: string; email: string }[]>`
        select name, issuer_email as email from label_scheme where id = ${id}`;
      return row && [row.name, row.email];
    };
    await save({});
    await save({ name: 'Une faute', issuer: { name: 'Nous' } });
    assert.equal(await undoNewest(), 303);
    assert.deepEqual(await nameNow(), ['Label du coin', 'labels@example.org']);
    const [first] = await database.sql<{ id: number }[]>`
      select min(id) as id from journal where subject_kind = 'scheme' and subject_id = ${id}`;
    const undoFirst = async () => (await post('/operator/journal', { undo: String(first?.id) }, administrator)).status;
    await makeAccount(database.sql, { roles: [{ kind: 'issuer', scheme: id }], now: hub.now });
    assert.equal(await undoFirst(), 409, 'somebody may grant it');
    await database.sql`delete from account_role where scheme = ${id}`;
    await database.sql`delete from access_key_role where scheme = ${id}`;
    assert.equal(await undoFirst(), 303);
    assert.equal(await nameNow(), undefined);
  });
});
