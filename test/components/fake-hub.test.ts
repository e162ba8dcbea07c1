import { expect } from '@open-wc/testing';
import { aPlace, aProblem, fakeHub, placeId, somePlaces } from '../support/fake-hub.ts';
import type { MapPayload, PlaceList } from '../../sdk/contract/index.ts';

describe('the fake hub', () => {
  it('pages through its places and ends', async () => {
    const hub = fakeHub({ places: somePlaces(5) });
    const first = (await (await hub.fetch(`${hub.url}/v1/places?limit=3`)).json()) as PlaceList;
    const second = (await (await hub.fetch(hub.url + first.links.next!)).json()) as PlaceList;
    expect(first.total).to.equal(5);
    expect([...first.items, ...second.items].map(({ id }) => id)).to.deep.equal([1, 2, 3, 4, 5].map(placeId));
    expect(second.links.next).to.equal(null);
  });

  it('answers the map in delta-coded columns', async () => {
    const hub = fakeHub({ places: somePlaces(3) });
    const map = (await (await hub.fetch(`${hub.url}/v1/map`)).json()) as MapPayload;
    expect(map.id).to.deep.equal([1001, 1, 1]);
    expect(map.lat.reduce((sum, delta) => sum + delta) / map.scale).to.be.closeTo(47.653, 1e-5);
  });

  it('is down for an installed page, passes other addresses on, and comes back', async () => {
    const hub = fakeHub();
    const restore = hub.install();
    try {
      hub.down();
      const failure: unknown = await fetch(`${hub.url}/v1`).catch((error: unknown) => error);
      expect(failure).to.be.instanceOf(TypeError);
      hub.up();
      expect((await fetch(`${hub.url}/v1`)).status).to.equal(200);
      expect((await fetch(location.href)).headers.get('content-type')).to.include('text/html');
      expect(hub.paths).to.deep.equal(['/v1', '/v1']);
    } finally {
      restore();
    }
  });

  it('answers a page, or a problem for one address only', async () => {
    const hub = fakeHub({ places: [aPlace()] });
    hub.html();
    expect((await hub.fetch(`${hub.url}/v1`)).headers.get('content-type')).to.equal('text/html');
    hub.problem(aProblem(), '/v1/map');
    expect((await hub.fetch(`${hub.url}/v1/map`)).status).to.equal(503);
    expect((await hub.fetch(`${hub.url}/v1/places/${placeId(1)}`)).status).to.equal(200);
    expect((await hub.fetch(`${hub.url}/v1/places/ZZ`)).status).to.equal(404);
  });

  it('holds answers back until released, and lets an abort through', async () => {
    const hub = fakeHub();
    const release = hub.hold();
    const leaving = new AbortController();
    const left: Promise<unknown> = hub.fetch(`${hub.url}/v1`, { signal: leaving.signal }).catch((e: unknown) => e);
    const waiting = hub.fetch(`${hub.url}/v1`);
    leaving.abort();
    expect(await left).to.have.property('name', 'AbortError');
    release();
    expect((await waiting).status).to.equal(200);
  });
});
