import type { PlaceDraft } from '../../places/draft.ts';
import { fold } from '../../territories/names.ts';
import { readInseeCode, readPostalCode } from '../normalise/codes.ts';
import { readRoleMail, withoutPersons } from '../normalise/mail.ts';
import { readPhone } from '../normalise/phone.ts';
import { readLine, readProse } from '../normalise/text.ts';
import { readNumber, readPosition } from '../normalise/values.ts';
import type { RowReader } from '../row-reader.ts';
import { longest, readName, said, type Adapter } from './adapter.ts';
import { readDays } from './days.ts';

/** The list has no column for Sunday. */
const dayColumns = {
  Mo: 'h_lundi',
  Tu: 'h_mardi',
  We: 'h_mercredi',
  Th: 'h_jeudi',
  Fr: 'h_vendredi',
  Sa: 'h_samedi',
} as const;

/**
 * « Liste des structures France services » of the ANCT, 1 August 2024, Licence Ouverte 2.0.
 *
 * A house is kept out of sight until a telework spot is declared for it. A bus or an itinerant service is not a
 * place one can go to: its point is where it is managed, so it is refused. Hours are those of the six columns; the
 * list does not speak of public holidays, so neither do we; exceptions stay in the comment, which becomes the
 * description.
 * @param asTeleworkSpot declares every house a telework spot, for trying
 */
export function franceServicesAdapter(asTeleworkSpot: boolean): Adapter {
  return {
    platform: 'france-services',
    requiredColumns: [
      'id_fs',
      'lib_fs',
      'insee_com',
      'latitude',
      'longitude',
      'format_fs',
      ...Object.values(dayColumns),
    ],
    nameColumn: 'lib_fs',
    read(row) {
      const named = readName(row, 'lib_fs');
      if ('refused' in named) return named;
      const id = row.text('id_fs');
      if (id === undefined) return { refused: 'no-id' };
      if (/^(?:bus|itinerant)/.test(fold(row.text('format_fs') ?? ''))) return { refused: 'itinerant' };
      const { hours: openingHours, doubts } = readDays(row, dayColumns);
      const description = row.read('commentaire', readProse(longest.description));
      return {
        source: {
          platform: 'france-services',
          id,
          url: 'https://www.data.gouv.fr/fr/datasets/liste-des-structures-france-services/',
          licence: 'Licence Ouverte 2.0, ANCT',
          observedAt: '2024-08-01',
        },
        name: named.name,
        kinds: ['service-house'],
        ...(asTeleworkSpot ? { listed: true, teleworkSpot: { hours: null, note: null } } : { listed: false }),
        ...said({
          street: row.read('adresse', readLine(longest.line)),
          complement: row.read('complement_adresse', readLine(longest.line)),
          postalCode: row.read('code_postal', readPostalCode),
          city: row.read('lib_com', readLine(longest.line)),
          inseeCode: row.read('insee_com', readInseeCode),
          email: row.read('mail', readRoleMail),
          phone: row.read('telephone', readPhone),
          description: description === undefined ? undefined : row.take('commentaire', withoutPersons(description)),
          openingHours,
        }),
        ...readPoint(row),
        doubts,
      };
    },
  };
}

function readPoint(row: RowReader): Partial<PlaceDraft> {
  const lat = row.read('latitude', readNumber);
  const lon = row.read('longitude', readNumber);
  if (lat === undefined || lon === undefined) return {};
  const point = row.take('latitude', readPosition(lat, lon));
  // The list does not say how its points were found.
  return point === undefined ? {} : { ...point, positionPrecision: 'unknown', positionSource: 'ANCT, France services' };
}
