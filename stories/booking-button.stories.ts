import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../components/booking-button/booking-button.ts';
import { forgetDrafts } from '../components/booking-button/drafts.ts';
import {
  aBookable,
  aNetwork,
  aPlace,
  aProblem,
  aRefusal,
  aResource,
  inMinutes,
  placeId,
  slotsOn,
  storyHub,
  type StoryHub,
  until,
} from './support/story-hub.ts';

interface Arguments {
  hub: string;
  place: string;
  resource: string;
  date: string;
  seats: string;
}

const desks = aBookable({
  price: {
    form: 'tariffs',
    currency: 'EUR',
    tariffs: [
      { per: 'half-day', amount: 900 },
      { per: 'day', amount: 1500 },
    ],
  },
});
const room = aBookable({
  id: 'room',
  kind: 'meeting-room',
  name: 'Salle de l’écluse',
  seats: 8,
  price: { form: 'tariffs', currency: 'EUR', tariffs: [{ per: 'hour', amount: 1200 }] },
  rules: { step: '30-minutes', minDuration: 60, maxDuration: 240, confirmation: 'operator' },
});
const whole = aPlace({ name: 'La Passerelle', bookable: true, resources: [desks] });
const network = aNetwork({
  controller: { name: 'Communauté de communes d’essai', contact: 'dpo@reseau.example' },
  privacyNotice: 'https://reseau.example/donnees',
});

const button = ({ hub, place, resource, date, seats }: Arguments): TemplateResult =>
  html`<escale-booking-button
    hub=${hub}
    place=${place}
    resource=${resource || 'desks'}
    date=${date}
    seats=${seats || '1'}
    ><a href="https://halte.example/">La Passerelle, réserver au 02 99 00 00 00</a></escale-booking-button
  >`;

type Story = StoryObj<Arguments>;

const meta: Meta<Arguments> = {
  title: 'Elements/escale-booking-button',
  component: 'escale-booking-button',
  render: button,
  args: { place: whole.id, resource: '', date: '', seats: '' },
};
export default meta;

const on = (hub: StoryHub, args: Partial<Arguments> = {}): Story => ({ args: { hub: hub.url, ...args } });

/** What a visitor does, by the parts of the element: each is waited for. What is only `seen` is not pressed. */
type Step = string | readonly [part: string, text: string] | { readonly seen: string };

const opened = (story: Story, ...steps: Step[]): Story => ({
  ...story,
  play: async ({ canvasElement }) => {
    forgetDrafts();
    const root = canvasElement.querySelector('escale-booking-button')?.shadowRoot;
    for (const step of steps) {
      const seen = typeof step === 'object' && 'seen' in step;
      const [selector, text] = seen ? [step.seen] : typeof step === 'string' ? [step] : step;
      await until(() => root?.querySelector(selector) !== null);
      if (seen) continue;
      const target = root?.querySelector<HTMLElement>(selector);
      if (target instanceof HTMLInputElement && text !== undefined) {
        target.value = text;
        target.dispatchEvent(new Event('input'));
      } else target?.click();
    }
  },
});

const OPEN = '[part=button]';
const TIME = '.times input:enabled';
const REFUSED: Step = { seen: '.notice' };
const DONE: Step = { seen: '[data-next]' };
const TO_CONFIRM: Step[] = [OPEN, TIME, '[part=next]', ['#email', 'ada@exemple.fr'], '[part=confirm]'];

export const Ready: Story = on(storyHub('book-ready', { places: [whole] }));

/** Where it leads is said before it goes. */
export const OnTheOperatorsPlatform: Story = on(
  storyHub('book-external', {
    places: [
      {
        ...whole,
        resources: [
          aResource({ booking: { via: 'external', url: 'https://reservation.example/{start}?seats={seats}' } }),
        ],
      },
    ],
  }),
);

export const ByPhone: Story = on(
  storyHub('book-contact', {
    places: [{ ...whole, resources: [aResource({ booking: { via: 'contact', url: null } })] }],
  }),
);

export const WithoutBooking: Story = on(
  storyHub('book-walk-in', {
    places: [{ ...whole, resources: [aResource({ booking: { via: 'walk-in', url: null } })] }],
  }),
);

export const TemporarilyClosed: Story = on(storyHub('book-paused', { places: [{ ...whole, status: 'paused' }] }));

/** The hub never answers: the link stays. */
export const Loading: Story = on(storyHub('book-loading', { places: [whole] }).after((hub) => hub.hold()));

export const Failed: Story = on(storyHub('book-failed').after((hub) => hub.down()));

export const UnknownId: Story = on(storyHub('book-unknown'), { place: placeId(99) });

/** Half-days: the first day with room is chosen. */
export const HalfDays: Story = opened(on(storyHub('book-half-days', { places: [whole], network })), OPEN, TIME);

/** Half hours, from one hour to four; a room is taken whole. */
export const HalfHours: Story = opened(
  on(storyHub('book-half-hours', { places: [{ ...whole, resources: [room] }], network }), { resource: 'room' }),
  OPEN,
  TIME,
);

export const SlotsUnavailable: Story = opened(
  on(
    storyHub('book-no-slots', { places: [whole], network }).after((hub) =>
      hub.problem(aProblem(), `/v1/places/${whole.id}/availability`),
    ),
  ),
  OPEN,
  REFUSED,
);

export const WhoBooks: Story = opened(
  on(storyHub('book-who', { places: [whole], network })),
  OPEN,
  TIME,
  '[part=next]',
  '#email',
);

export const AddressIncomplete: Story = opened(
  on(storyHub('book-wrong', { places: [whole], network })),
  OPEN,
  TIME,
  '[part=next]',
  ['#email', 'ada@exemple'],
  '[part=confirm]',
);

/** The answer never comes: the button says so and keeps its size. */
export const Sending: Story = opened(
  on(
    storyHub('book-sending', { places: [whole], network }).after((hub) =>
      hub.refuseNext(...Array<'silent'>(9).fill('silent')),
    ),
  ),
  ...TO_CONFIRM,
);

/** Somebody else was faster: the nearest free times, and nothing to type again. */
export const Taken: Story = opened(
  on(
    storyHub('book-taken', { places: [whole], network }).after((hub) =>
      hub.refuseNext(aRefusal({ alternatives: [...slotsOn(2, 3), ...slotsOn(3, 1).slice(0, 1)] })),
    ),
  ),
  ...TO_CONFIRM,
  REFUSED,
);

/** Lost on its way there or back: the same key is sent again. */
export const NetworkLost: Story = opened(
  on(
    storyHub('book-lost', { places: [whole], network }).after((hub) =>
      hub.refuseNext(...Array<'lost'>(9).fill('lost')),
    ),
  ),
  ...TO_CONFIRM,
  REFUSED,
);

export const TooMany: Story = opened(
  on(
    storyHub('book-many', { places: [whole], network }).after((hub) =>
      hub.refuseNext(
        aProblem({
          type: 'urn:escale:problem:too-many-requests',
          status: 429,
          title: 'Trop de demandes',
          detail: 'Trop de réservations à la fois. Réessayez dans une minute.',
          final: true,
        }),
      ),
    ),
  ),
  ...TO_CONFIRM,
  REFUSED,
);

export const Booked: Story = opened(on(storyHub('book-made', { places: [whole], network })), ...TO_CONFIRM, DONE);

export const ToConfirmByEmail: Story = opened(
  on(
    storyHub('book-held', { places: [whole], network }).after((hub) => {
      hub.bookingsBecome = { status: 'held', confirmBy: inMinutes(30) };
    }),
  ),
  ...TO_CONFIRM,
  DONE,
);

export const ToBeAccepted: Story = opened(
  on(
    storyHub('book-requested', { places: [whole], network }).after((hub) => {
      hub.bookingsBecome = { status: 'requested' };
    }),
  ),
  ...TO_CONFIRM,
  DONE,
);
