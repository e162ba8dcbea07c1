import type { Language } from '../../http/language.ts';

/** The method of the CO2 figure, for whoever reads a counter; docs/co2-method.md has the details for those who audit. */
const fr = {
  title: 'Comment le CO2 est calculé',
  lead: 'Ce que chaque chiffre compte, ce qu’il ne compte pas, et pourquoi c’est un intervalle.',
  sections: [
    [
      'Ce qui est compté',
      'Les présences d’une journée constatées par le lieu\xa0: le code du jour affiché à l’entrée, ou l’accueil. Jamais les réservations, ni les inscriptions, ni les pages vues. Une demi-journée qui s’ajoute au trajet habituel n’évite aucun trajet\xa0: elle n’entre pas.',
    ],
    [
      'Pour une visite',
      'Deux fois la distance du trajet qui aurait été fait, multipliée par le facteur d’émission du moyen de transport, moins deux fois la distance du trajet jusqu’au lieu, multipliée par le sien. Une voiture est partagée entre les personnes qu’elle transporte. Qui serait resté à domicile n’épargne rien\xa0: son trajet jusqu’au lieu est une émission de plus. Qui ne sait pas n’est pas compté, et la part des visites connues le dit.',
    ],
    [
      'Ce qui est retranché',
      'L’effet rebond\xa0: 25 % des économies, et d’elles seules (intervalle de 0 à 31 %, études de l’ADEME sur le télétravail à domicile, non mesuré pour les tiers-lieux). L’énergie du lieu\xa0: 442 g par présence, de zéro au double, faute de mesure dans chaque lieu.',
    ],
    [
      'L’intervalle',
      'Les incertitudes indépendantes se combinent en racine de la somme des carrés. Celle d’un facteur d’émission (25 %) est commune à toutes les visites et ne diminue pas avec leur nombre\xa0; celle d’une distance (10 %, ou 30 % entre centres de communes) est propre à chaque visite. Un total négatif reste négatif\xa0: «\xa0pas d’économie mesurée\xa0».',
    ],
    [
      'Le périmètre',
      'L’énergie des trajets, amont compris, sans la construction des véhicules\xa0: éviter un trajet ne défait pas une voiture.',
    ],
    [
      'La vie privée',
      'Une personne n’est connue que par une empreinte, dont la clé change chaque trimestre et est détruite quand les chiffres du trimestre sont arrêtés, quinze jours après sa fin. Comptent parmi ces personnes celles qui donnent une adresse, ou qui reviennent par leur propre lien ; une visite sans l’une ni l’autre compte, mais pour personne. Le trajet déclaré n’est retenu que dans les liens de la personne. Rien n’est publié sous onze personnes\xa0: les petits lieux sont réunis, et un chiffre n’existe que pour des groupes entiers, si bien qu’aucune soustraction de deux chiffres ne désigne moins de onze personnes.',
    ],
    [
      'Ce que ce n’est pas',
      'Ni un crédit carbone, ni un certificat d’économies d’énergie, ni une tonne du Label bas-carbone\xa0: rien ne s’additionne. Un chiffre publié garde la version du modèle et des facteurs avec lesquels il a été calculé.',
    ],
  ],
  formula: 'La formule',
  factors: 'Les facteurs d’émission',
  factorsText: (version: string, model: string) =>
    `Jeu ${version}, modèle ${model}. En grammes de CO2 équivalent par kilomètre.`,
  mode: 'Moyen de transport',
  value: 'g/km',
  bases: { vehicle: 'véhicule', passenger: 'passager' },
  source: 'Source',
  assumptions: 'Les hypothèses',
  units: { '1': '', '%': '%', 'g/visit': 'g par présence', weeks: 'semaines' },
  sources: 'Les sources',
  edition: (version: string, licence: string) => `Édition ${version}. Licence\u00a0: ${licence}.`,
  open: 'Données ouvertes',
  links: {
    factors: 'Facteurs et hypothèses (JSON)',
    factorTable: 'Facteurs et hypothèses (CSV)',
    table: 'Tous les trimestres publiés (CSV)',
    simulator: 'Le simulateur',
  },
  simulator: 'Simulateur',
  simulatorLead:
    'Ce que change, en un an, un lieu de travail près de chez soi. Rien n’est envoyé\xa0: le calcul se fait dans cette page.',
  noScript: 'Ce simulateur calcule dans la page et demande JavaScript. La méthode et les facteurs se lisent sans lui.',
};

type MethodWords = typeof fr;

const en: MethodWords = {
  title: 'How the CO2 is computed',
  lead: 'What each figure counts, what it does not, and why it is a range.',
  sections: [
    [
      'What is counted',
      'Presences of a day that the place witnessed: the code of the day shown at the entrance, or its staff. Never bookings, registrations or page views. Half a day on top of the usual trip spares no trip: it does not enter.',
    ],
    [
      'For one visit',
      'Twice the distance of the trip that would have been made, times the emission factor of the way to travel, less twice the distance of the trip to the place, times its own. A car is shared by the people in it. Whoever would have stayed at home spares nothing: their trip to the place is one emission more. Whoever does not know is not counted, and the share of known visits says so.',
    ],
    [
      'What is subtracted',
      'The rebound: 25% of the savings, and of them alone (range from 0 to 31%, ADEME’s studies of telework from home, not measured for third places). The energy of the place: 442 g a presence, from nothing to twice as much, in the lack of a measure in each place.',
    ],
    [
      'The range',
      'Independent uncertainties are combined in quadrature. That of an emission factor (25%) is common to all visits and does not shrink with their number; that of a distance (10%, or 30% between centres of communes) is each visit’s own. A negative total stays negative: “no saving measured”.',
    ],
    [
      'The perimeter',
      'The energy of the trips, upstream included, without building the vehicles: skipping a trip does not un-build a car.',
    ],
    [
      'Privacy',
      'A person is known by a fingerprint only, whose key changes each quarter and is destroyed when the figures of the quarter are settled, fifteen days after its end. People are those who give an address, or come again by their own link; a visit without either counts, but as nobody. A trip that was told is remembered in the person’s own links only. Nothing is published below eleven people: small places are put together, and a figure exists for whole groups only, so that no difference of two figures is about fewer than eleven people.',
    ],
    [
      'What it is not',
      'Neither a carbon credit, nor an energy saving certificate, nor a tonne of a low-carbon label: nothing is to be added up. A published figure keeps the version of the model and of the factors it was computed with.',
    ],
  ],
  formula: 'The formula',
  factors: 'The emission factors',
  factorsText: (version, model) => `Set ${version}, model ${model}. In grams of CO2 equivalent a kilometre.`,
  mode: 'Way to travel',
  value: 'g/km',
  bases: { vehicle: 'vehicle', passenger: 'passenger' },
  source: 'Source',
  assumptions: 'The assumptions',
  units: { '1': '', '%': '%', 'g/visit': 'g a presence', weeks: 'weeks' },
  sources: 'The sources',
  edition: (version, licence) => `Edition ${version}. Licence: ${licence}.`,
  open: 'Open data',
  links: {
    factors: 'Factors and assumptions (JSON)',
    factorTable: 'Factors and assumptions (CSV)',
    table: 'All published quarters (CSV)',
    simulator: 'The simulator',
  },
  simulator: 'Simulator',
  simulatorLead:
    'What a place to work near home changes in a year. Nothing is sent: the computation is made in this page.',
  noScript:
    'This simulator computes in the page and needs JavaScript. The method and the factors can be read without it.',
};

export const methodWords = { fr, en } satisfies Record<Language, MethodWords>;
