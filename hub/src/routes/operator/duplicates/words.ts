import type { Language } from '../../../http/language.ts';

/** The sentences of the pages on which the administrator decides about places that may be one. */
const fr = {
  title: 'Doublons possibles',
  lead: 'Des lieux que deux listes nomment peut-être deux fois. Rien n’est fusionné sans vous.',
  none: 'Aucun doublon n’attend.',
  more: (shown: number, total: number) => `Les ${shown} plus proches sur ${total}.`,
  pairTitle: (a: string, b: string) => `${a} et ${b}`,
  compare: 'Comparer',
  reasons: { 'same-siret': 'Même SIRET', 'like-name': 'Noms semblables' } as Readonly<Record<string, string>>,
  metres: (metres: number) => `à ${metres} m`,
  places: 'Les deux lieux',
  page: 'Page publique',
  bookings: (count: number) =>
    count === 0
      ? 'Aucune réservation à venir'
      : count === 1
        ? '1 réservation à venir'
        : `${count} réservations à venir`,
  operators: (count: number) =>
    count === 0 ? 'Aucun compte' : count === 1 ? '1 compte en a la charge' : `${count} comptes en ont la charge`,
  sources: (names: string) => `Listes\xa0: ${names}`,
  kept: 'Lequel reste\xa0?',
  keptHint:
    'L’identifiant de l’autre mènera toujours à celui-ci. Ce qui s’y réserve reste celui du lieu gardé. Un lieu où l’on est encore attendu ne peut pas disparaître.',
  fields: 'Que dit la fiche\xa0?',
  same: 'Les deux fiches disent la même chose.',
  merge: 'Fusionner',
  two: 'Ce sont deux lieux',
  twoHint: 'La question ne reviendra pas, même à la prochaine importation.',
  alreadyTwo: 'Quelqu’un a dit que ce sont deux lieux. Vous pouvez encore les fusionner.',
  choose: 'Choisissez le lieu qui reste.',
  changed: 'L’une des deux fiches a changé pendant que cette page était ouverte. Relisez, puis choisissez de nouveau.',
  booked: (count: number) =>
    `Rien n’a été fait\xa0: ${count === 1 ? 'une personne est encore attendue' : `${count} réservations sont encore à venir`} au lieu qui disparaîtrait. Gardez celui-là, ou attendez.`,
  merged: 'C’est fusionné. L’ancienne adresse mène au lieu gardé. Cela s’annule depuis le journal.',
  dismissed: 'C’est noté\xa0: ce sont deux lieux.',
  separated: 'Les deux lieux sont de nouveau séparés.',
  gone: 'Cela a déjà été décidé.',
  done: 'Fusions faites',
  doneHint:
    'Séparer montre de nouveau le lieu disparu et lui rend ses listes, ses labels et ses comptes. La fiche du lieu gardé reste telle qu’elle est\xa0; pour qu’elle redevienne ce qu’elle était, annulez plutôt la fusion dans le journal.',
  into: 'fusionné dans',
  separate: 'Séparer',
};

const en: typeof fr = {
  title: 'Possible duplicates',
  lead: 'Places that two lists may name twice. Nothing is merged without you.',
  none: 'No duplicate is waiting.',
  more: (shown, total) => `The ${shown} nearest of ${total}.`,
  pairTitle: (a, b) => `${a} and ${b}`,
  compare: 'Compare',
  reasons: { 'same-siret': 'Same SIRET', 'like-name': 'Like names' },
  metres: (metres) => `${metres} m apart`,
  places: 'The two places',
  page: 'Public page',
  bookings: (count) =>
    count === 0 ? 'No booking to come' : count === 1 ? '1 booking to come' : `${count} bookings to come`,
  operators: (count) =>
    count === 0 ? 'No account' : count === 1 ? '1 account looks after it' : `${count} accounts look after it`,
  sources: (names) => `Lists: ${names}`,
  kept: 'Which one stays?',
  keptHint:
    'The id of the other will always lead to this one. What can be booked stays that of the place that is kept. A place where people are still expected cannot go.',
  fields: 'What does the card say?',
  same: 'Both cards say the same.',
  merge: 'Merge',
  two: 'They are two places',
  twoHint: 'The question will not come back, not even with the next import.',
  alreadyTwo: 'Somebody said that they are two places. You can still merge them.',
  choose: 'Choose the place that stays.',
  changed: 'One of the two cards changed while this page was open. Read again, then choose again.',
  booked: (count) =>
    `Nothing was done: ${count === 1 ? 'one person is' : `${count} bookings are`} still expected at the place that would go. Keep that one, or wait.`,
  merged: 'Merged. The former address leads to the place that was kept. The journal can undo it.',
  dismissed: 'Noted: they are two places.',
  separated: 'The two places are separate again.',
  gone: 'This was decided before.',
  done: 'Merges made',
  doneHint:
    'To separate shows the merged place again and gives back its lists, labels and accounts. The card of the place that was kept stays as it is; to make it what it was, undo the merge in the journal instead.',
  into: 'merged into',
  separate: 'Separate',
};

export const duplicateWords: Readonly<Record<Language, typeof fr>> = { fr, en };
