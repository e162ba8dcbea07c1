import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * The Code officiel géographique (INSEE) and the EPCI (DGCL), from `@etalab/decoupage-administratif`
 * (data under Licence Ouverte 2.0). Read as files, so that what is not kept can be collected.
 */
export interface OfficialCommune {
  readonly code: string;
  readonly nom: string;
  readonly type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal';
  readonly departement: string;
  readonly region: string;
  readonly population?: number;
  readonly codesPostaux?: readonly string[];
  /** Codes of the communes that were merged into this one. */
  readonly anciensCodes?: readonly string[];
  /** Of a commune déléguée or associée: the commune it is part of. */
  readonly chefLieu?: string;
  /** Of an arrondissement: Paris, Lyon or Marseille. */
  readonly commune?: string;
}

export interface OfficialEpci {
  readonly code: string;
  readonly nom: string;
  readonly populationMunicipale: number;
  readonly membres: readonly { readonly code: string; readonly populationMunicipale?: number }[];
}

export interface OfficialDepartement {
  readonly code: string;
  readonly nom: string;
  readonly region: string;
}

export interface OfficialRegion {
  readonly code: string;
  readonly nom: string;
  /** `com` for the overseas collectivities, which are no regions in law. */
  readonly zone: 'metro' | 'drom' | 'com';
}

export interface OfficialCode {
  readonly communes: readonly OfficialCommune[];
  readonly epci: readonly OfficialEpci[];
  readonly departements: readonly OfficialDepartement[];
  readonly regions: readonly OfficialRegion[];
}

const require = createRequire(import.meta.url);

function readTable<Row>(name: string): Row[] {
  return JSON.parse(
    readFileSync(require.resolve(`@etalab/decoupage-administratif/data/${name}.json`), 'utf8'),
  ) as Row[];
}

export function readOfficialCode(): OfficialCode {
  return {
    communes: readTable<OfficialCommune>('communes'),
    epci: readTable<OfficialEpci>('epci'),
    departements: readTable<OfficialDepartement>('departements'),
    regions: readTable<OfficialRegion>('regions'),
  };
}

/** The current commune of every code that is or was one: arrondissements, merged and delegated communes. */
export function currentCommunes(communes: readonly OfficialCommune[]): Map<string, OfficialCommune> {
  const current = new Map<string, OfficialCommune>();
  for (const commune of communes) if (commune.type === 'commune-actuelle') current.set(commune.code, commune);
  const alias = (code: string, target: OfficialCommune | undefined) => {
    if (target && !current.has(code)) current.set(code, target);
  };
  for (const commune of communes) {
    if (commune.type !== 'commune-actuelle')
      alias(commune.code, current.get(commune.commune ?? commune.chefLieu ?? ''));
    else for (const old of commune.anciensCodes ?? []) alias(old, commune);
  }
  return current;
}
