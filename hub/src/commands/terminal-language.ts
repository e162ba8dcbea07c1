import type { Language } from '../http/language.ts';

/** The language of the terminal (POSIX precedence); French when it says nothing. */
export function terminalLanguage(env: NodeJS.ProcessEnv): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^en/i.test(locale) ? 'en' : 'fr';
}
