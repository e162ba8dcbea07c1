import type { Hono } from 'hono';
import type { Language } from '../../http/language.ts';
import type { Fault } from '../../http/problem.ts';
import type { Impact, Place, PlaceLabels, PlaceList, Problem, Network } from '../../../../sdk/contract/index.ts';

/** An answer of the hub's own API, read without leaving the process: the pages say what the API says. */
export type Reading<T> =
  { readonly status: 'found'; readonly value: T } | { readonly status: 'absent' } | { readonly status: 'away' };

/** The same of an address with parameters, which may be wrong. */
export type Search<T> =
  | Reading<T>
  /** Parameters that mean nothing, each with the reason in the asked language. */
  | { readonly status: 'refused'; readonly faults: readonly Fault[] }
  /** The cursor leads nowhere any more. */
  | { readonly status: 'stale' };

export class OwnApi {
  readonly #app: Hono;

  constructor(app: Hono) {
    this.#app = app;
  }

  network = (): Promise<Reading<Network>> => this.#read('/v1');
  place = (id: string): Promise<Reading<Place>> => this.#read(`/v1/places/${encodeURIComponent(id)}`);
  labels = (id: string): Promise<Reading<PlaceLabels>> => this.#read(`/v1/places/${encodeURIComponent(id)}/labels`);
  impact = (query: string, language?: Language): Promise<Search<Impact>> =>
    this.#search(`/v1/impact?${query}`, language);
  places = (query: string, language?: Language): Promise<Search<PlaceList>> =>
    this.#search(`/v1/places?${query}`, language);

  /** The place as schema.org JSON-LD, as text. */
  async jsonLd(id: string): Promise<string | undefined> {
    const headers = { Accept: 'application/ld+json' };
    const response = await this.#app.request(`/v1/places/${encodeURIComponent(id)}`, { headers });
    return response.ok ? response.text() : undefined;
  }

  async #read<T>(path: string): Promise<Reading<T>> {
    const answer = await this.#search<T>(path);
    return answer.status === 'refused' || answer.status === 'stale' ? { status: 'away' } : answer;
  }

  async #search<T>(path: string, language: Language = 'fr'): Promise<Search<T>> {
    const response = await this.#app.request(path, { headers: { 'Accept-Language': language } });
    // Our own answers, of the types that the contract gives to this address.
    if (response.ok) return { status: 'found', value: (await response.json()) as T };
    if (response.status === 400) {
      const { errors = [] } = (await response.json()) as Problem;
      return { status: 'refused', faults: errors.map(({ parameter = '', detail }) => ({ parameter, detail })) };
    }
    await response.body?.cancel();
    if (response.status === 410) return { status: 'stale' };
    // Merged into another: not here. Whoever asked for the page is sent on (routes/merged.ts).
    if (response.status === 404 || response.status === 308) return { status: 'absent' };
    return { status: 'away' };
  }
}
