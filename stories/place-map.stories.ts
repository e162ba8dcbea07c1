import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import '../components/place-map/place-map.ts';
import { withOutline } from './support/outline.ts';
import {
  aLabel,
  aProblem,
  closedFor,
  hoursUnknown,
  somePlaces,
  storyHub,
  StoryHub,
  until,
  type Place,
} from './support/story-hub.ts';

interface Arguments {
  hub: string;
  filters: string;
  view: 'auto' | 'list' | 'map';
  tiles: string;
  limit: number | undefined;
}

const kinds = ['coworking', 'media-library', 'third-place', 'cafe', 'town-hall'] as const;
const names = ['La Passerelle', 'Médiathèque du Canal', 'Le Hangar', 'Café de la Halte', 'Mairie annexe'];

/** Variety without chance: the same places at every build. */
const various = (count: number): Place[] =>
  somePlaces(count, (number) => ({
    name: `${names[number % names.length] ?? ''} ${number}`,
    kinds: [kinds[number % kinds.length] ?? 'other'],
    position: {
      lat: 47.65 + Math.sin(number * 12.9) * 0.25,
      lon: -2.08 + Math.cos(number * 7.7) * 0.35,
      precision: 'exact',
      source: null,
    },
    bookable: number % 3 === 0,
    labels: number % 4 === 0 ? [aLabel()] : [],
    ...(number % 5 === 0 && { opening: closedFor(600) }),
    ...(number % 7 === 0 && { opening: hoursUnknown() }),
  }));

const map = ({ hub, filters, view, tiles, limit }: Arguments): TemplateResult =>
  html`<escale-place-map hub=${hub} filters=${filters || nothing} view=${view} tiles=${tiles} limit=${limit ?? nothing}
    ><a href="https://reseau.example/lieux">Les lieux pour travailler près de chez vous</a></escale-place-map
  >`;

type Story = StoryObj<Arguments>;

const meta: Meta<Arguments> = {
  title: 'Elements/escale-place-map',
  component: 'escale-place-map',
  render: map,
  args: { filters: 'kind,open,bookable,q', view: 'auto', tiles: 'outline', limit: undefined },
  argTypes: {
    view: { control: 'select', options: ['auto', 'list', 'map'] },
    tiles: { control: 'select', options: ['ask', 'outline', 'none'] },
  },
};
export default meta;

const on = (hub: StoryHub, args: Partial<Arguments> = {}): Story => ({ args: { hub: hub.url, ...args } });
const many = (name: string, count = 45): StoryHub => storyHub(name, { places: various(count) }).after(withOutline);

/** Coast and towns come from the hub: no third party. */
export const Outline: Story = on(many('map-outline'));

/** The map says who serves its tiles before it asks them for anything. */
export const Facade: Story = on(many('map-facade'), { tiles: 'ask' });

export const ListOnly: Story = on(many('map-list'), { view: 'list' });

export const WithoutGround: Story = on(many('map-none'), { tiles: 'none' });

export const WithoutFilters: Story = on(many('map-plain'), { filters: '' });

/** On a phone the map stands under a switch. */
export const Narrow: Story = {
  ...on(many('map-narrow')),
  render: (args) => html`<div .style=${'inline-size: min(20rem, 100%)'}>${map(args)}</div>`,
};

export const ShortPages: Story = on(many('map-pages'), { view: 'list', limit: 5 });

export const AThousandPlaces: Story = on(many('map-thousand', 1000));

const onTheMap = { view: 'map' } as const;
const shadowOf = (canvas: HTMLElement): ShadowRoot | null | undefined =>
  canvas.querySelector('escale-place-map')?.shadowRoot;
const untilDrawn = async (canvas: HTMLElement): Promise<void> => {
  await until(() => shadowOf(canvas)?.querySelector(':is(.marker, .cluster):not([hidden])') != null);
};

/** The map alone, at whatever width: places near each other are counted together. */
export const MapOpen: Story = {
  ...on(many('map-open'), onTheMap),
  play: ({ canvasElement }) => untilDrawn(canvasElement),
};

/** A place was chosen on the map: its card stands there, and leads back. */
export const ChosenPlace: Story = {
  ...on(many('map-chosen', 3), onTheMap),
  play: async ({ canvasElement }) => {
    await untilDrawn(canvasElement);
    shadowOf(canvasElement)?.querySelector<HTMLElement>('.marker:not([hidden])')?.click();
    await until(() => shadowOf(canvasElement)?.querySelector('escale-place-card:state(ready)') != null);
  },
};

/** Around a town: the map begins there, and the list tells how far each place is. */
export const AroundATown: Story = {
  ...on(many('map-around', 12)),
  render: ({ hub, tiles }) =>
    html`<escale-place-map hub=${hub} tiles=${tiles} near="47.65,-2.08" radius="20000" lat="47.65" lon="-2.08" zoom="10"
      ><a href="https://reseau.example/lieux">Les lieux autour de Redon</a></escale-place-map
    >`,
};

export const NothingOnTheMap: Story = on(storyHub('map-nothing', { places: [] }).after(withOutline), onTheMap);

/** The connection went while the map was open: what is known stays, and says that it may be old. */
export const OfflineOnTheMap: Story = {
  ...on(many('map-offline'), onTheMap),
  play: async ({ canvasElement, args }) => {
    await untilDrawn(canvasElement);
    const element = canvasElement.querySelector('escale-place-map');
    StoryHub.at(args.hub).down();
    element?.refresh();
    await until(() => element?.matches(':state(stale)'));
  },
};

/** Places at one point are all reachable. */
export const OnePoint: Story = on(
  storyHub('map-point', {
    places: somePlaces(4, () => ({ position: { lat: 47.65, lon: -2.08, precision: 'exact', source: null } })),
  }).after(withOutline),
);

export const Loading: Story = on(many('map-loading').after((hub) => hub.hold()));

export const Empty: Story = on(storyHub('map-empty', { places: [] }).after(withOutline));

/** The hub cannot be reached: the link stays, with the reason and a way to try again. */
export const Failed: Story = on(storyHub('map-failed').after((hub) => hub.down()));

export const HubUnavailable: Story = on(storyHub('map-unavailable').after((hub) => hub.problem(aProblem())));

/** The list answers, the map does not. */
export const MapFailed: Story = on(many('map-half').after((hub) => hub.problem(aProblem(), '/v1/map')));

/** It answered once; a refresh failed since. */
export const Stale: Story = {
  ...on(many('map-stale'), { view: 'list' }),
  play: async ({ canvasElement, args }) => {
    const element = canvasElement.querySelector('escale-place-map');
    await until(() => element?.matches(':state(ready)'));
    StoryHub.at(args.hub).down();
    element?.refresh();
    await until(() => element?.matches(':state(stale)'));
  },
};
