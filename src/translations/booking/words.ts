import type { Language } from '../messages.ts';
import { fr } from './fr.ts';

/** Every sentence of the booking dialog. French is the reference; another language is one file of this type. */
export type BookingWords = typeof fr;

const loaders: { readonly [L in Exclude<Language, 'fr'>]: () => Promise<BookingWords> } = {
  en: async () => (await import('./en.ts')).en,
};

export const bookingWords = async (language: Language): Promise<BookingWords> =>
  language === 'fr' ? fr : loaders[language]();
