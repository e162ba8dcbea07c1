import { createInterface } from 'node:readline/promises';
import type { Sql } from '../database/database.ts';
import { removeDemonstration } from '../demo/demonstration.ts';
import type { Language } from '../http/language.ts';

/** What the person said beforehand about the invented places of the demo network. */
export type DemonstrationChoice = 'remove' | 'keep' | 'ask';

/** Where a question can be asked. */
export interface Terminal {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
}

const texts = {
  fr: {
    question: (n: number) =>
      `Le réseau de démonstration (${n} lieux inventés) est encore là. Le retirer maintenant\xa0? [O/n] `,
    hint: (n: number) =>
      `Le réseau de démonstration (${n} lieux inventés) est encore là. Pour le retirer\xa0: relancer avec --remove-demonstration\xa0; pour le garder sans rappel\xa0: --keep-demonstration.`,
    removed: (n: number) => `Réseau de démonstration retiré\xa0: ${n} lieux inventés.`,
  },
  en: {
    question: (n: number) => `The demo network (${n} invented places) is still here. Remove it now? [Y/n] `,
    hint: (n: number) =>
      `The demo network (${n} invented places) is still here. To remove it, run again with --remove-demonstration; to keep it without this reminder: --keep-demonstration.`,
    removed: (n: number) => `Demo network removed: ${n} invented places.`,
  },
};

/**
 * Offers to remove the demo network once real places are in: does what was said beforehand, else asks on a
 * terminal, else says how.
 * @returns the sentence to print, undefined when there is nothing to say
 */
export async function settleDemonstration(
  sql: Sql,
  choice: DemonstrationChoice,
  terminal: Terminal,
  language: Language,
): Promise<string | undefined> {
  if (choice === 'keep') return undefined;
  const [row] = await sql<{ places: number }[]>`select count(*)::int as places from place where demonstration`;
  const places = row?.places ?? 0;
  if (places === 0) return undefined;
  const text = texts[language];
  if (choice === 'ask') {
    if (!terminal.input.isTTY || !terminal.output.isTTY) return text.hint(places);
    const reader = createInterface({ input: terminal.input, output: terminal.output });
    const answer = await reader.question(text.question(places)).finally(() => reader.close());
    if (!/^(?:|o|oui|y|yes)$/i.test(answer.trim())) return undefined;
  }
  return text.removed(await removeDemonstration(sql));
}
