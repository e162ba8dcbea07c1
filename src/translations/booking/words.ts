import type { Language } from '../messages.ts';
import { fr } from './fr.ts';

/** Every sentence of the booking dialog. French is the reference; another language is one file of this type. */
export type BookingWords = typeof fr;

/** @param given those of a language that the page added, which come with its other sentences */
export const bookingWords = async (language: Language, given?: BookingWords): Promise<BookingWords> =>
  given ?? (language === 'en' ? (await import('./en.ts')).en : fr);
