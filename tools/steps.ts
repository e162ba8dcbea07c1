/** What is run to know whether the project is well, in the order in which a person wants to hear of a fault. */
import { findFirefox, findWebKit } from '../test/support/browser.ts';

/** How a step's tests are counted: one for a command, those of Node's runner, or those of web-test-runner. */
export type Counting = 'command' | 'node' | 'browser';

export interface Step {
  readonly title: string;
  readonly command: readonly [program: string, ...args: string[]];
  readonly counting: Counting;
  readonly environment?: Readonly<Record<string, string>>;
  /** Minutes after which it is stopped; ten when left out. */
  readonly minutes?: number;
  /** A sentence that says why the step cannot run here, which is a failure. */
  readonly impossible?: string | undefined;
}

const command = (title: string, ...line: [string, ...string[]]): Step => ({
  title,
  command: line,
  counting: 'command',
});

/** Patterns of the files that Node's test runner runs; test/workshop checks that no test file escapes. */
export const nodeTests = [
  'sdk/**/*.test.ts',
  'src/**/*.test.ts',
  'components/**/*.test.ts',
  'hub/src/**/!(cluster|kill|plans).test.ts',
  'test/sdk/**/!(types).test.ts',
  'test/src/**/*.test.ts',
  'test/workshop/**/*.test.ts',
];
/** Of what builds, measures and releases: nobody else's machine needs to know. */
export const toolTests = 'tools/**/*.test.ts';
export const browserTests = 'test/components/**/*.test.ts';
/** What every visitor does. */
export const endToEndTests =
  'test/e2e/!(access|booking-frame|booking-page|embed-shift|operator|operator-pages|pages|pinned-kit|room|sdk-examples|states|memory).test.ts';
/** Of those, what is done with the keyboard alone, which each engine knows in its own way. */
const keyboardTests = 'test/e2e/{booking-keyboard,keyboard}.test.ts';
/** The long ways of few people: CI walks them. */
export const journeyTests =
  'test/e2e/{access,booking-frame,booking-page,embed-shift,operator,operator-pages,pages,pinned-kit,room,sdk-examples,states,memory}.test.ts';
/**
 * What starts and kills whole processes, short variants of the proofs in bench/, and what is long for what it tells:
 * plans of the database among 10,000 places, types for those who use the SDK.
 */
export const proofTests = [
  'bench/**/*.test.ts',
  'hub/src/**/{cluster,kill,plans}.test.ts',
  'test/sdk/**/types.test.ts',
];
/** Each form of embedding on each hostile host. */
export const hostTests = 'test/hosts/**/*.test.ts';
/** They need a built Storybook. */
export const storyTests = 'test/stories/**/*.test.ts';
/** They need one too, and look at every story in many ways. */
export const accessibilityTests = 'test/a11y/**/*.test.ts';

const node = (title: string, patterns: readonly string[], options: readonly string[] = []): Step => ({
  title,
  command: ['node', '--test', '--test-reporter=spec', '--test-timeout=120000', ...options, ...patterns],
  counting: 'node',
});

const endToEnd = (title: string, files = endToEndTests, environment: Readonly<Record<string, string>> = {}): Step => ({
  // One file at a time: each starts a hub, its database and a browser.
  ...node(title, [files], ['--test-concurrency=1']),
  environment,
});

const build = command('Build of the kit', 'node', 'tools/build.ts');

const elements = (title: string, ...args: string[]): Step => ({
  title,
  command: ['web-test-runner', ...args],
  counting: 'browser',
});

/** `npm test`: whether it works, as far as a bare machine with Node and npm can tell, in less than five minutes. */
export const testSteps = (): Step[] => [
  command('Import rules', 'npm', 'run', '--silent', 'deps'),
  command('Generated files', 'npm', 'run', '--silent', 'generate', '--', '--check'),
  command('Each element has a story, a test and docs', 'node', 'tools/check-elements.ts'),
  node('Hub, SDK and workshop', nodeTests, ['--test-concurrency=3']),
  elements('Elements, in Chromium'),
  build,
  endToEnd('End to end, in Chromium'),
];

const webKitEnvironment = { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', LIBGL_ALWAYS_SOFTWARE: '1' };
const noWebKit = 'WebKitGTK is not installed (Debian: webkit2gtk-driver, xvfb).';

/** `npm run test:accessibility`: every story as people see it who change how pages look. @param environment of a sample */
export const accessibilitySteps = (environment: Readonly<Record<string, string>> = {}): Step[] => [
  command('Storybook', 'npm', 'run', '--silent', 'build-storybook'),
  // What is measured is what a browser draws: two at once would disturb each other.
  {
    ...node(
      'Stories, as people see them who change how pages look',
      [accessibilityTests],
      ['--test-concurrency=1', '--test-timeout=1200000'],
    ),
    environment,
    minutes: 40,
  },
];

/** `npm run test:engines`: the same elements, and every form of embedding them, in the two other engines. */
export const engineSteps = (): Step[] => [
  build,
  {
    ...elements('Elements, in Firefox', '--config', 'web-test-runner.firefox.config.mjs'),
    impossible: findFirefox() ? undefined : 'Firefox is not installed (Debian: firefox-esr).',
  },
  {
    ...endToEnd('First page, in Firefox', 'test/e2e/first-page.test.ts', { ESCALE_ENGINE: 'firefox' }),
    impossible: findFirefox() ? undefined : 'Firefox is not installed (Debian: firefox-esr).',
  },
  {
    ...endToEnd('Hostile hosts, in Firefox', 'test/hosts/{hosts,faults,compatibility,integrity}.test.ts', {
      ESCALE_ENGINE: 'firefox',
    }),
    minutes: 20,
    impossible: findFirefox() ? undefined : 'Firefox is not installed (Debian: firefox-esr).',
  },
  {
    ...endToEnd('A booking and the map by keyboard, in Firefox', keyboardTests, { ESCALE_ENGINE: 'firefox' }),
    impossible: findFirefox() ? undefined : 'Firefox is not installed (Debian: firefox-esr).',
  },
  {
    ...endToEnd('A booking in a frame, in Firefox', 'test/e2e/booking-frame.test.ts', { ESCALE_ENGINE: 'firefox' }),
    impossible: findFirefox() ? undefined : 'Firefox is not installed (Debian: firefox-esr).',
  },
  {
    title: 'Elements, in WebKitGTK',
    command: ['xvfb-run', '-a', 'web-test-runner', '--config', 'web-test-runner.webkit.config.mjs'],
    counting: 'browser',
    environment: webKitEnvironment,
    impossible: findWebKit() ? undefined : noWebKit,
  },
  {
    title: 'Hostile hosts, in WebKitGTK',
    command: [
      'xvfb-run',
      '-a',
      ...(['node', '--test', '--test-reporter=spec', '--test-timeout=120000', '--test-concurrency=1'] as const),
      'test/hosts/{hosts,faults,compatibility,integrity}.test.ts',
    ],
    counting: 'node',
    environment: { ...webKitEnvironment, ESCALE_ENGINE: 'webkit' },
    minutes: 20,
    impossible: findWebKit() ? undefined : noWebKit,
  },
  {
    title: 'A booking and the map by keyboard, in WebKitGTK',
    command: [
      'xvfb-run',
      '-a',
      ...(['node', '--test', '--test-reporter=spec', '--test-timeout=120000', '--test-concurrency=1'] as const),
      keyboardTests,
    ],
    counting: 'node',
    environment: { ...webKitEnvironment, ESCALE_ENGINE: 'webkit' },
    impossible: findWebKit() ? undefined : noWebKit,
  },
];

/**
 * `.ci/run`: everything, within its 45 minutes; of the longest matrix a sample, of which `npm run test:accessibility`
 * runs the whole.
 */
export const continuousSteps = (): Step[] => [
  ...testSteps(),
  endToEnd('Long ways, in Chromium', journeyTests),
  node('Short proofs', proofTests, ['--test-concurrency=1']),
  node('Tools of the build', [toolTests]),
  command('Types', 'npm', 'run', '--silent', 'types'),
  command('Lint and format', 'npm', 'run', '--silent', 'lint'),
  ...engineSteps().filter((step) => step !== build),
  { ...endToEnd('Hostile hosts, in Chromium', hostTests), minutes: 20 },
  command('Weight of the kit', 'npm', 'run', '--silent', 'size', '--', '--no-heavier'),
  command('The package, in projects that use it', 'node', 'tools/npm/check.ts'),
  ...accessibilitySteps({ ESCALE_SAMPLE: 'yes' }),
  node('Every story', [storyTests]),
  command('The checkout is as it was', 'git', 'diff', '--exit-code', '--stat'),
];
