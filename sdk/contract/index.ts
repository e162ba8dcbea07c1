/** The one definition of the common API. Types may be imported anywhere; the values (zod) never reach a page. */
export * from './access.ts';
export * from './booking.ts';
export * from './change.ts';
export * from './edit.ts';
export * from './impact.ts';
export * from './label.ts';
export * from './desk.ts';
export * from './network.ts';
export * from './operations.ts';
export * from './place.ts';
export * from './problem.ts';
export * from './proposal.ts';
export * from './search.ts';
export * from './territory.ts';
export * from './values.ts';
export * from './vocabulary.ts';
export * from './webhook.ts';
