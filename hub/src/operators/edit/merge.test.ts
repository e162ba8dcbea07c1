import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { mergeForms, printOf, printsOf } from './merge.ts';

const values = fc.constantFrom('a', 'b', 'c', null);
const fields = fc.record({ name: values, city: values, phone: values }, { noNullPrototype: true });
const undecided = () => '';

describe('merging two people’s edits', () => {
  it('never loses a change that only one of them made, and never decides where both did', () => {
    fc.assert(
      fc.property(fields, fields, fields, (before, typed, current) => {
        const { mine, theirs, conflicts } = mergeForms(typed, current, printsOf(before), undecided);
        for (const name of ['name', 'city', 'phone'] as const) {
          const [iChanged, theyChanged] = [typed[name] !== before[name], current[name] !== before[name]];
          const differ = typed[name] !== current[name];
          assert.equal(mine.includes(name), iChanged && !theyChanged);
          assert.equal(theirs.includes(name), theyChanged && !iChanged);
          assert.equal(conflicts.includes(name), iChanged && theyChanged && differ);
        }
      }),
    );
  });

  it('takes a choice for what was shown beside it, and for nothing newer', () => {
    const base = printsOf({ name: 'Le lieu' });
    const choose = (choice: string) => mergeForms({ name: 'Mon lieu' }, { name: 'Notre lieu' }, base, () => choice);
    assert.deepEqual(choose(`mine-${printOf('Notre lieu')}`).mine, ['name']);
    assert.deepEqual(choose(`theirs-${printOf('Notre lieu')}`).theirs, ['name']);
    assert.deepEqual(choose(`mine-${printOf('Votre lieu')}`).conflicts, ['name']);
  });

  it('asks about everything when nobody knows what the form began with', () => {
    assert.deepEqual(mergeForms({ name: 'a', city: 'b' }, { name: 'b', city: 'b' }, '', undecided).conflicts, ['name']);
  });
});
