/**
 * The hubs of the stories. Each story has a hub of its own at an address of its own, so that a page that shows all
 * states at once can have one hub that is down beside one that answers.
 */
import { http, HttpResponse } from 'msw';
import { FakeHub } from '../../test/support/fake-hub.ts';

export * from '../../test/support/builders.ts';

const hubs = new Map<string, FakeHub>();

type Content = Omit<NonNullable<ConstructorParameters<typeof FakeHub>[0]>, 'url'>;

/**
 * @param name unique among the stories, a valid host label: `card-failed`
 * @returns a hub that msw answers for, at `https://<name>.hub.example`
 */
export function storyHub(name: string, content: Content = {}): FakeHub {
  const hub = new FakeHub({ ...content, url: `https://${name}.hub.example` });
  hubs.set(hub.url, hub);
  return hub;
}

/** msw's handler for all of them; an unknown address is a fault of the story and says so. */
export const hubHandler = http.all('https://*.hub.example/*', async ({ request }) => {
  const hub = hubs.get(new URL(request.url).origin);
  if (!hub) return HttpResponse.text(`No story has a hub at ${request.url}`, { status: 500 });
  try {
    return await hub.fetch(request);
  } catch (error) {
    // What a fetch that fails looks like from the page's side of the service worker.
    if (error instanceof TypeError) return HttpResponse.error();
    throw error;
  }
});
