import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { PlaceSummary } from '../sdk/contract/index.ts';
import { createClient, formatPlaceId, MapFlag, type MapPlaces } from '../sdk/index.ts';
import { BenchHub } from './hub.ts';
import type { Benchmark, Figure } from './report.ts';

const SIZES = [10_000, 50_000];

/** What the map of a network weighs, against the same places as GeoJSON. */
export const measurePayload: Benchmark = async (tell) => {
  const figures: Figure[] = [];
  for (const size of SIZES) {
    tell(`payload of ${size} places`);
    const hub = await BenchHub.start(size);
    try {
      figures.push(...(await measure(hub, size)));
    } finally {
      await hub.stop();
    }
  }
  return figures;
};

async function measure(hub: BenchHub, size: number): Promise<Figure[]> {
  const client = createClient({ hub: hub.address, timeout: 60_000 });
  const map = await client.places.map();
  if (map.length !== size) throw new Error(`${map.length} places on the map, ${size} in the network`);
  const columns = await (await fetch(new URL('v1/map', client.hub))).text();
  const summaries: PlaceSummary[] = [];
  for await (const place of client.places.all()) summaries.push(place);
  const features = collection(summaries.map(asFeature));
  const [mapGzip, featuresGzip, markersGzip] = [columns, features, collection(markers(map))].map(gzip) as [
    number,
    number,
    number,
  ];
  const of = `${size} places`;
  return [
    { what: `map, gzip, ${of}`, value: mapGzip / size, unit: 'B/place', goal: { atMost: 14 } },
    { what: `map, brotli, ${of}`, value: brotli(columns) / size, unit: 'B/place' },
    {
      what: `map / GeoJSON, ${of}`,
      value: mapGzip / featuresGzip,
      unit: 'ratio',
      goal: { atMost: 0.12 },
      note: 'gzip; features as lists give places',
    },
    {
      what: `map / bare GeoJSON, ${of}`,
      value: mapGzip / markersGzip,
      unit: 'ratio',
      note: 'gzip; features with nothing more than the map',
    },
  ];
}

const gzip = (text: string): number => gzipSync(text, { level: 6 }).length;
/** The quality with which servers compress on the fly. */
const brotli = (text: string): number =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;

const collection = (features: readonly object[]): string => JSON.stringify({ type: 'FeatureCollection', features });

const asFeature = ({ id, position, ...properties }: PlaceSummary): object => ({
  type: 'Feature',
  id,
  geometry: position && { type: 'Point', coordinates: [position.lon, position.lat] },
  properties,
});

/** Features that say exactly what the map's columns say. */
const markers = (map: MapPlaces): object[] =>
  map.id.map((number, index) => {
    const flags = map.flags[index] ?? 0;
    const openNow = flags & MapFlag.openNow ? true : flags & MapFlag.closedNow ? false : null;
    return {
      type: 'Feature',
      id: formatPlaceId(number),
      geometry: { type: 'Point', coordinates: [map.lon[index], map.lat[index]] },
      properties: {
        kind: map.kind[index],
        openNow,
        bookable: (flags & MapFlag.bookable) !== 0,
        teleworkSpot: (flags & MapFlag.teleworkSpot) !== 0,
        label: (flags & MapFlag.label) !== 0,
      },
    };
  });
