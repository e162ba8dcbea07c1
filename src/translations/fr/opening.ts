/** What changes when, as seen from today: a weekday within a week, a date after that. */
type Change = Record<'today' | 'tomorrow' | 'weekday' | 'date', (time: string, day: string) => string>;

const openUntil: Change = {
  today: (time) => `Ouvert jusqu’à ${time}`,
  tomorrow: (time) => `Ouvert jusqu’à demain, ${time}`,
  weekday: (time, day) => `Ouvert jusqu’à ${day}, ${time}`,
  date: (time, day) => `Ouvert jusqu’au ${day}, ${time}`,
};

const closedUntil: Change = {
  today: (time) => `Fermé, ouvre à ${time}`,
  tomorrow: (time) => `Fermé, ouvre demain à ${time}`,
  weekday: (time, day) => `Fermé, ouvre ${day} à ${time}`,
  date: (time, day) => `Fermé, ouvre le ${day} à ${time}`,
};

export const opening = {
  openUntil,
  closedUntil,
  openAlways: 'Ouvert',
  closed: 'Fermé',
  unknown: 'Horaires non communiqués',
  uncertain: 'Ouverture à confirmer auprès du lieu',
  /** A day with a time or a period of it: « lundi 23 novembre, 9 h ». */
  moment: (time: string, day: string) => `${day}, ${time}`,
};
