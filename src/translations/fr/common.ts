/** What every element may have to say. No-break spaces (\xa0) stand where French wants them. */
export const common = {
  /** BCP 47, for Intl. */
  locale: 'fr',
  retry: 'Réessayer',
  retrying: 'Nouvel essai…',
  loading: 'Chargement…',
  /** A formatted day, no-break space before its month: Intl writes « 1 mars » where French says « 1er mars ». */
  day: (formatted: string): string => formatted.replace(/\b1\xa0/, '1er\xa0'),
  /** Wall-clock time; hours 0 to 24. */
  time: (hours: number, minutes: number): string =>
    hours === 24 ? 'minuit' : `${hours}\xa0h${minutes ? `\xa0${String(minutes).padStart(2, '0')}` : ''}`,
  list: (items: readonly string[]): string => items.join(', '),
  semicolon: '\xa0; ',
  /** A name and what is said of it. */
  labelled: (name: string, said: string): string => `${name}\xa0: ${said}`,
};

/** Why nothing can be shown when nobody can be reached; the other reasons are `reasons`. */
export const problem = {
  NetworkError: 'Le réseau de lieux est injoignable. Vérifiez votre connexion, puis réessayez.',
};
