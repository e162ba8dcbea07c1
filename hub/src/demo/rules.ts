import type { BookingRules, BookingStep, Price, ResourceKind } from '../../../sdk/contract/index.ts';
import type { ResourceDraft } from '../places/draft.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

/** What is booked here of the demo network gets rules such as places of its kind have. */
export function withRules(resource: ResourceDraft, slug: string, now: Date): ResourceDraft {
  if (resource.booking.via !== 'hub') return resource;
  return { ...resource, booking: { ...resource.booking, rules: rulesOf(resource, slug, now) } };
}

function rulesOf({ kind, seats, price }: ResourceDraft, slug: string, now: Date): BookingRules {
  const step = stepOf(price);
  const confirmation = confirmationOf(kind, seats, price);
  return {
    step,
    minDuration: kind === 'phone-booth' || step !== '30-minutes' ? 30 : HOUR,
    maxDuration: step === '30-minutes' ? longest[kind] : DAY,
    notice: confirmation === 'operator' ? DAY : 0,
    horizon: kind === 'desk' ? 60 : 120,
    cancelUntil: confirmation === 'operator' ? 2 * DAY : 2 * HOUR,
    confirmation,
    // One network closes for the last days of the year.
    closedOn: slug === 'redon-confluences' ? lastDays(now) : [],
  };
}

/** Booked by the smallest time that is sold. */
function stepOf(price: Price | null): BookingStep {
  const sold = new Set(price?.tariffs.map(({ per }) => per));
  if (price?.form !== 'tariffs' || sold.has('hour')) return '30-minutes';
  return sold.has('half-day') ? 'half-day' : 'day';
}

/** A closed office and a large room are the operator's to give; a free desk asks for an address that works. */
function confirmationOf(kind: ResourceKind, seats: number, price: Price | null): BookingRules['confirmation'] {
  if (kind === 'office' || (kind === 'meeting-room' && seats > 12)) return 'operator';
  return kind === 'desk' && price?.form === 'free' ? 'email' : 'instant';
}

const longest: Readonly<Record<ResourceKind, number>> = {
  desk: 12 * HOUR,
  office: 12 * HOUR,
  'meeting-room': 8 * HOUR,
  'phone-booth': 2 * HOUR,
};

const lastDays = (now: Date): string[] => [24, 26, 28, 29, 30, 31].map((day) => `${now.getUTCFullYear()}-12-${day}`);
