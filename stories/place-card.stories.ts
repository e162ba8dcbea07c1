import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../components/place-card/place-card.ts';
import {
  aLabel,
  aPlace,
  aProblem,
  aResource,
  closedFor,
  daysAgo,
  hoursUnknown,
  localDate,
  placeId,
  storyHub,
  StoryHub,
  until,
} from './support/story-hub.ts';

interface Arguments {
  hub: string;
  place: string;
  show: string;
  withoutBooking: boolean;
}

const whole = aPlace({
  name: 'La Passerelle',
  kinds: ['coworking', 'fablab'],
  amenities: ['wifi', 'quiet-area', 'phone-booth', 'meeting-room', 'coffee', 'bike-parking'],
  labels: [aLabel()],
  bookable: true,
  teleworkSpot: { hours: null, note: 'Une grande table près des fenêtres.' },
  resources: [
    aResource({ booking: { via: 'external', url: 'https://reservation.example/passerelle' } }),
    aResource({
      id: 'room',
      kind: 'meeting-room',
      name: 'Salle de l’écluse',
      seats: 8,
      price: { form: 'tariffs', currency: 'EUR', tariffs: [{ per: 'half-day', amount: 4500 }] },
      booking: { via: 'contact', url: null },
    }),
  ],
  description: 'Un ancien entrepôt au bord du canal, chauffé au bois, avec une terrasse au sud.',
});

const link = html`<a href="https://halte.example/">La Passerelle, 1 rue du Port, Redon</a>`;

const card = ({ hub, place, show, withoutBooking }: Arguments): TemplateResult =>
  html`<escale-place-card
    hub=${hub}
    place=${place}
    show=${show || 'opening,summary,labels,amenities,prices,contact,accessibility,description'}
    ?without-booking=${withoutBooking}
    >${link}</escale-place-card
  >`;

type Story = StoryObj<Arguments>;

const meta: Meta<Arguments> = {
  title: 'Elements/escale-place-card',
  component: 'escale-place-card',
  render: card,
  args: { place: whole.id, show: '', withoutBooking: false },
};
export default meta;

const on = (hub: StoryHub, args: Partial<Arguments> = {}): Story => ({ args: { hub: hub.url, ...args } });

export const Ready: Story = on(storyHub('card-ready', { places: [whole] }));

export const Closed: Story = on(storyHub('card-closed', { places: [{ ...whole, opening: closedFor(14 * 60) }] }));

/** Silence is not « closed ». */
export const HoursUnknown: Story = on(storyHub('card-hours', { places: [{ ...whole, opening: hoursUnknown() }] }));

export const Old: Story = on(
  storyHub('card-old', {
    places: [{ ...whole, updatedAt: daysAgo(900), source: { ...whole.source, observedAt: localDate(-900) } }],
  }),
);

export const TemporarilyClosed: Story = on(storyHub('card-paused', { places: [{ ...whole, status: 'paused' }] }));

/** Wide enough for two columns. */
export const Wide: Story = {
  ...on(storyHub('card-wide', { places: [whole] })),
  render: (args) => html`<div .style=${'inline-size: min(56rem, 100%)'}>${card(args)}</div>`,
};

/** A column of 320 pixels, as on a phone or beside an article. */
export const Compact: Story = {
  ...on(storyHub('card-compact', { places: [whole] })),
  render: (args) => html`<div .style=${'inline-size: 18rem'}>${card(args)}</div>`,
};

export const OnlyTheHours: Story = on(storyHub('card-hours-only', { places: [whole] }), { show: 'opening' });

/** The hub never answers: the link stays. */
export const Loading: Story = on(storyHub('card-loading', { places: [whole] }).after((hub) => hub.hold()));

/** The hub cannot be reached: the link stays, with the reason and a way to try again. */
export const Failed: Story = on(storyHub('card-failed').after((hub) => hub.down()));

export const HubAnswersWithAPage: Story = on(storyHub('card-html').after((hub) => hub.html()));

export const HubUnavailable: Story = on(storyHub('card-unavailable').after((hub) => hub.problem(aProblem())));

export const UnknownId: Story = on(storyHub('card-unknown'), { place: placeId(99) });

export const NotAnId: Story = on(storyHub('card-malformed'), { place: 'la-passerelle' });

/** It answered once; a refresh failed since. */
export const Stale: Story = {
  ...on(storyHub('card-stale', { places: [whole] })),
  play: async ({ canvasElement, args }) => {
    const element = canvasElement.querySelector('escale-place-card');
    await until(() => element?.matches(':state(ready)'));
    StoryHub.at(args.hub).down();
    element?.refresh();
    await until(() => element?.matches(':state(stale)'));
  },
};
