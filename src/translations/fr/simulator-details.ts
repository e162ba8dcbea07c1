/** What the simulator assumes and what it leaves out: read when somebody asks. */
export const simulatorDetails = {
  fields: {
    weeks: 'Semaines travaillées par an',
    rebound: 'Effet rebond, en % de l’économie',
    reboundLow: 'Effet rebond, au mieux, en %',
    reboundHigh: 'Effet rebond, au pire, en %',
    placeEnergy: 'Énergie du lieu, en g de CO2 par jour',
    distanceError: 'Incertitude des distances, en %',
    factorError: 'Incertitude des facteurs d’émission, en %',
    factor: 'Trajet habituel, en g de CO2 par km',
    placeFactor: 'Trajet au lieu, en g de CO2 par km',
    speed: 'Trajet habituel, en km/h de porte à porte',
    placeSpeed: 'Trajet au lieu, en km/h de porte à porte',
    timeError: 'Incertitude des durées, en %',
  },
  assumptionsText: (factors: string, model: string) =>
    `Facteurs ADEME ${factors}, modèle ${model}\xa0: énergie des trajets, amont compris, sans la construction des véhicules. Dépenses\xa0: barème kilométrique 2026, différence entre deux années, hors abonnements et péages. Temps\xa0: vitesses moyennes de porte à porte. Le rebond a été mesuré pour le télétravail à domicile.`,
  reset: 'Revenir aux valeurs proposées',
  leftOutText:
    'Accidents évités, emplois déplacés, productivité, absences, équilibre de vie\xa0: le plan national les cite aussi. À l’échelle d’une personne, d’un employeur ou d’une commune, aucun chiffre n’en résisterait à un audit\xa0: les études donnent des moyennes nationales, sans marge d’erreur à cette échelle. Ils ne sont donc pas chiffrés ici.',
};
