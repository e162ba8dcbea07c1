import type { Language } from '../../http/language.ts';

/** The sentences of the public pages of labels. Those that badges say too come from the kit's translations. */
const fr = {
  ofPlace: (place: string) => `Les labels de ${place}`,
  title: (label: string, place: string) => `${label} – ${place}`,
  state: 'État',
  issuer: 'Émetteur',
  from: 'Depuis le',
  until: 'Dernier jour',
  endless: 'Sans date de fin',
  reason: 'Motif',
  criterion: 'Critère',
  said: 'Établi par',
  unsaid: 'Rien n’est établi à ce jour.',
  notPublished: 'Critères non publiés',
  saidBy: (who: string) => `par ${who}`,
  verified: (when: string) => `État établi par le réseau le ${when}.`,
  placeLink: 'La page du lieu',
  allLabels: 'Tous les labels de ce lieu',
  data: 'Les données de cette page',
  noLabel: 'Ce lieu n’a pas ce label',
  noLabelText: 'Aucun label de ce nom n’est accordé à ce lieu. Un badge qui mène ici ne dit pas vrai.',
  poster: 'L’affiche à imprimer pour la porte',
  posterText: 'Vous pouvez travailler ici.',
  posterScan: 'Scannez ce code pour voir l’état du label aujourd’hui, ses critères et les preuves.',
  posterNot: 'Ce label n’est pas en cours de validité\xa0: il n’y a pas d’affiche à imprimer.',
  posterPrinted: (when: string) => `Imprimé d’après l’état du ${when}.`,
  print: 'Imprimez cette page (Ctrl + P).',
  qr: (label: string) => `Code QR vers la page publique du label ${label}`,
  onYourSite: 'Ce badge sur votre site',
  onYourSiteText:
    'Collez ces lignes dans une page\xa0: le badge dit toujours l’état du jour, et le lien mène ici sans JavaScript.',
  element: 'Avec le script d’Escale',
  image: 'Là où seules les images sont admises',
  imageText: 'L’image est redemandée toutes les dix minutes au plus\xa0: un label suspendu ou échu s’y lit.',
  imageAlt: (place: string, labels: string, day: string) =>
    `${labels === '' ? `Labels de ${place}` : `${place}\xa0: ${labels}`} (au ${day}). L’état du jour se lit en suivant le lien.`,
  badge: 'Le badge, tel que vos visiteurs le voient',
};

export type LabelWords = typeof fr;

const en: LabelWords = {
  ofPlace: (place) => `The labels of ${place}`,
  title: (label, place) => `${label} – ${place}`,
  state: 'State',
  issuer: 'Issuer',
  from: 'Since',
  until: 'Last day',
  endless: 'Without an end date',
  reason: 'Reason',
  criterion: 'Criterion',
  said: 'Established by',
  unsaid: 'Nothing is established to date.',
  notPublished: 'Criteria not published',
  saidBy: (who) => `by ${who}`,
  verified: (when) => `State established by the network on ${when}.`,
  placeLink: 'The page of the place',
  allLabels: 'All labels of this place',
  data: 'The data of this page',
  noLabel: 'This place does not have this label',
  noLabelText: 'No label of this name is granted to this place. A badge that leads here does not tell the truth.',
  poster: 'The poster to print for the door',
  posterText: 'You can work here.',
  posterScan: 'Scan this code to see the state of the label today, its criteria and the evidence.',
  posterNot: 'This label is not valid at present: there is no poster to print.',
  posterPrinted: (when) => `Printed from the state of ${when}.`,
  print: 'Print this page (Ctrl + P).',
  qr: (label) => `QR code to the public page of the label ${label}`,
  onYourSite: 'This badge on your site',
  onYourSiteText:
    'Paste these lines into a page: the badge always tells today’s state, and the link leads here without JavaScript.',
  element: 'With the script of Escale',
  image: 'Where only images are admitted',
  imageText: 'The image is asked for again every ten minutes at most: a suspended or expired label shows in it.',
  imageAlt: (place, labels, day) =>
    `${labels === '' ? `Labels of ${place}` : `${place}: ${labels}`} (on ${day}). Follow the link for today’s state.`,
  badge: 'The badge, as your visitors see it',
};

export const labelWords: Readonly<Record<Language, LabelWords>> = { fr, en };
