import { en } from '../../../../src/translations/en.ts';
import { fr } from '../../../../src/translations/fr.ts';
import type { Messages } from '../../../../src/translations/messages.ts';
import type { EmbedAddress } from '../../embed/address.ts';
import type { Language } from '../../http/language.ts';
import type { Fault } from '../../http/problem.ts';
import type { OwnApi } from '../pages/api.ts';
import type { Html } from '../pages/layout.ts';
import { embedWords } from './words.ts';

/** What an embed page shows of its widget, readable without JavaScript. */
export interface EmbedView {
  readonly title: string;
  readonly description: string;
  /** What stands inside the element until the kit has drawn it, and for good without JavaScript. */
  readonly fallback: Html;
  /** schema.org, as text. */
  readonly jsonLd?: string | undefined;
  /** The page of the hub that this is a part of; the embed page itself when absent. */
  readonly canonical?: string;
}

/** Why there is nothing to show. */
export interface NoView {
  readonly status: 400 | 404 | 410 | 503;
  readonly title: string;
  readonly text: string;
  /** Where to go on from here, besides the hub. */
  readonly on?: { readonly path: string; readonly text: string };
}

/** Attributes that can be read but mean nothing, such as a territory that is not there. */
export interface Refused {
  readonly refused: readonly Fault[];
}

/** What a view is made with. */
export interface Making {
  readonly api: OwnApi;
  readonly address: EmbedAddress;
  readonly language: Language;
  /** Origin of the hub as the world sees it. */
  readonly origin: string;
  readonly now: Date;
}

export const messagesOf = (language: Language): Messages => ({ fr, en })[language];

/** The hub itself cannot answer at the moment. */
export function away(language: Language): NoView {
  const words = embedWords[language];
  return { status: 503, title: words.away, text: words.awayText };
}
