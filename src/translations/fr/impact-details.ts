/** How a figure of the CO2 counter came to be. */
export const impactDetails = {
  mass: (unit: string) => `En ${unit} de CO2 équivalent`,
  usual: 'Trajets évités, aller et retour',
  today: 'Trajets jusqu’aux lieux, aller et retour',
  gross: 'Économie brute',
  rebound: (percent: string) => `Effet rebond, ${percent}\xa0% des seules économies`,
  place: 'Énergie des lieux',
  net: 'Économie nette',
  range: (low: string, high: string) =>
    `L’intervalle, de ${low} à ${high}, réunit l’incertitude des facteurs d’émission, celle des distances, l’effet rebond et l’énergie des lieux.`,
  kilometres: (people: string, vehicles: string) =>
    `Kilomètres évités\xa0: ${people} de déplacements, dont ${vehicles} parcourus en voiture ou en deux-roues à moteur.`,
  counted: (percent: number) =>
    `Seules comptent les visites constatées par le lieu (code du jour ou accueil) dont le trajet est connu\xa0: ${percent}\xa0% ici. Celles qui augmentent les émissions comptent aussi.`,
  reboundText: (low: string, high: string) =>
    `L’effet rebond est mesuré pour le télétravail à domicile (Agence de la transition écologique, ADEME), pas pour les tiers-lieux\xa0; l’intervalle va de ${low}\xa0% à ${high}\xa0%.`,
  factors: 'Facteurs d’émission employés',
  versions: (factors: string, model: string) => `Jeu de facteurs ${factors} (ADEME), modèle ${model}.`,
  notCredit:
    'Ce n’est pas un crédit carbone\xa0: ce chiffre ne s’ajoute ni aux certificats d’économies d’énergie ni au Label bas-carbone.',
  links: {
    method: 'La méthode',
    factors: 'Facteurs et hypothèses, en données ouvertes',
    answer: 'Ce chiffre, en données ouvertes',
    table: 'Tous les trimestres, en CSV',
  },
  period: 'Période',
  visits: 'Visites',
  avoided: 'CO2 épargné',
  none: 'Pas de chiffre\xa0: trop peu de personnes',
};
