/** Where a figure was published. */
export interface Source {
  readonly name: string;
  readonly dataset: string;
  /** The edition: a commit, a release or a date. */
  readonly version: string;
  readonly url: string;
  readonly licence: string;
}

/** Published sources of the factors, and our own choices where none publishes a figure. */
export const sources = {
  impactCo2: {
    name: 'ADEME, Impact CO2',
    dataset: 'src/data/categories/deplacement.ts',
    version: '8076a4895 (2026-07-01)',
    url: 'https://github.com/incubateur-ademe/impactco2',
    licence: 'MIT',
  },
  nosGestesClimat: {
    name: 'ADEME, Nos Gestes Climat',
    dataset: 'data/empreinte/transport/',
    version: '4.15.0 (f3bdd322)',
    url: 'https://github.com/incubateur-ademe/nosgestesclimat',
    licence: 'MIT',
  },
  monImpactTransport: {
    name: 'ADEME, Mon Impact Transport',
    dataset: 'src/data/transportations.json',
    version: 'c607f96c (2022-11-29)',
    url: 'https://github.com/incubateur-ademe/monimpacttransport',
    licence: 'MIT',
  },
  teleworkStudies: {
    name: 'ADEME',
    dataset:
      'Caractérisation des effets rebond induits par le télétravail (31 %), et le coefficient de 0,75 du simulateur Impact CO2',
    version: '2020-09',
    url: 'https://librairie.ademe.fr/mobilite-et-transports/3776-caracterisation-des-effets-rebond-induits-par-le-teletravail.html',
    licence: 'citation',
  },
  mileageScale: {
    name: 'Barème kilométrique',
    dataset: 'Voitures, motocyclettes et cyclomoteurs, annuel',
    version: '2026 (service-public.fr, 2026-04-09)',
    url: 'https://outils-ec.fr/idkm',
    licence: 'citation',
  },
  project: {
    name: 'Escale',
    dataset: 'Méthode du chiffre CO2',
    version: '1',
    url: '/methode',
    licence: 'MIT',
  },
} as const satisfies Readonly<Record<string, Source>>;
