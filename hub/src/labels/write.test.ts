import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { PlaceLabels, Problem } from '../../../sdk/contract/index.ts';
import { formatPlaceId } from '../../../sdk/place-id.ts';
import { makeAccount, type TestAccount } from '../access/testing.ts';
import { undo } from '../access/undo.ts';
import { testDatabase, type TestDatabase } from '../database/testing.ts';
import { insertPlaces } from '../places/testing.ts';
import { ensureLabelSchemes } from './store.ts';
import { LabelHub } from './testing.ts';

const NOW = '2026-11-22T09:00:20Z';
const SCHEME = 'mon-autre-bureau';

describe('labels, changed by their issuers', () => {
  let database: TestDatabase;
  let hub: LabelHub;
  let place: string;
  let issuer: TestAccount;
  let other: TestAccount;
  let administrator: TestAccount;

  before(async () => {
    database = await testDatabase();
    const { sql } = database;
    await ensureLabelSchemes(sql);
    const [id = 0] = await insertPlaces(sql, [{ name: 'La Halte' }]);
    place = formatPlaceId(id);
    hub = new LabelHub(sql, NOW);
    const now = hub.now;
    issuer = await makeAccount(sql, { roles: [{ kind: 'issuer', scheme: SCHEME }], now });
    other = await makeAccount(sql, { roles: [{ kind: 'issuer', scheme: 'relais-d-entreprises' }], now });
    administrator = await makeAccount(sql, { roles: [{ kind: 'administrator' }], now });
  });
  after(() => database.close());

  const send = async (action: string, body: object, { key }: Pick<TestAccount, 'key'> = issuer, id = place) => {
    const response = await hub.app.request(`/v1/places/${id}/labels/${SCHEME}/${action}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as PlaceLabels & Problem };
  };
  const publicly = async () => (await hub.get<PlaceLabels>(`/v1/places/${place}/labels`)).body.items[0];

  it('grants, checks, suspends, reinstates, renews and revokes, and everybody reads it at once', async () => {
    const steps = [
      ['grant', { from: '2026-01-01', until: '2026-12-31' }, 'granted'],
      ['check', { criteria: [{ id: 'animated', state: 'proved', evidence: 'https://a.example/visite' }] }, 'granted'],
      ['suspend', { reason: 'L’accueil est fermé pour travaux.' }, 'suspended'],
      ['reinstate', {}, 'granted'],
      ['renew', { until: '2027-12-31' }, 'granted'],
      ['revoke', { reason: 'Le lieu ne reçoit plus de public.' }, 'revoked'],
      ['grant', { until: null }, 'granted'],
    ] as const;
    for (const [index, [action, body, status]] of steps.entries()) {
      hub.now = new Date(Date.parse(NOW) + index * 60_000);
      const { status: code, body: told } = await send(action, body);
      assert.equal(code, 200, JSON.stringify(told));
      assert.deepEqual(told.items[0], await publicly());
      assert.deepEqual([told.items[0]?.status, told.items[0]?.revision], [status, index + 1]);
    }
    const grant = await publicly();
    assert.deepEqual(
      grant?.history.map(({ action, by, reason }) => [action, by, reason]),
      [
        ['granted', 'mon autre BUREAU', null],
        ['revoked', 'mon autre BUREAU', 'Le lieu ne reçoit plus de public.'],
        ['renewed', 'mon autre BUREAU', null],
        ['reinstated', 'mon autre BUREAU', null],
        ['suspended', 'mon autre BUREAU', 'L’accueil est fermé pour travaux.'],
        ['checked', 'mon autre BUREAU', null],
        ['granted', 'mon autre BUREAU', null],
      ],
    );
    assert.deepEqual(
      grant.criteria?.map(({ id, state, by, date, evidence }) => [id, state, by, date, evidence]),
      [
        ['open-to-all', 'missing', null, null, null],
        ['connected', 'missing', null, null, null],
        ['animated', 'proved', 'mon autre BUREAU', '2026-11-22', 'https://a.example/visite'],
      ],
    );
    const [journal] = await database.sql`select count(*)::int as entries from journal where subject_kind = 'grant'`;
    assert.equal(journal?.['entries'], steps.length);
  });

  it('changes nothing when it is sent twice, and refuses to overwrite what changed since', async () => {
    const before = (await publicly())?.revision ?? 0;
    const body = { reason: 'Contrôle en cours.', revision: before };
    const first = await send('suspend', body);
    const second = await send('suspend', body);
    assert.deepEqual([first.status, second.status, second.body.items[0]?.revision], [200, 200, before + 1]);
    const late = await send('revoke', { reason: 'Trop tard.', revision: before });
    assert.deepEqual([late.status, late.body.type], [409, 'urn:escale:problem:conflict']);
    assert.match(late.body.detail ?? '', new RegExp(`révision ${before + 1}`));
    assert.equal((await publicly())?.status, 'suspended');
  });

  it('is for the issuers of the scheme and administrators alone; who speaks is told', async () => {
    assert.equal((await send('reinstate', {}, other)).status, 403);
    assert.equal((await send('reinstate', {}, { key: 'esk_nobody' })).status, 401);
    assert.equal((await publicly())?.status, 'suspended');
    assert.equal((await send('reinstate', {}, administrator)).status, 200);
    assert.equal((await publicly())?.history[0]?.by, 'Réseau d’essai');
  });

  it('refuses what makes no sense, and says where', async () => {
    const cases = [
      [await send('grant', { from: '2027-01-01' }), 400, '/from'],
      [await send('grant', { until: '2020-01-01' }), 400, '/until'],
      [await send('check', { criteria: [{ id: 'quiet', state: 'proved' }] }), 400, '/criteria'],
      [
        await send('check', { criteria: [{ id: 'animated', state: 'proved', evidence: 'javascript:0' }] }),
        400,
        undefined,
      ],
      [await send('suspend', { reason: '' }), 400, '/reason'],
      [await send('reinstate', {}, issuer, '1002M'), 404, undefined],
    ] as const;
    for (const [{ status, body }, wanted, pointer] of cases) {
      assert.equal(status, wanted, JSON.stringify(body));
      if (pointer) assert.equal(body.errors?.[0]?.pointer, pointer);
    }
  });

  it('can be taken back from the journal; what was granted by mistake is revoked, not deleted', async () => {
    const { sql } = database;
    const lastEntry = async () => {
      const [row] = await sql<{ id: number }[]>`select max(id) as id from journal where subject_kind = 'grant'`;
      return row?.id ?? 0;
    };
    const by = { actor: issuer.actor, now: hub.now };
    const before = await publicly();
    await send('suspend', { reason: 'Par mégarde.' });
    assert.equal((await undo(sql, await lastEntry(), by)).outcome, 'undone');
    const after = await publicly();
    assert.deepEqual([after?.status, after?.reason, after?.until], [before?.status, before?.reason, before?.until]);
    assert.equal(after?.history[0]?.action, 'reinstated');
    const [id = 0] = await insertPlaces(sql, [{ name: 'Par erreur' }]);
    await send('grant', {}, issuer, formatPlaceId(id));
    assert.equal((await undo(sql, await lastEntry(), by)).outcome, 'undone');
    const { body } = await hub.get<PlaceLabels>(`/v1/places/${formatPlaceId(id)}/labels`);
    assert.deepEqual([body.items[0]?.status, body.items[0]?.reason], ['revoked', 'Accordé par erreur.']);
  });

  it('lets one of two changes that saw the same win', async () => {
    const { revision } = (await publicly()) ?? {};
    const both = await Promise.all([
      send('suspend', { reason: 'Premier motif.', revision }),
      send('suspend', { reason: 'Second motif.', revision }),
    ]);
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
  });
});
