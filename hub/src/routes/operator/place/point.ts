/** Positions as people have them: two numbers, or a link of a map. */

const DEGREES = String.raw`([+-]?\d{1,3}(?:[.,]\d+)?)`;
const forms = [
  // Google: /@48.1113,-1.68,17z and ?q=48.1113,-1.68
  new RegExp(String.raw`[@=/]${DEGREES},\s*${DEGREES}(?:[,&z/?]|$)`),
  // OpenStreetMap: #map=19/48.1113/-1.68
  new RegExp(String.raw`#map=\d+(?:\.\d+)?/${DEGREES}/${DEGREES}`),
];
const marker = /[?&]mlat=([+-]?[\d.]+)&mlon=([+-]?[\d.]+)/;
const pair = new RegExp(String.raw`^\(?${DEGREES}\s*°?\s*[,;\s]\s*${DEGREES}\s*°?\)?$`);

/** Understands « 48.1113, -1.6800 » and links of OpenStreetMap and Google Maps. Degrees, WGS 84. */
export function readPoint(text: string): { lat: number; lon: number } | undefined {
  const typed = text.trim();
  const found = /^https?:/i.test(typed)
    ? (marker.exec(typed) ?? forms.map((form) => form.exec(typed)).find((match) => match !== null))
    : pair.exec(typed);
  const [lat = NaN, lon = NaN] = (found ?? []).slice(1, 3).map((degrees) => Number(degrees.replace(',', '.')));
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : undefined;
}

/** As {@link readPoint} reads it. */
export const writePoint = (point: { readonly lat: number; readonly lon: number } | null): string =>
  point === null ? '' : `${point.lat}, ${point.lon}`;
