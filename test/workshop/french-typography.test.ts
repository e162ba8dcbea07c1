/**
 * French sentences keep their punctuation on the line: a no-break space stands before : ; ! ? and inside « ». Those that
 * stand in the midst of code, such as the details of problems, are held by ESLint in the same way.
 */
import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { operatorTexts } from '../../hub/src/commands/operator-texts.ts';
import { widgets } from '../../hub/src/embed/widgets.ts';
import { doubtNames, drops, outcomes, refusals, repairs } from '../../hub/src/import/sentences.ts';
import { messageWords } from '../../hub/src/messages/words.ts';
import { configuratorWords } from '../../hub/src/routes/configurator/words.ts';
import { embedWords } from '../../hub/src/routes/embed/words.ts';
import { seriesWords } from '../../hub/src/series/words.ts';
import { wordsFor } from '../../src/doctor/words.ts';
import { fr } from '../../src/translations/fr.ts';

/** Every text within, those that functions are written with included. */
function texts(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function')
    return [...Function.prototype.toString.call(words).matchAll(/(['`])((?:\\.|(?!\1).)*)\1/gs)].map(
      ([, , text = '']) => text,
    );
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(texts) : [];
}

/** What is computed within a template is no sentence; where it holds another template, the text ends at it. */
const spoken = (text: string): string => text.replaceAll(/\$\{[^{}`]*\}/g, 'x').replace(/\$\{.*/s, 'x');

const isBroken = (text: string): boolean => /[\p{L}\d)}»’…] [:;!?](?=[\s)]|$)|« | »/u.test(spoken(text));

const root = join(import.meta.dirname, '../..');
/** The tables of words of the hub's own pages, each with its French. */
const tables = await Promise.all(
  globSync('hub/src/routes/{operator,proposals,pages,visits,impact}/**/*words.ts', { cwd: root }).map(async (file) =>
    Object.values((await import(join(root, file))) as Record<string, { fr?: unknown }>),
  ),
);

describe('French sentences', () => {
  const titles = Object.values(widgets).map(({ title }) => title.fr);
  for (const [name, words] of Object.entries({
    'the embed pages': embedWords.fr,
    'the configurator': configuratorWords.fr,
    'the titles of widgets': titles,
    'the doctor': wordsFor('fr'),
    'the kit': fr,
    'the letters': [messageWords('fr'), seriesWords.fr],
    'the import': [outcomes, refusals, repairs, drops, doubtNames],
    'the command line': operatorTexts.fr,
    'the pages of the hub': tables.flat().map((words) => words?.fr),
  }))
    it(`of ${name} do not let a line begin with a sign`, () => {
      const all = texts(words);
      assert.ok(all.length > 5, `${all.length}`);
      assert.deepEqual(all.filter(isBroken), []);
    });

  it('are told apart from those that do', () => {
    assert.ok(isBroken('Aperçu : la carte'));
    assert.ok(isBroken('le réseau « Lieux »'));
    assert.ok(!isBroken('Aperçu\u00a0: 10:30, «\u00a0Lieux\u00a0»'));
    assert.ok(texts(() => `Lieu : ${String(1)}`).some(isBroken));
  });
});
