import type { Doubt, PlaceDraft } from '../places/draft.ts';
import bounds from './departement-bounds.json' with { type: 'json' };
import type { Communes } from './communes.ts';

const boundsOf = new Map<string, readonly number[]>(
  Object.entries(bounds).map(([departement, { bounds: box }]) => [departement, box]),
);

/** About a kilometre: a pier, an island's landing stage or a rounded coordinate are no errors. */
const MARGIN = 0.01;

/** Counts how many places of a list stand on each point. */
export class PointCounter {
  readonly #counts = new Map<string, number>();

  add({ lat, lon }: PlaceDraft): void {
    if (lat === undefined || lon === undefined) return;
    const key = `${lat} ${lon}`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  /** How many other places of the list stand on the same point. */
  others({ lat, lon }: PlaceDraft): number {
    return Math.max(0, (this.#counts.get(`${lat} ${lon}`) ?? 0) - 1);
  }
}

/** What looks wrong about where a place is said to be. The place is kept, and the doubt with it. */
export function doubtsAbout(draft: PlaceDraft, communes: Communes, points: PointCounter): Doubt[] {
  const doubts: Doubt[] = [];
  const byCommune = draft.inseeCode === undefined ? undefined : communes.locate(draft.inseeCode)?.departement;
  const byPost = draft.postalCode === undefined ? undefined : communes.departementOf(draft.postalCode);
  if (byCommune !== undefined && byPost !== undefined && byCommune !== byPost && !servesBoth(draft, communes)) {
    doubts.push({
      code: 'departement-mismatch',
      detail: `Le code postal ${draft.postalCode} est du département ${byPost}, le code INSEE ${draft.inseeCode} du département ${byCommune}.`,
    });
  }
  const departement = byCommune ?? byPost;
  if (departement !== undefined && isOutside(draft, departement)) {
    doubts.push({
      code: 'outside-departement',
      detail: `La position (${draft.lat}, ${draft.lon}) est hors du département ${departement}.`,
    });
  }
  const others = points.others(draft);
  if (others > 0) {
    doubts.push({
      code: 'shared-point',
      detail:
        others === 1
          ? 'Même point qu’un autre lieu de la liste.'
          : `Même point que ${others} autres lieux de la liste.`,
    });
  }
  return doubts;
}

/** A few postal codes serve communes on both sides of a border: then there is no contradiction. */
function servesBoth({ postalCode, inseeCode }: PlaceDraft, communes: Communes): boolean {
  const commune = communes.locate(inseeCode ?? '')?.commune;
  return communes.communesOf(postalCode ?? '').some(({ code }) => code === `commune:${commune}`);
}

function isOutside({ lat, lon }: PlaceDraft, departement: string): boolean {
  const [west, south, east, north] = boundsOf.get(departement) ?? [];
  if (lat === undefined || lon === undefined) return false;
  if (west === undefined || south === undefined || east === undefined || north === undefined) return false;
  return lon < west - MARGIN || lon > east + MARGIN || lat < south - MARGIN || lat > north + MARGIN;
}
