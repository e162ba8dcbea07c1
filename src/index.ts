/** Every element of the kit, for those who bundle it into their own code. Importing an element defines it. */
export { EscaleBookingButton } from '../components/booking-button/booking-button.ts';
export { EscaleCo2Counter } from '../components/co2-counter/co2-counter.ts';
export { EscaleHub } from '../components/hub/hub.ts';
export { EscaleImpactSimulator } from '../components/impact-simulator/impact-simulator.ts';
export { EscaleLabelBadge } from '../components/label-badge/label-badge.ts';
export { EscalePlaceCard } from '../components/place-card/place-card.ts';
export { EscalePlaceMap } from '../components/place-map/place-map.ts';
export * from './core/booking-events.ts';
export * from './core/events.ts';
