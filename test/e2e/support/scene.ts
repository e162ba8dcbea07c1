import type { Browser } from 'puppeteer-core';
import type { PlaceList, PlaceSummary } from '../../../sdk/contract/index.ts';
import { launch, Visitor } from './browser.ts';
import { HostSite, hostPage, type HostPage } from './host.ts';
import { RunningHub } from './hub.ts';

/** What every end-to-end test stands on: a running hub, somebody else's site, and a browser. */
export class Scene {
  readonly hub: RunningHub;
  readonly site: HostSite;
  /** The first places of the demo network, by name. */
  readonly places: readonly PlaceSummary[];
  #pages = 0;
  #browser: Promise<Browser> | undefined;

  private constructor(hub: RunningHub, site: HostSite, places: readonly PlaceSummary[]) {
    this.hub = hub;
    this.site = site;
    this.places = places;
  }

  static async open(): Promise<Scene> {
    const hub = await RunningHub.start();
    try {
      const answer = await fetch(`${hub.url}/v1/places?sort=name`);
      const { items } = (await answer.json()) as PlaceList;
      return new Scene(hub, await HostSite.start(), items);
    } catch (error) {
      await hub.stop();
      throw error;
    }
  }

  async close(): Promise<void> {
    await (await this.#browser)?.close();
    await this.site.stop();
    await this.hub.stop();
  }

  /** @returns a place of the demo network. @throws Error when there are not so many */
  place(index = 0): PlaceSummary {
    const place = this.places[index];
    if (!place) throw new Error(`The demo network has no place ${index}`);
    return place;
  }

  /** The line that loads the kit, as a webmaster pastes it. */
  get script(): string {
    return `<script type="module" src="${this.hub.url}/kit/v1/escale.js"></script>`;
  }

  /** Puts a page with `body` on the host site. @returns its address */
  host(body: string, { head = '', ...page }: { head?: string } & Omit<HostPage, 'html'> = {}): string {
    this.#pages += 1;
    return this.site.add(`/${this.#pages}`, { html: hostPage(body, head), ...page });
  }

  /** A new visitor, with an empty browser. The first one starts it. */
  async visitor(width?: number): Promise<Visitor> {
    this.#browser ??= launch();
    return Visitor.arrive(await this.#browser, width);
  }
}
