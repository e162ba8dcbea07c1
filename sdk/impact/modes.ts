import { factorRows, type Mode } from './data/factors.ts';

/** Kilometres an hour, door to door. */
export const speedOf = (mode: Mode): number => factorRows[mode][3];

/** Whether the people in the vehicle share its emissions: cars, motorbikes, scooters. */
export const isShared = (mode: Mode): boolean => factorRows[mode][1] === 'vehicle';

export const isMode = (text: string): text is Mode => Object.hasOwn(factorRows, text);
