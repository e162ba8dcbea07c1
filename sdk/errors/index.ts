export * from './escale-error.ts';
export * from './invalid-answer-error.ts';
export * from './network-error.ts';
export * from './problem-error.ts';
export * from './timeout-error.ts';
