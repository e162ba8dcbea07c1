import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { en } from '../src/translations/en.ts';
import { fr } from '../src/translations/fr.ts';
import { gaps, writeTexts } from './texts.ts';

describe('a language that lacks a sentence', () => {
  it('is named by its path, whichever of the two it is', () => {
    const { list, ...map } = fr.map;
    assert.ok(list);
    assert.deepEqual(gaps({ ...fr, map }, en), ['map.list']);
    assert.deepEqual(gaps(fr, { ...en, map }), ['map.list']);
    assert.deepEqual(gaps(fr, { ...en, kinds: { ...en.kinds, cafe: () => 'Café' } }), ['kinds.cafe']);
    assert.deepEqual(gaps(fr, en), []);
  });
});

describe('the pages of what is said', () => {
  const pages = writeTexts();

  it('hold every sentence, with examples of what it is given', () => {
    const french = pages['docs/texts/fr.md'] ?? '';
    assert.match(french, /`resources\.desk` \| 0 poste de travail<br>1 poste de travail<br>2 postes de travail/);
    assert.match(french, /Ouvert jusqu’au ‹day›, ‹time›/);
    for (const text of Object.values(pages)) assert.doesNotMatch(text, /undefined|\[object|NaN/);
  });

  it('write French as it is printed: no straight apostrophe, no breaking space before its signs', () => {
    assert.doesNotMatch(pages['docs/texts/fr.md']?.replace(/<!--.*?-->/, '') ?? '', /\p{L}'\p{L}| [:;!?»]|« /u);
  });
});
