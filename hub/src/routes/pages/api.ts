import type { Hono } from 'hono';
import type { Impact, Place, PlaceLabels, PlaceList, Network } from '../../../../sdk/contract/index.ts';

/** An answer of the hub's own API, read without leaving the process: the pages say what the API says. */
export type Reading<T> =
  { readonly status: 'found'; readonly value: T } | { readonly status: 'absent' } | { readonly status: 'away' };

export class OwnApi {
  readonly #app: Hono;

  constructor(app: Hono) {
    this.#app = app;
  }

  network = (): Promise<Reading<Network>> => this.#read('/v1');
  place = (id: string): Promise<Reading<Place>> => this.#read(`/v1/places/${encodeURIComponent(id)}`);
  labels = (id: string): Promise<Reading<PlaceLabels>> => this.#read(`/v1/places/${encodeURIComponent(id)}/labels`);
  impact = (query: string): Promise<Reading<Impact>> => this.#read(`/v1/impact?${query}`);
  places = (query: string): Promise<Reading<PlaceList>> => this.#read(`/v1/places?${query}`);

  /** The place as schema.org JSON-LD, as text. */
  async jsonLd(id: string): Promise<string | undefined> {
    const headers = { Accept: 'application/ld+json' };
    const response = await this.#app.request(`/v1/places/${encodeURIComponent(id)}`, { headers });
    return response.ok ? response.text() : undefined;
  }

  async #read<T>(path: string): Promise<Reading<T>> {
    const response = await this.#app.request(path);
    // Our own answer, of the type that the contract gives to this address.
    if (response.ok) return { status: 'found', value: (await response.json()) as T };
    await response.body?.cancel();
    // Merged into another: not here. Whoever asked for the page is sent on (routes/merged.ts).
    if (response.status === 404 || response.status === 308) return { status: 'absent' };
    return { status: 'away' };
  }
}
