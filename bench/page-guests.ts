import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { readEmbedAddress } from '../hub/src/embed/address.ts';
import { styleRule } from '../hub/src/embed/snippets.ts';
import { widgets, type WidgetName } from '../hub/src/embed/widgets.ts';
import type { PlaceList } from '../sdk/contract/index.ts';
import type { BenchSite } from './site.ts';

/** Something that is embedded in a page. */
export interface Guest {
  readonly name: string;
  /** An element of ours, as it comes: it must keep what the design promises. */
  readonly promises: boolean;
  /** Lines in the head: its script, its style sheet, its room. */
  readonly head: string;
  readonly tag: string;
  /** Matches once it shows what it is there for. */
  readonly ready: string;
  /** What can be pressed, and what shows then; both selectors, `>>>` enters shadow roots. */
  readonly press?: { readonly name: string; readonly on: string; readonly shows: string };
}

const root = path.join(import.meta.dirname, '..');

/** Replaces what stands in the page exactly once. @throws Error when the example has changed */
function replaceOnce(page: string, what: RegExp, by: string): string {
  if (page.match(new RegExp(what, 'g'))?.length !== 1) throw new Error(`examples/mairie.html has not one ${what}`);
  return page.replace(what, () => by);
}

/** The page of a town hall (examples/), its style sheet in it, with a guest in the place of its map, or with nobody. */
export async function townHall(guest?: Guest): Promise<string> {
  const [html, css] = await Promise.all(
    ['mairie.html', 'mairie.css'].map((name) => readFile(path.join(root, 'examples', name), 'utf8')),
  );
  const own = replaceOnce(html ?? '', /<link rel="stylesheet" href="mairie\.css" \/>/, `<style>${css}</style>`);
  const alone = replaceOnce(own, /<script type="module" src="\.\.\/kit\/v1\/escale\.js"><\/script>/, guest?.head ?? '');
  const page = replaceOnce(alone, /<escale-place-map[\s\S]*?<\/escale-place-map>/, guest?.tag ?? '');
  return page.replace('</title>', '</title><link rel="icon" href="data:," />');
}

/** A small page with a guest's script alone. */
export const emptyPage = (head: string): string =>
  `<!doctype html><html lang="fr"><meta charset="utf-8" /><link rel="icon" href="data:," /><title>Page</title>${head}<body>`;

/** Ids of places to show. */
export interface Chosen {
  /** Can be booked here, and holds a label. */
  readonly bookable: string;
  /** Has nothing to book here. */
  readonly plain: string;
}

/** Every element of ours as a webmaster pastes it, with the line of CSS that the configurator offers. */
export function ours(hub: string, { bookable, plain }: Chosen): Guest[] {
  const guest = (name: string, widget: WidgetName, query: string, promises = true): Guest => {
    const address = readEmbedAddress(widgets[widget], new URLSearchParams(query), 'fr');
    const attributes = [...address.attributes].map(([key, value]) => ` ${key}="${value}"`).join('');
    return {
      name,
      promises,
      head: `<script type="module" src="${hub}/kit/v1/escale.js"></script><style>${styleRule(hub, address)}</style>`,
      tag: `<escale-${widget}${attributes}><a href="${hub}/e/${widget}?${query}">Escale</a></escale-${widget}>`,
      ready: `escale-${widget}:state(ready)`,
    };
  };
  return [
    guest('place-map, before it is opened', 'place-map', ''),
    guest('place-map, opened on the outline', 'place-map', 'view=map&tiles=outline', false),
    guest('place-card', 'place-card', `place=${plain}`),
    guest('place-card of a place booked here', 'place-card', `place=${bookable}`),
    {
      ...guest('booking-button', 'booking-button', `place=${bookable}`),
      press: {
        name: 'booking-button, pressed',
        on: 'escale-booking-button >>> [part=button]',
        shows: 'escale-booking-button >>> [part=dialog] .times input',
      },
    },
    guest('label-badge', 'label-badge', `place=${bookable}`),
    guest('co2-counter', 'co2-counter', ''),
    guest('impact-simulator', 'impact-simulator', ''),
  ];
}

/** Peers from npm for the same needs, each in one file of its site, in the room that it takes. */
async function peers(site: BenchSite, hub: string, { bookable, plain }: Chosen): Promise<Guest[]> {
  const require = createRequire(import.meta.url);
  const css = await Promise.all(
    ['leaflet/dist/leaflet.css', 'leaflet.markercluster/dist/MarkerCluster.css'].map((file) =>
      readFile(require.resolve(file), 'utf8'),
    ),
  );
  const mapStyles = `<link rel="stylesheet" href="${site.add('/peer-map.css', css.join('\n'))}" />`;
  const guest = async (name: string, peer: 'map' | 'card' | 'button', room: number, source: string) => ({
    name,
    promises: false,
    head: `${peer === 'map' ? mapStyles : ''}<script type="module" src="${await site.addBundle(
      `peers/${peer}-element.ts`,
      'whole',
    )}"></script><style>peer-${peer} { display: block; min-height: ${room}px }</style>`,
    tag: `<peer-${peer} src="${hub}${source}"></peer-${peer}>`,
    ready: `peer-${peer}:state(ready)`,
  });
  const [map, card, button] = await Promise.all([
    guest('leaflet + leaflet.markercluster', 'map', widgets['place-map'].room.desktop, '/v1/places?limit=100'),
    guest('@material/web, card', 'card', widgets['place-card'].room.desktop, `/v1/places/${plain}`),
    guest(
      '@material/web, button',
      'button',
      widgets['booking-button'].room.desktop,
      `/v1/places/${bookable}/availability`,
    ),
  ]);
  const press = {
    name: '@material/web, button pressed',
    on: 'peer-button md-filled-button',
    shows: 'md-radio[name=time]',
  };
  return [map, card, { ...button, press }];
}

/** All that is measured, each peer behind what it is compared with. */
export async function guests(site: BenchSite, hub: string): Promise<Guest[]> {
  const { items } = (await (await fetch(`${hub}/v1/places?limit=100`)).json()) as PlaceList;
  const bookable = items.find((place) => place.bookable && place.labels.length > 0)?.id;
  const plain = items.find((place) => !place.bookable)?.id;
  if (bookable === undefined || plain === undefined) throw new Error('The demo network has no such places');
  const chosen = { bookable, plain };
  const [closed, opened, card, withButton, button, ...others] = ours(hub, chosen);
  const [map, materialCard, materialButton] = await peers(site, hub, chosen);
  return [closed, opened, map, card, withButton, materialCard, button, materialButton, ...others].filter(
    (guest) => guest !== undefined,
  );
}
