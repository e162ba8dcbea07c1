import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { readMessage } from './eml.ts';

const written = async (mail: { to: string; subject: string; text: string }): Promise<string> =>
  (await new MailComposer({ ...mail, html: '<p>.</p>', textEncoding: 'quoted-printable' }).compile().build()).toString(
    'latin1',
  );

describe('a message that was written', () => {
  it('is read as it was, the spaces at which its lines were folded included', async () => {
    // Words of accents and spaces, so that lines are folded between words and within letters.
    const text = fc
      .array(fc.stringMatching(/^[a-zé’ \u{a0}àç=.]{1,40}$/u), { minLength: 4, maxLength: 12 })
      .map((words) => words.join(' ').trim())
      .filter((words) => words !== '');
    await fc.assert(
      fc.asyncProperty(text, async (said) => {
        const read = readMessage(await written({ to: 'ada@example.org', subject: 'Réservé', text: said }));
        assert.deepEqual([read.to, read.subject, read.text.trimEnd()], ['ada@example.org', 'Réservé', said]);
      }),
      { numRuns: 60 },
    );
  });
});
