import type { DemoPlace } from '../demo-place.ts';
import { calvados } from './calvados.ts';
import { eastAndOverseas } from './east-and-overseas.ts';
import { orneAndCoutances } from './orne-and-coutances.ts';
import { redon } from './redon.ts';
import { aroundRennes } from './rennes-around.ts';
import { rennes } from './rennes.ts';
import { south } from './south.ts';

/** The demo network: places that do not exist, in towns that do. */
export const demoPlaces: readonly DemoPlace[] = [
  ...rennes,
  ...aroundRennes,
  ...redon,
  ...calvados,
  ...orneAndCoutances,
  ...south,
  ...eastAndOverseas,
];
