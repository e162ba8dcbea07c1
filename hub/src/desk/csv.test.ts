import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { csv } from './csv.ts';

/** Reads RFC 4180 back, whatever stands between the columns. */
function parse(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 1; at < text.length; at += 1) {
    const character = text[at]!;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') cell += text[(at += 1)]!;
      else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === separator) (rows.at(-1)!.push(cell), (cell = ''));
    else if (character === '\r' && text[at + 1] === '\n') {
      rows.at(-1)!.push(cell);
      rows.push([]);
      cell = '';
      at += 1;
    } else cell += character;
  }
  return rows.slice(0, -1);
}

describe('csv', () => {
  it('comes back cell by cell, whatever was typed', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('=1+1', '+33', '-2', '@SUM(A1)', '\t=x', '"', ';,', 'a\nb', '\r=x', ' =x'),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { maxLength: 4 }),
        fc.constantFrom('fr', 'en'),
        (rows, language) => {
          const text = csv(['a', 'b'], rows, language);
          assert.equal(text[0], '\ufeff');
          const read = parse(text, language === 'fr' ? ';' : ',').slice(1);
          const plain = read.map((row) => row.map((each) => each.replace(/^'(?=[\s\0]*[=+\-@\t\r])/, '')));
          const typed = rows.map((row) => row.map((each) => each.replace(/^'(?=[\s\0]*[=+\-@\t\r])/, '')));
          assert.deepEqual(plain, typed);
          for (const each of read.flat()) assert.doesNotMatch(each, /^[\s\0]*[=+\-@\t\r]/);
        },
      ),
    );
  });

  it('writes numbers as the language’s spreadsheets read them', () => {
    assert.equal(csv(['Nom', 'Prix'], [['Café', 12.5]], 'fr'), '\ufeffNom;Prix\r\nCafé;"12,5"\r\n');
    assert.equal(csv(['Name', 'Price'], [['Café', 12.5]], 'en'), '\ufeffName,Price\r\nCafé,12.5\r\n');
    assert.equal(csv(['a'], [[null]], 'en'), '\ufeffa\r\n\r\n');
  });
});
