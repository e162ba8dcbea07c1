import { benchBooking } from './booking.ts';
import { benchCards } from './cards.ts';
import { measureGuards } from './guards.ts';
import { benchMap } from './map.ts';
import { benchPage } from './page.ts';
import { measurePayload } from './payload.ts';
import type { Benchmark } from './report.ts';
import { measureSearch } from './search.ts';

export interface Measurement {
  readonly measure: Benchmark;
  /** What it is compared with, as npm calls it. */
  readonly peers: readonly string[];
  /** What else its figures depend on. */
  readonly needs: readonly ('Chromium' | 'PostgreSQL')[];
}

/** All that is measured, in the order in which it is told. Each has a section of the same name in docs/bench.md. */
export const measurements = {
  guards: { measure: measureGuards, peers: ['zod'], needs: [] },
  payload: { measure: measurePayload, peers: [], needs: ['PostgreSQL'] },
  search: { measure: measureSearch, peers: [], needs: ['PostgreSQL'] },
  booking: { measure: benchBooking, peers: [], needs: ['PostgreSQL'] },
  map: { measure: benchMap, peers: ['leaflet', 'leaflet.markercluster'], needs: ['Chromium'] },
  cards: { measure: benchCards, peers: ['lit', '@material/web'], needs: ['Chromium'] },
  page: {
    measure: benchPage,
    peers: ['leaflet', 'leaflet.markercluster', '@material/web', 'lit'],
    needs: ['Chromium', 'PostgreSQL'],
  },
} as const satisfies Readonly<Record<string, Measurement>>;

export type MeasurementName = keyof typeof measurements;
