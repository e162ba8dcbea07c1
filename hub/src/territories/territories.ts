import { readFileSync } from 'node:fs';
import type { Territory, TerritoryType } from '../../../sdk/contract/index.ts';
import { nameKey } from './names.ts';
import { currentCommunes, readOfficialCode, type OfficialCode } from './official-code.ts';
import { TerritoryNames, type Found } from './territory-names.ts';

/** Where a commune is: bare codes, those the table `place` keeps. */
export interface Location {
  readonly commune: string;
  /** Null for the islands that belong to none. */
  readonly epci: string | null;
  readonly departement: string;
  readonly region: string;
}

type Box = [west: number, south: number, east: number, north: number];

function readJson<T>(relative: string): T {
  return JSON.parse(readFileSync(new URL(relative, import.meta.url), 'utf8')) as T;
}

/** The smallest box around all; null when there is none. */
function union(boxes: readonly (Box | null)[]): Box | null {
  return boxes.reduce(
    (all, box) =>
      all && box
        ? [Math.min(all[0], box[0]), Math.min(all[1], box[1]), Math.max(all[2], box[2]), Math.max(all[3], box[3])]
        : (all ?? box),
    null,
  );
}

/**
 * The communes, EPCI, departements and regions of France, overseas included: Code officiel géographique (INSEE) and
 * EPCI (DGCL) of 2026, town centres of GeoNames. All methods are synchronous and keep nothing of what they are asked.
 */
export class Territories {
  /** By public code, such as `commune:35238`. */
  readonly #byCode = new Map<string, Territory>();
  /** By any code that is or was a commune's, an arrondissement's included. */
  readonly #locations = new Map<string, Location>();
  /** How many communes a territory has, and one of them, by public code. */
  readonly #members = new Map<string, [count: number, member: string]>();
  readonly #postalCodes = new Map<string, { departement: string; communes: string[] }>();
  #names: TerritoryNames | undefined;

  constructor(
    official: OfficialCode,
    bounds: Readonly<Record<string, { readonly bounds: Box }>>,
    centres: Readonly<Record<string, readonly [lat: number, lon: number]>>,
  ) {
    const epciOf = new Map<string, string>();
    for (const epci of official.epci) for (const member of epci.membres) epciOf.set(member.code, epci.code);
    for (const [code, { code: commune, departement, region }] of currentCommunes(official.communes)) {
      this.#locations.set(code, { commune, epci: epciOf.get(commune) ?? null, departement, region });
    }
    this.#countMembers(official);
    this.#addRegionsAndDepartements(official, bounds);
    this.#addCommunes(official, centres);
    this.#addEpci(official);
  }

  #add(
    type: TerritoryType,
    code: string,
    name: string,
    facts: Partial<Pick<Territory, 'within' | 'population' | 'centre' | 'bbox'>>,
  ): void {
    const known = { within: null, population: null, centre: null, bbox: null, ...facts };
    this.#byCode.set(`${type}:${code}`, { code: `${type}:${code}`, type, name, ...known });
  }

  #countMembers(official: OfficialCode): void {
    for (const { type, code, departement, region } of official.communes) {
      if (type !== 'commune-actuelle') continue;
      for (const territory of [`commune:${code}`, `departement:${departement}`, `region:${region}`]) {
        const [count, member] = this.#members.get(territory) ?? [0, code];
        this.#members.set(territory, [count + 1, member]);
      }
    }
  }

  #addRegionsAndDepartements(official: OfficialCode, bounds: Readonly<Record<string, { readonly bounds: Box }>>): void {
    const population = new Map<string, number>();
    for (const { type, departement, region, population: inhabitants = 0 } of official.communes) {
      if (type !== 'commune-actuelle') continue;
      for (const code of [`departement:${departement}`, `region:${region}`]) {
        if (inhabitants > 0) population.set(code, (population.get(code) ?? 0) + inhabitants);
      }
    }
    const inhabitantsOf = (code: string) => population.get(code) ?? null;
    for (const { code, nom } of official.regions) {
      const departements = official.departements.filter(({ region }) => region === code);
      const bbox = union(departements.map((departement) => bounds[departement.code]?.bounds ?? null));
      this.#add('region', code, nom, { population: inhabitantsOf(`region:${code}`), bbox });
    }
    for (const { code, nom, region } of official.departements) {
      const within = this.#byCode.get(`region:${region}`)?.name ?? null;
      const bbox = bounds[code]?.bounds ?? null;
      this.#add('departement', code, nom, { within, population: inhabitantsOf(`departement:${code}`), bbox });
    }
  }

  #addCommunes(official: OfficialCode, centres: Readonly<Record<string, readonly [lat: number, lon: number]>>): void {
    const largest = new Map<string, number>();
    for (const { type, code, nom, departement, population, codesPostaux = [] } of official.communes) {
      if (type !== 'commune-actuelle') continue;
      const point = centres[code];
      const within = this.#byCode.get(`departement:${departement}`)?.name ?? null;
      const centre = point ? { lat: point[0], lon: point[1] } : null;
      this.#add('commune', code, nom, { within, population: population ?? null, centre });
      for (const postalCode of codesPostaux) {
        const known = this.#postalCodes.get(postalCode) ?? { departement, communes: [] };
        known.communes.push(code);
        // a postal code may reach into a second departement: most of its people decide
        if ((population ?? 0) > (largest.get(postalCode) ?? -1)) {
          largest.set(postalCode, population ?? 0);
          known.departement = departement;
        }
        this.#postalCodes.set(postalCode, known);
      }
    }
  }

  #addEpci(official: OfficialCode): void {
    for (const { code, nom, populationMunicipale, membres } of official.epci) {
      const seat = [...membres].sort((a, b) => (b.populationMunicipale ?? 0) - (a.populationMunicipale ?? 0))[0];
      const departement = this.#locations.get(seat?.code ?? '')?.departement;
      const within = this.#byCode.get(`departement:${departement ?? ''}`)?.name ?? null;
      this.#add('epci', code, nom, { within, population: populationMunicipale });
    }
  }

  /**
   * Where a commune is.
   * @param inseeCode of a commune, an arrondissement of Paris, Lyon or Marseille, or a commune merged into another
   * @returns the codes of the current commune; undefined when the code is unknown
   */
  locate(inseeCode: string): Location | undefined {
    return this.#locations.get(inseeCode.trim().toUpperCase());
  }

  /** The territory of a public code such as `epci:243500139`; undefined when there is none. */
  get(code: string): Territory | undefined {
    return this.#byCode.get(code);
  }

  /**
   * The departement a postal code delivers to: the most populous one of the few codes that serve two.
   * Special codes (CEDEX) follow the rule of La Poste: the first two digits, three overseas, 200-201 and 202-206 in
   * Corse. @returns undefined when no departement has that number
   */
  departementOf(postalCode: string): string | undefined {
    if (!/^\d{5}$/.test(postalCode)) return undefined;
    const known = this.#postalCodes.get(postalCode)?.departement;
    if (known) return known;
    let code = /^9[78]/.test(postalCode) ? postalCode.slice(0, 3) : postalCode.slice(0, 2);
    if (code === '20') code = postalCode < '20200' ? '2A' : '2B';
    return this.#byCode.has(`departement:${code}`) ? code : undefined;
  }

  /** The current communes that a postal code delivers to, the most populous first. */
  communesOf(postalCode: string): Territory[] {
    return (this.#postalCodes.get(postalCode)?.communes ?? [])
      .flatMap((code) => this.#byCode.get(`commune:${code}`) ?? [])
      .sort((a, b) => (b.population ?? 0) - (a.population ?? 0));
  }

  /**
   * What a person means by a code or a name, for the `territory` filter.
   *
   * - `commune:35238`: that one; the code of an arrondissement or of a merged commune stands for the current commune.
   * - A bare code: five characters are a commune, nine digits an EPCI, two or three a departement, else a region. So
   *   `53` is la Mayenne: departement numbers are what people know; la Bretagne is `region:53`.
   * - A name: case, accents and hyphens are forgiven, also « st- », a missing article and a missing « CC », « CA »
   *   before an EPCI. Territories with the same places are one (Paris: the commune; Mayotte: the region), and a
   *   region's name means the region. Any other name that several bear (Saint-Denis, Vienne) is ambiguous.
   */
  find(text: string): Found {
    const code = this.#findCode(text.trim());
    if (code) return { status: 'found', territory: code };
    return this.#index().find(text);
  }

  /**
   * Territories whose name begins with the text (or has a word that does), or that bear it as their code or postal
   * code: exact ones first, then by beginning, then by population.
   */
  search(
    text: string,
    types: readonly TerritoryType[] | undefined,
    limit: number,
  ): { items: Territory[]; total: number } {
    const wanted = new Set<TerritoryType>(types ?? ['commune', 'epci', 'departement', 'region']);
    const byCode = [...this.#codesOf(text.trim()), ...this.communesOf(text.trim())];
    const seen = new Set(byCode);
    const all = [
      ...byCode,
      ...this.#index()
        .search(nameKey(text))
        .filter((territory) => !seen.has(territory)),
    ];
    const items = all.filter(({ type }) => wanted.has(type));
    return { items: items.slice(0, limit), total: items.length };
  }

  #index(): TerritoryNames {
    this.#names ??= new TerritoryNames(this.#byCode.values(), (territory) => this.#extent(territory));
    return this.#names;
  }

  /**
   * Equal for territories that hold the same communes. Communes, departements and regions are nested, so that a
   * count and one member tell; an EPCI is never taken for one of them.
   */
  #extent({ code, type }: Territory): string {
    const [count = 0, member = ''] = this.#members.get(code) ?? [];
    return type === 'epci' ? code : `${count} ${member}`;
  }

  #findCode(text: string): Territory | undefined {
    const [, type, code] = /^(commune|epci|departement|region):(\w+)$/i.exec(text) ?? [];
    if (!type || !code) return this.#codesOf(text)[0];
    const kind = type.toLowerCase();
    if (kind === 'commune') return this.#byCode.get(`commune:${this.locate(code)?.commune ?? ''}`);
    return this.#byCode.get(`${kind}:${code.toUpperCase()}`);
  }

  /** The territories that bear a bare code, in the order of precedence. */
  #codesOf(text: string): Territory[] {
    const bare = text.toUpperCase();
    const commune = this.locate(bare)?.commune;
    return [commune && `commune:${commune}`, `epci:${bare}`, `departement:${bare}`, `region:${bare}`].flatMap(
      (code) => this.#byCode.get(code ?? '') ?? [],
    );
  }
}

/** Reads the tables from the packages: 0.2 s and about 60 MB, of which most is given back. */
export function loadTerritories(): Territories {
  return new Territories(
    readOfficialCode(),
    readJson<Record<string, { bounds: Box }>>('../import/departement-bounds.json'),
    readJson<Record<string, [number, number]>>('town-centres.json'),
  );
}
