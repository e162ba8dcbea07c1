/** What every element may have to say. No-break spaces (\xa0) stand where French wants them. */
export const common = {
  /** BCP 47, for Intl. */
  locale: 'fr',
  retry: 'Réessayer',
  retrying: 'Nouvel essai…',
  loading: 'Chargement…',
  /** A formatted day: Intl writes « 1 mars » where French says « 1er mars ». */
  day: (formatted: string): string => formatted.replace(/\b1 (?=\p{L})/u, '1er '),
  /** Wall-clock time; hours 0 to 24. */
  time: (hours: number, minutes: number): string =>
    hours === 24 ? 'minuit' : `${hours}\xa0h${minutes ? `\xa0${String(minutes).padStart(2, '0')}` : ''}`,
  list: (items: readonly string[]): string => items.join(', '),
  semicolon: '\xa0; ',
  /** A name and what is said of it. */
  labelled: (name: string, said: string): string => `${name}\xa0: ${said}`,
};

/** Why nothing can be shown, by the name of the SDK's error. */
export const problem = {
  noHub: 'Ce contenu ne peut pas s’afficher\xa0: l’adresse du réseau n’est pas indiquée dans la page.',
  NetworkError: 'Le réseau de lieux est injoignable. Vérifiez votre connexion, puis réessayez.',
  TimeoutError: 'Le réseau de lieux tarde à répondre. Réessayez dans un instant.',
  ProblemError: 'Le réseau de lieux ne peut pas répondre pour le moment. Réessayez dans un instant.',
  InvalidAnswerError: 'La réponse du réseau de lieux est illisible. Réessayez dans un instant.',
  unexpected: 'Une erreur empêche l’affichage. Réessayez dans un instant.',
};
