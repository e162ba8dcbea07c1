/** The booking button; its dialog's words come with the dialog. */
export const booking = {
  book: 'Réserver',
  resourceOn: (resource: string, site: string) => `Réserver sur ${site}\xa0: ${resource}`,
  on: (site: string) => `Réserver sur ${site}`,
  phone: 'Réserver par téléphone',
  mail: 'Réserver par e-mail',
  walkIn: 'Sans réservation',
  ask: 'Sur demande auprès du lieu',
  noPlace: 'Aucun lieu n’est indiqué.',
  unknownPlace: (id: string) => `Aucun lieu ne porte l’identifiant «\xa0${id}\xa0».`,
  unknown: 'Cet espace n’existe plus.',
  unavailable: 'La réservation n’a pas pu s’ouvrir ici.',
  page: 'Réserver sur la page du lieu',
};
