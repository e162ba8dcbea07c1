import { html, raw } from 'hono/html';
import type { Network, PlaceSummary } from '../../../../sdk/contract/index.ts';
import { inLanguage, kitAddress, sendPage, snippet, type Html, type PageContext } from './layout.ts';

export interface Home {
  readonly network: Network;
  /** A place worth showing; undefined in an empty network. */
  readonly featured: PlaceSummary | undefined;
}

/** Where the map of the demonstration begins: fitted to two places overseas it would show half the world. */
const metropolitanFrance = raw('lat="46.8" lon="2.4" zoom="6"');

/** What `npm start` shows: what this is, the places, and the lines to paste. */
export function sendHome(context: PageContext, { network, featured }: Home): Promise<Response> {
  const words = context.words.homePage;
  return sendPage(context, {
    title: words.title,
    description: words.lead,
    withKit: true,
    main: html`
      <div class="hero">
        <h1>${words.title}</h1>
        <p class="lead">${words.lead}</p>
        <p class="note">${sayCount(context, network)}</p>
      </div>
      <section aria-labelledby="map-title">
        <h2 id="map-title">${words.map}</h2>
        <div class="frame">
          <escale-place-map
            tiles="outline"
            filters="kind,open,q,near"
            ${network.demonstration ? metropolitanFrance : ''}
          >
            <a href="/v1/places">${words.list}</a>
          </escale-place-map>
        </div>
      </section>
      ${pasteSection(context, featured)} ${featured ? cardSection(context, featured) : ''} ${linksSection(context)}
    `,
  });
}

function sayCount({ language, words }: PageContext, network: Network): string {
  const count = network.places.toLocaleString(language);
  if (network.places === 0) return words.homePage.empty;
  return network.demonstration ? words.homePage.demonstration(count) : words.homePage.real(count);
}

function pasteSection(context: PageContext, featured: PlaceSummary | undefined): Html {
  const words = context.words.homePage;
  const script = `<script type="module" src="${kitAddress(context)}"></script>`;
  const town = featured?.address.inseeCode ?? '35238';
  const card = featured && `${script}\n<escale-place-card place="${featured.id}"></escale-place-card>`;
  return html`<section aria-labelledby="paste-title">
    <h2 id="paste-title">${words.paste}</h2>
    <p>${words.pasteText}</p>
    <div class="columns">
      ${snippet(
        context,
        'map-snippet',
        words.mapSnippet,
        `${script}\n<escale-place-map territory="commune:${town}"></escale-place-map>`,
      )}
      ${card ? snippet(context, 'card-snippet', words.cardSnippet, card) : ''}
    </div>
  </section>`;
}

function cardSection(context: PageContext, place: PlaceSummary): Html {
  const words = context.words.homePage;
  const page = inLanguage(context, `/places/${place.id}`);
  return html`<section aria-labelledby="card-title">
    <h2 id="card-title">${words.card}</h2>
    <div class="card">
      <escale-place-card place="${place.id}"><a href="${page}">${place.name}</a></escale-place-card>
    </div>
    <p><a href="${page}">${words.placePage}</a></p>
  </section>`;
}

function linksSection(context: PageContext): Html {
  const { links, more, storybook } = context.words.homePage;
  const targets: Readonly<Record<keyof typeof links, string>> = {
    configurator: inLanguage(context, '/configurer'),
    mairie: '/examples/mairie.html',
    mediatheque: '/examples/mediatheque.html',
    coworking: '/examples/coworking.html',
    reference: inLanguage(context, '/reference'),
    document: '/openapi.json',
    network: '/v1',
  };
  const entries = Object.entries(links).map(([key, [title, text]]) => {
    const target = targets[key as keyof typeof links];
    return html`<li><a href="${target}">${title}</a><br />${text}</li>`;
  });
  return html`<section aria-labelledby="exemples">
    <h2 id="exemples">${more}</h2>
    <ul class="tiles">
      ${entries}
    </ul>
    <p class="note">${storybook}</p>
  </section>`;
}
