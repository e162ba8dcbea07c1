/**
 * Runs every check of a plan and says at the end how many tests passed and failed, over all runners.
 * A fault does not stop the others from being told: only a missing program or a time-out ends a step early.
 *
 *     node tools/test.ts            what a bare machine can tell (npm test)
 *     node tools/test.ts engines    the elements in Firefox and WebKitGTK (npm run test:engines)
 *     node tools/test.ts accessibility  every story as people see it who change how pages look (npm run test:accessibility)
 *     node tools/test.ts ci         everything (.ci/run)
 */
import { spawn } from 'node:child_process';
import { resolve as absolute } from 'node:path';
import { countTests, type Counts } from './counts.ts';
import { accessibilitySteps, continuousSteps, engineSteps, testSteps, type Step } from './steps.ts';

interface Result extends Counts {
  readonly title: string;
  readonly seconds: number;
}

/** A step that takes longer than this hangs, unless it says that it takes longer. */
const patience = 10 * 60_000;

/** Every test file is a process of its own and most load the hub: one sixth of their time was reading the same sources. */
const compiled = absolute(import.meta.dirname, '../.cache/compiled');

async function run(step: Step): Promise<Result> {
  console.log(`\n━━ ${step.title} ${'━'.repeat(Math.max(3, 100 - step.title.length))}\n`);
  const begun = performance.now();
  const counts = step.impossible ? { passed: 0, failed: 1, reason: step.impossible } : await tell(step);
  const result = { ...counts, title: step.title, seconds: (performance.now() - begun) / 1000 };
  console.log(line(result));
  return result;
}

/**
 * Counts a step's tests. Those that failed get a second try, and the line of the step says so: a machine that others
 * use as well cuts connections and loses frames, and a fault of ours fails twice.
 */
async function tell(step: Step): Promise<Counts> {
  const first = await execute(step);
  const counts = countTests(step.counting, ...first);
  if (counts.failed === 0 || step.counting === 'command') return counts;
  console.log(`\n━━ ${step.title}, what failed once more ━━\n`);
  const again = countTests(step.counting, ...(await execute(failedPart(step, first[0]))));
  if (again.failed > 0) return counts;
  return { passed: counts.passed + counts.failed, failed: 0, reason: `${counts.failed} of them at the second try` };
}

/** The step with the files alone that failed, where its runner names them. */
function failedPart(step: Step, output: string): Step {
  const files = new Set([...output.matchAll(/^test at (.+?):\d+:\d+$/gm)].map(([, file = '']) => file));
  const [program, ...args] = step.command;
  if (program !== 'node' || step.counting !== 'node' || files.size === 0) return step;
  return { ...step, command: [program, ...args.filter((arg) => arg.startsWith('-')), ...files] };
}

/** @returns what the step printed, without colours, and its exit code */
function execute({ command, environment, minutes }: Step): Promise<[output: string, exitCode: number | null]> {
  const [program, ...args] = command;
  return new Promise((resolve) => {
    let output = '';
    // A group of its own, so that a time-out also ends the browsers and servers that the step started.
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { NODE_COMPILE_CACHE: compiled, ...process.env, ...environment },
      detached: true,
    });
    const limit = minutes === undefined ? patience : minutes * 60_000;
    const late = setTimeout(() => {
      console.error(`Took more than ${limit / 60_000} minutes: stopped.`);
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, limit);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      process.stdout.write(text);
    });
    const end = (exitCode: number | null): void => {
      clearTimeout(late);
      resolve([output.replaceAll(colours, ''), exitCode]);
    };
    child.on('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      end(127);
    });
    child.on('close', end);
  });
}

// eslint-disable-next-line no-control-regex -- a terminal's colour codes begin with ESC
const colours = /\x1b\[[\d;]*[A-Za-z]/g;

const line = ({ title, passed, failed, reason, seconds }: Result): string =>
  `${failed === 0 ? '✔' : '✖'} ${title}: ${passed} passed, ${failed} failed${reason ? ` (${reason})` : ''}, ${seconds.toFixed(1)} s`;

const plans: Readonly<Record<string, () => Step[]>> = {
  test: testSteps,
  engines: () => engineSteps(),
  accessibility: () => accessibilitySteps(),
  ci: continuousSteps,
};

const plan = Object.entries(plans).find(([name]) => name === (process.argv[2] ?? 'test'))?.[1];
if (!plan) throw new Error(`Unknown plan « ${process.argv[2]} »; one of ${Object.keys(plans).join(', ')}`);

const results: Result[] = [];
for (const step of plan()) results.push(await run(step));

const total = (of: 'passed' | 'failed') => results.reduce((sum, result) => sum + result[of], 0);
console.log(`\n━━ Summary ${'━'.repeat(92)}\n`);
for (const result of results) console.log(line(result));
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 ? 0 : 1;
