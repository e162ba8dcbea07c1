import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { describe, it } from 'node:test';
import { countTests } from '../../tools/counts.ts';
import {
  accessibilityTests,
  browserTests,
  endToEndTests,
  hostTests,
  journeyTests,
  nodeTests,
  proofTests,
  storyTests,
  toolTests,
} from '../../tools/steps.ts';

const nodeOutput = (pass: number, fail: number, skipped = 0): string =>
  `✔ a test (1.2ms)\nℹ tests ${pass + fail + skipped}\nℹ pass ${pass}\nℹ fail ${fail}\nℹ cancelled 0\nℹ skipped ${skipped}\nℹ todo 0\n`;

describe('counting of tests', () => {
  it('adds up what Node’s runner says', () => {
    assert.deepEqual(countTests('node', nodeOutput(12, 0), 0), { passed: 12, failed: 0 });
    assert.deepEqual(countTests('node', nodeOutput(12, 2), 1), { passed: 12, failed: 2 });
  });

  it('adds up what web-test-runner says', () => {
    assert.deepEqual(countTests('browser', 'x\ntests: 7 passed, 0 failed, 0 skipped\n', 0), { passed: 7, failed: 0 });
    assert.equal(countTests('browser', 'tests: 7 passed, 1 failed, 0 skipped', 1).failed, 1);
  });

  it('takes a skipped test for a failed one', () => {
    assert.equal(countTests('node', nodeOutput(3, 0, 1), 0).failed, 1);
    assert.equal(countTests('browser', 'tests: 7 passed, 0 failed, 2 skipped', 0).failed, 2);
  });

  it('does not call a crash or an empty run a success', () => {
    assert.equal(countTests('node', nodeOutput(3, 0), 1).failed, 1);
    assert.equal(countTests('node', nodeOutput(3, 0), null).failed, 1);
    assert.equal(countTests('node', nodeOutput(0, 0), 0).failed, 1);
    assert.equal(countTests('browser', 'Error: no test files found', 0).failed, 1);
  });

  it('counts a command as one', () => {
    assert.deepEqual(countTests('command', '', 0), { passed: 1, failed: 0 });
    assert.deepEqual(countTests('command', '', 2), { passed: 0, failed: 1 });
  });
});

describe('the test files', () => {
  it('are each run by one runner', () => {
    const all = globSync('**/*.test.ts', {
      exclude: (path) => /(^|\/)(node_modules|dist|\.cache|data)$/.test(path),
    });
    const run = new Map<string, number>();
    for (const pattern of [
      ...nodeTests,
      browserTests,
      endToEndTests,
      journeyTests,
      hostTests,
      proofTests,
      toolTests,
      storyTests,
      accessibilityTests,
    ]) {
      for (const path of globSync(pattern)) run.set(path, (run.get(path) ?? 0) + 1);
    }
    assert.ok(all.length > 0);
    assert.deepEqual(
      all.filter((path) => run.get(path) !== 1),
      [],
    );
  });
});
