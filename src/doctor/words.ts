/** What the doctor says, for a webmaster and for the IT department. */
const fr = {
  title: 'Escale\xa0: diagnostic de cette page',
  fine: 'Tout ce que le diagnostic sait voir est en ordre.',
  faults: (count: number) => (count === 1 ? 'Un obstacle' : `${count}\xa0obstacles`),
  lines: 'À transmettre à l’informatique',
  colon: '\xa0:',
  close: 'Fermer',
  again: 'Examiner de nouveau',
  copy: 'Copier le rapport',
  copied: 'Rapport copié',
  kit: (version: string, hub: string) => `Kit ${version}, servi par ${hub}`,
  hubFine: (name: string) => `Le réseau «\xa0${name}\xa0» répond.`,
  hubDown: (hub: string) =>
    `Le réseau ${hub} ne répond pas à cette page\xa0: il est arrêté, ou un pare-feu ou un bloqueur de contenu l’empêche.`,
  hubMixed:
    'Cette page est en https et le réseau en http\xa0: le navigateur refuse. Il faut l’adresse https du réseau.',
  policy: (directive: string) =>
    `La politique de sécurité du site (CSP) bloque Escale\xa0: la directive ${directive} ne permet pas son adresse.`,
  trustedTypes: 'Le site impose les Trusted Types sans permettre la règle de l’affichage d’Escale (lit-html).',
  violation: (directive: string, blocked: string) =>
    `Le navigateur vient de bloquer ${blocked || 'un contenu'} au titre de la directive ${directive}.`,
  sandbox:
    'Cette page est elle-même dans un cadre isolé (sandbox)\xa0: les liens et les nouvelles fenêtres y sont interdits. Ajoutez allow-popups et allow-same-origin au cadre, ou laissez le contenu s’ouvrir sur le réseau.',
  nothing: 'Le script est là, mais la page ne contient ni balise, ni lien, ni cadre d’Escale.',
  encoded: (tag: string) =>
    `La balise <${tag}> apparaît comme du texte\xa0: l’éditeur l’a neutralisée. Prenez la forme «\xa0lien\xa0» ou «\xa0cadre\xa0».`,
  withoutPlace: (tag: string) =>
    `Une balise <${tag}> n’a plus son attribut place\xa0: l’éditeur l’a retiré, ou il n’a pas été écrit.`,
  hidden: (tag: string) =>
    `Une balise <${tag}> est dans une partie cachée de la page\xa0: elle s’affichera quand cette partie sera montrée.`,
  failed: (tag: string) => `Le code de <${tag}> n’a pas pu être chargé\xa0: ses liens restent affichés.`,
  linkInSentence: (address: string) =>
    `Le lien ${address} est dans une phrase\xa0: il reste un lien. Mettez-le seul dans son paragraphe pour qu’il devienne un contenu.`,
  frameHeight: (address: string) => `Le cadre ${address} n’a pas de hauteur\xa0: donnez-lui height="500".`,
  frameTitle: (address: string) =>
    `Le cadre ${address} n’a pas de titre\xa0: les lecteurs d’écran ne peuvent pas l’annoncer (RGAA 2.1).`,
  frameSandbox: (address: string) =>
    `Le cadre ${address} interdit les scripts (sandbox sans allow-scripts)\xa0: seule la version sans script s’y affiche.`,
  frameUnknown: (address: string) =>
    `Le cadre ${address} vient d’un autre réseau que le script\xa0: vérifiez que c’est voulu.`,
  optimiser: (hint: string) =>
    `Un optimiseur retarde ou remplace le script (${hint})\xa0: excluez escale.js de ses réglages, ou prenez la ligne préparée pour WordPress.`,
  notModule: 'La balise script n’a plus type="module"\xa0: un outil l’a réécrite.',
  strayScript: (address: string) =>
    `Le script est une copie (${address})\xa0: il ne se mettra plus à jour. Prenez l’adresse du réseau.`,
  twice: (addresses: string) => `La page charge Escale plusieurs fois\xa0: ${addresses}. Une seule ligne suffit.`,
  otherVersion: (tag: string, version: string) => `<${tag}> vient d’une autre version du kit (${version}).`,
  said: (message: string) => `Le kit a signalé\xa0: ${message}`,
};

export type DoctorWords = typeof fr;

const en: DoctorWords = {
  title: 'Escale: examination of this page',
  fine: 'All that the examination can see is well.',
  faults: (count) => (count === 1 ? 'One obstacle' : `${count} obstacles`),
  lines: 'For the IT department',
  colon: ':',
  close: 'Close',
  again: 'Examine again',
  copy: 'Copy the report',
  copied: 'Report copied',
  kit: (version, hub) => `Kit ${version}, served by ${hub}`,
  hubFine: (name) => `The network “${name}” answers.`,
  hubDown: (hub) =>
    `The network ${hub} does not answer this page: it is stopped, or a firewall or content blocker is in the way.`,
  hubMixed: 'This page is https and the network http: the browser refuses. The https address of the network is needed.',
  policy: (directive) =>
    `The site’s content security policy blocks Escale: its directive ${directive} does not allow its address.`,
  trustedTypes: 'The site requires Trusted Types without allowing the policy that Escale draws with (lit-html).',
  violation: (directive, blocked) =>
    `The browser has just blocked ${blocked || 'some content'} under the directive ${directive}.`,
  sandbox:
    'This page itself stands in a sandboxed frame: links and new windows are forbidden there. Add allow-popups and allow-same-origin to the frame, or let the content open on the network.',
  nothing: 'The script is there, but the page has no tag, link or frame of Escale.',
  encoded: (tag) => `The tag <${tag}> shows as text: the editor has neutralised it. Take the “link” or “frame” form.`,
  withoutPlace: (tag) =>
    `A <${tag}> tag has no place attribute: the editor has taken it away, or it was never written.`,
  hidden: (tag) => `A <${tag}> tag stands in a hidden part of the page: it will show when that part does.`,
  failed: (tag) => `The code of <${tag}> could not be loaded: its links stay.`,
  linkInSentence: (address) =>
    `The link ${address} stands in a sentence: it stays a link. Put it alone into its paragraph to make it content.`,
  frameHeight: (address) => `The frame ${address} has no height: give it height="500".`,
  frameTitle: (address) => `The frame ${address} has no title: screen readers cannot announce it (WCAG 4.1.2).`,
  frameSandbox: (address) =>
    `The frame ${address} forbids scripts (sandbox without allow-scripts): only the version without script shows.`,
  frameUnknown: (address) =>
    `The frame ${address} comes from another network than the script: check that this is meant.`,
  optimiser: (hint) =>
    `An optimiser delays or replaces the script (${hint}): exclude escale.js in its settings, or take the line made for WordPress.`,
  notModule: 'The script tag has lost type="module": a tool has rewritten it.',
  strayScript: (address) => `The script is a copy (${address}): it will not be updated. Take the network’s address.`,
  twice: (addresses) => `The page loads Escale several times: ${addresses}. One line is enough.`,
  otherVersion: (tag, version) => `<${tag}> comes from another version of the kit (${version}).`,
  said: (message) => `The kit has reported: ${message}`,
};

export const wordsFor = (language: string | null): DoctorWords => (/^en\b/i.test(language ?? '') ? en : fr);
