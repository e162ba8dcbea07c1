/** A part of France as the opening_hours library knows it: whose holidays, and where the sun is looked at. */
export interface HolidayRegion {
  /** The library's name for the part; undefined for holidays that hold in all of France. */
  readonly state: string | undefined;
  /** Latitude and longitude in degrees, roughly the middle: good for sunrise to about half an hour. */
  readonly centre: readonly [lat: number, lon: number];
}

/** ISO 3166-2 codes of the parts of France with public holidays of their own, by departement. */
export const zonesWithOwnHolidays: Readonly<Record<string, string>> = {
  '57': 'FR-57',
  '67': 'FR-67',
  '68': 'FR-68',
  '971': 'FR-971',
  '972': 'FR-972',
  '973': 'FR-973',
  '974': 'FR-974',
  '975': 'FR-PM',
  '976': 'FR-976',
  '977': 'FR-BL',
  '978': 'FR-MF',
  '986': 'FR-WF',
  '987': 'FR-PF',
  '988': 'FR-NC',
};

/** ISO 3166-2 codes of the metropolitan regions, which only differ by their school holidays, with their departements. */
export const schoolRegions: Readonly<Record<string, readonly string[]>> = {
  'FR-ARA': ['01', '03', '07', '15', '26', '38', '42', '43', '63', '69', '73', '74'],
  'FR-BFC': ['21', '25', '39', '58', '70', '71', '89', '90'],
  'FR-BRE': ['22', '29', '35', '56'],
  'FR-CVL': ['18', '28', '36', '37', '41', '45'],
  'FR-20R': ['2A', '2B'],
  'FR-GES': ['08', '10', '51', '52', '54', '55', '57', '67', '68', '88'],
  'FR-HDF': ['02', '59', '60', '62', '80'],
  'FR-IDF': ['75', '77', '78', '91', '92', '93', '94', '95'],
  'FR-NOR': ['14', '27', '50', '61', '76'],
  'FR-NAQ': ['16', '17', '19', '23', '24', '33', '40', '47', '64', '79', '86', '87'],
  'FR-OCC': ['09', '11', '12', '30', '31', '32', '34', '46', '48', '65', '66', '81', '82'],
  'FR-PDL': ['44', '49', '53', '72', '85'],
  'FR-PAC': ['04', '05', '06', '13', '83', '84'],
};

const FRANCE: HolidayRegion = { state: undefined, centre: [46.6, 2.4] };

const regions: Readonly<Record<string, HolidayRegion>> = {
  FR: FRANCE,
  'FR-ARA': { state: 'Auvergne-Rhône-Alpes', centre: [45.5, 4.5] },
  'FR-BFC': { state: 'Bourgogne-Franche-Comté', centre: [47.2, 4.8] },
  'FR-BRE': { state: 'Bretagne', centre: [48.2, -2.8] },
  'FR-CVL': { state: 'Centre-Val de Loire', centre: [47.5, 1.7] },
  'FR-20R': { state: 'Corse', centre: [42.2, 9.1] },
  'FR-GES': { state: 'Grand Est', centre: [48.7, 6.2] },
  'FR-HDF': { state: 'Hauts-de-France', centre: [49.9, 2.8] },
  'FR-IDF': { state: 'Île-de-France', centre: [48.7, 2.5] },
  'FR-NOR': { state: 'Normandie', centre: [49.1, 0.1] },
  'FR-NAQ': { state: 'Nouvelle-Aquitaine', centre: [45.2, 0.2] },
  'FR-OCC': { state: 'Occitanie', centre: [43.7, 2.1] },
  'FR-PDL': { state: 'Pays de la Loire', centre: [47.5, -0.8] },
  'FR-PAC': { state: "Provence-Alpes-Côte d'Azur", centre: [43.9, 6.1] },
  'FR-57': { state: 'Moselle', centre: [49.0, 6.7] },
  'FR-67': { state: 'Bas-Rhin', centre: [48.7, 7.6] },
  'FR-68': { state: 'Haut-Rhin', centre: [47.9, 7.3] },
  'FR-971': { state: 'Guadeloupe', centre: [16.2, -61.5] },
  'FR-972': { state: 'Martinique', centre: [14.6, -61.0] },
  'FR-973': { state: 'Guyane', centre: [4.9, -52.3] },
  'FR-974': { state: 'La Réunion', centre: [-21.1, 55.5] },
  'FR-PM': { state: 'Saint-Pierre-et-Miquelon', centre: [46.8, -56.2] },
  'FR-976': { state: 'Mayotte', centre: [-12.8, 45.2] },
  'FR-BL': { state: 'Saint-Barthélemy', centre: [17.9, -62.8] },
  'FR-MF': { state: 'Saint-Martin', centre: [18.1, -63.1] },
  'FR-WF': { state: 'Wallis-et-Futuna', centre: [-13.3, -176.2] },
  'FR-PF': { state: 'Polynésie française', centre: [-17.5, -149.6] },
  'FR-NC': { state: 'Nouvelle-Calédonie', centre: [-22.3, 166.4] },
};

/** What the library needs to know of a zone; an unknown zone has the holidays of all of France. */
export const regionOf = (zone: string): HolidayRegion => regions[zone] ?? FRANCE;
