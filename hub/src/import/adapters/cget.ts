import type { Kind } from '../../../../sdk/contract/index.ts';
import type { Doubt, PlaceDraft } from '../../places/draft.ts';
import { nameKey } from '../../territories/names.ts';
import { communeOf, type Communes } from '../communes.ts';
import { readInseeCode, readPostalCode } from '../normalise/codes.ts';
import { readRoleMail } from '../normalise/mail.ts';
import { readLine } from '../normalise/text.ts';
import { readNumber, readPosition } from '../normalise/values.ts';
import { readWebAddress } from '../normalise/web-address.ts';
import type { RowReader } from '../row-reader.ts';
import { longest, readName, said, type Adapter } from './adapter.ts';

/** The list has nothing but third places; TYPO says what prevails in them, and 49 rows do not say it. */
const kindsByType: Readonly<Record<string, readonly [Kind, ...Kind[]]>> = {
  'tiers lieux a dominante coworking': ['coworking', 'third-place'],
  'tiers lieux a dominante fablab': ['fablab', 'third-place'],
};

/**
 * « Recensement des tiers-lieux » of the CGET and the Mission Coworking, 13 June 2019, Licence Ouverte 2.0.
 *
 * The columns on population, employment zone and metropolis are not about the place and are not read; CONTACT and
 * the social networks are not either. INSEEMETRO is where the point falls, not where the address is: it stands in
 * for a missing INSEECOM only where the name of its commune agrees, or where the row names no commune at all.
 */
export function cgetAdapter(communes: Communes): Adapter {
  return {
    platform: 'cget',
    requiredColumns: ['ID', 'NOM_TL', 'ADRESSE', 'CP', 'INSEECOM', 'WEB', 'TYPO', 'LAT', 'LONG', 'PRECISION'],
    nameColumn: 'NOM_TL',
    read(row) {
      const named = readName(row, 'NOM_TL');
      if ('refused' in named) return named;
      const id = row.text('ID');
      if (id === undefined) return { refused: 'no-id' };
      const source: PlaceDraft['source'] = {
        platform: 'cget',
        id,
        url: 'https://github.com/anct-carto/mission_coworking',
        licence: 'Licence Ouverte 2.0, CGET / Mission Coworking',
        observedAt: '2019-06-13',
      };
      return {
        source,
        name: named.name,
        kinds: kindsByType[nameKey(row.text('TYPO') ?? '')] ?? ['third-place'],
        ...said({
          street: row.read('ADRESSE', readLine(longest.line)),
          website: row.read('WEB', readWebAddress),
          email: row.read('MAIL', readRoleMail),
          ...readAddress(row, communes),
        }),
        ...readPoint(row),
      };
    },
  };
}

function readAddress(row: RowReader, communes: Communes) {
  const postalCode = row.read('CP', readPostalCode);
  const own = row.text('NOMCOM') ?? row.text('COMINIT');
  const beneath = row.text('NOMCOMMETRO');
  const inseeCode = row.read('INSEECOM', readInseeCode);
  if (inseeCode !== undefined) return { postalCode, city: own ?? beneath, inseeCode };
  const fallsIn = own === undefined || (beneath !== undefined && nameKey(own) === nameKey(beneath));
  const found = fallsIn
    ? row.read('INSEEMETRO', readInseeCode)
    : postalCode === undefined
      ? undefined
      : communeOf(communes, postalCode, own);
  if (found !== undefined) row.take('INSEECOM', { value: found, repaired: ['insee-code-found'] });
  return { postalCode, city: own ?? beneath, inseeCode: found };
}

function readPoint(row: RowReader): Partial<PlaceDraft> {
  const lat = row.read('LAT', readNumber);
  const lon = row.read('LONG', readNumber);
  if (lat === undefined || lon === undefined) return { doubts: [] };
  const point = row.take('LAT', readPosition(lat, lon));
  if (point === undefined) return { doubts: [] };
  const score = row.read('PRECISION', readNumber);
  const byHand = /^place a la main$/i.test(row.text('GEOCOD') ?? '');
  return { ...point, ...judgePoint(score, byHand) };
}

/**
 * Two geocoders were used: one gives a score from 0 to 1, the other an accuracy from 1 (country) to 9 (premises),
 * of which 8 is an address. Points placed by hand say 0.99.
 */
function judgePoint(score: number | undefined, byHand: boolean): Partial<PlaceDraft> {
  if (byHand) return { positionPrecision: 'approximate', positionSource: 'CGET, placé à la main', doubts: [] };
  const positionSource = 'CGET, géocodage 2019';
  if (score === undefined || score < 0) return { positionPrecision: 'unknown', positionSource, doubts: [] };
  const likely = score > 1 ? score / 9 : score;
  const doubts: Doubt[] =
    likely < 0.5 ? [{ code: 'low-precision', detail: `Position peu sûre\xa0: géocodage noté ${score}.` }] : [];
  return { positionPrecision: likely >= 0.8 ? 'exact' : 'approximate', positionSource, doubts };
}
