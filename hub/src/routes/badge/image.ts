import type { PlaceLabels } from '../../../../sdk/contract/index.ts';
import { dayAndTime } from '../../../../src/translations/dates.ts';
import type { Language } from '../../http/language.ts';
import { qrSvg } from '../../qr/qr.ts';
import { messagesOf, stateSentence, translated } from '../labels/view.ts';
import { labelWords } from '../labels/words.ts';
import type { BadgeEntry, BadgeImage, BadgeSize } from './draw.ts';

export interface Asked {
  readonly language: Language;
  readonly size: BadgeSize;
  /** Ids of labels; empty for all. */
  readonly only: readonly string[];
}

/** What an image says of the labels of a place; its title says all of it to whoever sees no image. */
export function imageOf(
  labels: PlaceLabels,
  asked: Asked,
  { timeZone, page }: { timeZone: string; page: string },
): BadgeImage {
  const { language, size, only } = asked;
  const messages = messagesOf(language);
  const words = labelWords[language];
  const shows = (id: string): boolean => only.length === 0 || only.includes(id);
  const entries = labels.items
    .filter(({ label }) => shows(label.id))
    .map((grant): BadgeEntry => ({
      name: translated(grant.label.name, language),
      by: messages.label.by(grant.label.issuer.name),
      state: [stateSentence(grant, messages), grant.reason].filter(Boolean).join('. '),
      kind: grant.status === 'granted' ? 'granted' : 'over',
    }));
  if (labels.declaration && shows('telework-spot')) {
    const { teleworkSpot, declared } = messages.label;
    entries.push({ name: teleworkSpot, by: labels.declaration.note ?? '', state: declared, kind: 'declared' });
  }
  const { status } = labels.place;
  const closed = status === 'open' ? [] : [messages.place.statuses[status]];
  const none = entries.length > 0 ? [] : [only.length > 0 ? messages.label.lacks : messages.label.none];
  const notice = [...closed, ...none].join(' ');
  const checked = messages.label.checked(...dayAndTime(Date.parse(labels.evaluatedAt), messages, timeZone));
  const said = entries.map(({ name, by, state }) => [name, by, state].filter(Boolean).join(', '));
  return {
    title: [words.ofPlace(labels.place.name), notice, ...said, checked].filter(Boolean).join('. '),
    language,
    size,
    notice: notice === '' ? undefined : notice,
    entries,
    checked,
    code: size === 'poster' ? qrSvg(page, { title: words.qr(labels.place.name) }) : undefined,
  };
}
