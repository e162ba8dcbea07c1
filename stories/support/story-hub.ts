/**
 * The hubs of the stories. Each story has a hub of its own at an address of its own, so that a page that shows all
 * states at once can have one hub that is down beside one that answers.
 */
import { http, HttpResponse } from 'msw';
import { FakeHub } from '../../test/support/fake-hub.ts';

export type { Place } from '../../sdk/index.ts';
export * from '../../test/support/builders.ts';

type Content = Omit<NonNullable<ConstructorParameters<typeof FakeHub>[0]>, 'url'>;

const hubs = new Map<string, StoryHub>();

export class StoryHub extends FakeHub {
  /** Tells the hub to fail, in the place where it is made: `storyHub('card-down').after((hub) => hub.down())`. */
  after(trouble: (hub: this) => unknown): this {
    trouble(this);
    return this;
  }

  /** @throws Error when no story has a hub there */
  static at(url: string): StoryHub {
    const hub = hubs.get(new URL(url).origin);
    if (!hub) throw new Error(`No story has a hub at ${url}`);
    return hub;
  }
}

/**
 * @param name unique among the stories, a valid host label: `card-failed`
 * @returns a hub that msw answers for, at `https://<name>.hub.example`
 */
export function storyHub(name: string, content: Content = {}): StoryHub {
  const hub = new StoryHub({ ...content, url: `https://${name}.hub.example` });
  hubs.set(hub.url, hub);
  return hub;
}

/** msw's handler for all of them; an unknown address is a fault of the story and says so. */
export const hubHandler = http.all('https://*.hub.example/*', async ({ request }) => {
  try {
    return await StoryHub.at(request.url).fetch(request);
  } catch (error) {
    // What a fetch that fails looks like from the page's side of the service worker.
    if (error instanceof TypeError) return HttpResponse.error();
    throw error;
  }
});

/** Waits, frame by frame, until what a story prepares is on show. The runner's time-out ends a wait in vain. */
export async function until(condition: () => boolean | undefined): Promise<void> {
  while (condition() !== true) await new Promise(requestAnimationFrame);
}
