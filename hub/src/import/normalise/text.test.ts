import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cleanText, readLine, readProse, repairMojibake } from './text.ts';

const asWindows1252 = (text: string): string => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));

describe('cleaning a cell', () => {
  it('restores what was read in the wrong encoding', () => {
    for (const text of ['Médiathèque', 'à la gare', 'chezmémé', 'L’Étape – café', 'cœur', '« ÉTÉ »', 'Ça & là…']) {
      assert.equal(repairMojibake(asWindows1252(text)), text);
    }
    assert.deepEqual(cleanText('MÃ©diathÃ¨que'), { text: 'Médiathèque', repaired: ['mojibake'] });
  });

  it('leaves every well-written French text as it is', () => {
    const letters = [
      ..." \u00a0!?,;:.'’-–«»()0123456789aàâbcçdeéèêëfghiîïjklmnoôœpqrstuùûüvwxyÿzABCÇDEÉÈÊGHIÎÏOÔŒUÙÛÜÀÂ€",
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...letters)).map((parts) => parts.join('')),
        (text) => {
          // « Â » is never followed by a sign in French, and that is what gives mojibake away.
          fc.pre(!/[ÂÃ][\u00a0-\u00bf«»’–€]/.test(text));
          assert.equal(repairMojibake(text), text);
        },
      ),
    );
  });

  it('removes control characters and overrides of direction, and says so', () => {
    const override = '\u202E';
    assert.deepEqual(cleanText(`\u0000Le\u0007 lieu${override}\u001B[31m`), {
      text: 'Le lieu[31m',
      repaired: ['control-characters'],
    });
  });

  it('keeps markup, emoji, other scripts and marks of direction as text', () => {
    for (const text of ['<script>alert(1)</script>', '👩‍💻 Le lieu 🏳️‍🌈', 'المكتبة\u200F', 'מקום\u200E', 'a < b & c']) {
      assert.deepEqual(cleanText(text), { text, repaired: [] });
    }
  });

  it('gives ordinary spaces for no-break ones', () => {
    assert.deepEqual(cleanText('\u00A0Le\u202Flieu\u00A0'), { text: 'Le lieu', repaired: ['no-break-space'] });
  });

  it('always gives text that a database and a page can hold, and is done after one pass', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
        const { text } = cleanText(raw);
        assert.equal(text.isWellFormed(), true);
        assert.doesNotMatch(text, /(?![\t\n])\p{Cc}/u);
        assert.equal(text, text.trim());
      }),
    );
  });
});

describe('reading a line or running text', () => {
  it('leaves out a line that is too long rather than cut a name or a street', () => {
    assert.deepEqual(readLine(10)('1 rue  du\nPort'), { dropped: 'too-long' });
    assert.deepEqual(readLine(20)('1 rue  du\nPort'), { value: '1 rue du Port' });
  });

  it('cuts running text at a word, never in the middle of a character, and says so', () => {
    assert.deepEqual(readProse(12)('Un lieu agréable'), { value: 'Un lieu…', repaired: ['cut'] });
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }),
        fc.integer({ min: 1, max: 50 }),
        (text, most) => {
          const { value = '' } = readProse(most)(text);
          assert.ok(value.length <= most);
          assert.ok(value.isWellFormed());
        },
      ),
    );
  });

  it('reads nothing where there is only a full stop', () => {
    assert.deepEqual(readProse(100)('.'), {});
  });
});
