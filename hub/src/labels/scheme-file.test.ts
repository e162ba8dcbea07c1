import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readSchemeFile, SchemeFileError } from './scheme-file.ts';

const example = readFileSync(path.join(import.meta.dirname, '../../../examples/label-scheme.json'), 'utf8');
const parsed = JSON.parse(example) as Record<string, unknown>;

const faultsOf = (content: string): string => {
  try {
    readSchemeFile(content);
  } catch (error) {
    if (error instanceof SchemeFileError) return error.in('fr');
    throw error;
  }
  return '';
};

const without = (changes: Record<string, unknown>): string => JSON.stringify({ ...parsed, ...changes });

describe('the description of a label scheme', () => {
  it('is read from the example that everybody starts from', () => {
    const scheme = readSchemeFile(`\ufeff${example}`);
    assert.deepEqual(scheme.name, { fr: 'Bureau de demain', en: 'Office of tomorrow' });
    assert.deepEqual(scheme.criteria?.[1]?.sentence, { fr: 'Un espace calme, sans musique', en: null });
    assert.equal(scheme.issuerEmail, 'labels@example.org');
    assert.equal('email' in scheme.issuer, false);
  });

  it('says in words what is wrong and where', () => {
    assert.match(faultsOf('{'), /Ce n’est pas du JSON/);
    assert.match(faultsOf('[]'), /description de label/);
    assert.match(faultsOf(without({ id: 'Mon Label' })), /^id\xa0: attendu\xa0: en minuscules/);
    assert.match(faultsOf(without({ charter: 'javascript:alert(1)' })), /^charter\xa0: attendu\xa0: une adresse http/);
    assert.match(faultsOf(without({ months: 1.5 })), /^months\xa0: attendu\xa0: un nombre entier/);
    assert.match(faultsOf(without({ colour: 'red' })), /champ inconnu\xa0: colour/);
    const twice = [1, 2].map(() => ({ id: 'same', sentence: 'x' }));
    assert.match(faultsOf(without({ criteria: twice })), /^criteria\xa0: attendu\xa0: une liste de critères/);
    assert.match(faultsOf(without({ criteria: [{ id: 'a' }] })), /^criteria\.0\.sentence\xa0: attendu/);
    assert.match(faultsOf(without({ criteria: undefined })), /^criteria\xa0: attendu/);
    assert.equal(faultsOf(without({ criteria: null })), '');
  });

  it('never fails in another way, whatever it is given', () => {
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string()), (content) => typeof faultsOf(content) === 'string'));
  });
});
