import type { Language } from '../http/language.ts';
import type { Mail, Sender } from './compose.ts';
import { writeLetter, type Letter, type LetterLink } from './letter.ts';
import { messageWords } from './words.ts';

/** What a letter says; who sends it and who answers for personal data is added. */
export interface LetterContent {
  readonly title: string;
  readonly lead: string;
  readonly facts?: Letter['facts'];
  readonly button?: LetterLink;
  readonly choices?: Letter['choices'];
  readonly links?: readonly LetterLink[];
  readonly footer?: Letter['footer'];
}

/** Makes a message of a letter that is about no booking. */
export function composeLetter(
  sender: Sender,
  { email, language }: { readonly email: string; readonly language: Language },
  content: LetterContent,
): Mail {
  const words = messageWords(language);
  const { button, choices } = content;
  const letter: Letter = {
    language,
    title: content.title,
    network: sender.networkName,
    lead: content.lead,
    facts: content.facts ?? [],
    ...(button && { button: { ...button, hint: words.buttonText } }),
    ...(choices && { choices }),
    links: content.links ?? [],
    footer: [
      ...(content.footer ?? []),
      ...(sender.controller === undefined ? [] : [words.controller(sender.controller)]),
      ...(sender.privacyNotice === undefined ? [] : [{ label: words.notice, address: sender.privacyNotice }]),
    ],
  };
  const subject = `${content.title} – ${sender.networkName}`.replace(/\s+/g, ' ').trim();
  return { to: email, subject, ...writeLetter(letter), language };
}
