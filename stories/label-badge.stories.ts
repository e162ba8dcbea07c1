import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../components/label-badge/label-badge.ts';
import type { Grant, PlaceLabels } from '../sdk/contract/index.ts';
import { aGrant, notFound, placeId, somePlaceLabels, storyHub, StoryHub, until } from './support/story-hub.ts';

interface Arguments {
  hub: string;
  place: string;
  label: string;
  size: string;
}

const badge = ({ hub, place, label, size }: Arguments): TemplateResult =>
  html`<escale-label-badge hub=${hub} place=${place} label=${label} size=${size}
    ><a href="${hub}/places/${place}/labels">Les labels de La Halte</a></escale-label-badge
  >`;

type Story = StoryObj<Arguments>;

const meta: Meta<Arguments> = {
  title: 'Elements/escale-label-badge',
  component: 'escale-label-badge',
  render: badge,
  args: { place: placeId(1), label: '', size: 'medium' },
  argTypes: { size: { control: 'select', options: ['inline', 'small', 'medium', 'poster'] } },
};
export default meta;

const hubWith = (name: string, items: Grant[], given: Partial<PlaceLabels> = {}): StoryHub =>
  storyHub(`badge-${name}`).after((hub) =>
    hub.answer(`/v1/places/${placeId(1)}/labels`, somePlaceLabels(items, given)),
  );

const on = (hub: StoryHub, args: Partial<Arguments> = {}): Story => ({ args: { hub: hub.url, ...args } });

const granted = hubWith('granted', [aGrant()]);
const unpublished = aGrant({ id: 'fabrique-de-territoire', criteria: null });
unpublished.label.name.fr = 'Fabrique de territoire';
const several = hubWith('several', [aGrant(), unpublished], {
  declaration: { kind: 'telework-spot', hours: null, note: 'Le matin, dans la salle de lecture.' },
});

export const Granted: Story = on(granted);
export const Inline: Story = {
  ...on(granted, { size: 'inline' }),
  render: (args) => html`<p>Notre médiathèque vous accueille du mardi au samedi. ${badge(args)}</p>`,
};
export const Small: Story = on(granted, { size: 'small' });
export const Poster: Story = on(granted, { size: 'poster' });
export const SideBySide: Story = on(several);
export const OneOfSeveral: Story = on(several, { label: 'fabrique-de-territoire' });
export const Declared: Story = on(several, { label: 'telework-spot' });

export const Suspended: Story = on(
  hubWith('suspended', [aGrant({ status: 'suspended', reason: 'L’accueil est fermé pour travaux.' })]),
);
export const Expired: Story = on(hubWith('expired', [aGrant({ status: 'expired', until: '2026-06-30' })]));
export const Revoked: Story = on(
  hubWith('revoked', [aGrant({ status: 'revoked', reason: 'Le lieu ne reçoit plus de public.' })]),
);
export const Lacking: Story = on(granted, { label: 'relais-d-entreprises' });
export const None: Story = on(hubWith('none', []));
export const ClosedPlace: Story = on(
  hubWith('closed', [aGrant()], { place: { id: placeId(1), name: 'La Halte 1', status: 'closed' } }),
);
export const UnknownPlace: Story = on(storyHub('badge-unknown').after((hub) => hub.problem(notFound())));
export const Unreachable: Story = on(storyHub('badge-down').after((hub) => hub.down()));
export const Loading: Story = on(storyHub('badge-loading').after((hub) => hub.hold()));

/** What is on show when the hub no longer answers and five minutes have passed. */
export const NoLongerVerified: Story = {
  ...on(hubWith('unverified', [aGrant()])),
  play: async ({ canvasElement, args }) => {
    const element = canvasElement.querySelector('escale-label-badge');
    await until(() => element?.matches(':state(ready)'));
    const hub = StoryHub.at(args.hub);
    const own = performance.now.bind(performance);
    hub.down();
    performance.now = () => own() + 360_000;
    document.dispatchEvent(new Event('visibilitychange'));
    // Only then is it shown to be over: what is drawn later would find the old time again.
    await until(() => element?.matches(':state(stale)') && element.shadowRoot?.querySelector('.notice') !== null);
    performance.now = own;
  },
};

/** Criteria with their state, who says so, and the evidence. */
export const Criteria: Story = {
  ...on(granted),
  play: async ({ canvasElement }) => {
    const root = canvasElement.querySelector('escale-label-badge')!.shadowRoot!;
    await until(() => root.querySelector('summary') !== null);
    root.querySelector('summary')!.click();
    await until(() => root.querySelector('.criteria') !== null);
  },
};
