/** Why nothing can be shown, by the name of the SDK's error: what can be loaded while the hub answers. */
export const reasons = {
  noHub: 'Ce contenu ne peut pas s’afficher\xa0: l’adresse du réseau n’est pas indiquée dans la page.',
  TimeoutError: 'Le réseau de lieux tarde à répondre. Réessayez dans un instant.',
  ProblemError: 'Le réseau de lieux ne peut pas répondre pour le moment. Réessayez dans un instant.',
  InvalidAnswerError: 'La réponse du réseau de lieux est illisible. Réessayez dans un instant.',
  unexpected: 'Une erreur empêche l’affichage. Réessayez dans un instant.',
};
