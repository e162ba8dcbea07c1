/** What is mutated, and which tests must notice. */
export interface Part {
  readonly title: string;
  readonly mutate: readonly string[];
  /** Quick ones first. */
  readonly tests: readonly string[];
  /** Seconds that one test may take: a mutant that makes it longer is found. Several times what the slowest takes. */
  readonly patience: number;
  /** Where the tests run: in Node when left out. */
  readonly runner?: 'browser';
  /** Whether the tests need PostgreSQL. */
  readonly database?: boolean;
}

const inFolder = (folder: string, ...names: string[]): string[] => names.map((name) => `${folder}/${name}.test.ts`);

export const parts = {
  sdk: {
    title: 'The SDK and the CO2 model',
    // The contract and the guards made of it are declarations: `npm run generate -- --check` and guards.test.ts compare
    // them with what they declare, which would find every mutant of them and flatter the score.
    mutate: ['sdk/**/*.ts', '!sdk/contract/**', '!sdk/guards/**'],
    // Without faults.test.ts, which measures time: on a busy machine it would find faults where there are none.
    tests: [
      ...inFolder('test/sdk', 'edges', 'errors', 'map-payload', 'impact/figures', 'impact/reference-cases'),
      // The price of a booking is reckoned by the SDK, for the hub too.
      'hub/src/bookings/quote.test.ts',
      ...inFolder('test/sdk', 'impact/client', 'client', 'cache', 'sharing', 'uri-template', 'place-id', 'retry'),
      ...inFolder('test/sdk', 'address', 'impact/model', 'bookings'),
    ],
    patience: 30,
  },
  core: {
    title: 'What the elements share',
    // The theme is a style sheet, which Stryker leaves alone; element.ts needs a browser: `npm run mutation -- element`.
    mutate: ['src/core/*.ts', '!src/core/{element,tokens}.ts'],
    tests: inFolder('test/src/core', 'values', 'converters', 'alarm', 'remote', 'page'),
    patience: 30,
  },
  element: {
    title: 'The base of all elements',
    mutate: ['src/core/element.ts'],
    tests: inFolder('test/components', 'heir', 'element', 'late-hub', 'languages', 'place-card'),
    patience: 15,
    runner: 'browser',
  },
  rules: {
    title: 'The rules of bookings, without a database',
    mutate: [
      'hub/src/bookings/{rules,slots,openings,refusals,voucher,terms-cache,shared-refusals,booking-row,idempotency}.ts',
    ],
    tests: inFolder('hub/src/bookings', 'rules', 'words', 'quote'),
    patience: 30,
  },
  bookings: {
    title: 'The booking core, with its database',
    // The others of the folder are rules, but for the file for calendar programs, which is a format.
    mutate: ['hub/src/bookings/{book,states,sweep,store-refusals,capability,availability,terms}.ts'],
    // Without model.test.ts and the routes’ tests, which would find more and take minutes.
    tests: [
      ...inFolder('hub/src/bookings', 'rules', 'words', 'quote', 'book-rules', 'times', 'states', 'book'),
      ...inFolder('hub/src/desk', 'reschedule', 'vouchers'),
      ...inFolder('hub/src/bookings', 'book-keys', 'availability'),
    ],
    patience: 15,
    database: true,
  },
} as const satisfies Readonly<Record<string, Part>>;

export type PartName = keyof typeof parts;
export const isPartName = (text: string): text is PartName => Object.hasOwn(parts, text);
