import type { Language } from '../../http/language.ts';
import type { SnippetForm } from '../../embed/snippets.ts';

/** A content system, as one of its authors meets it; `docs/cms` says more, with what was read. */
export interface Tool {
  readonly name: string;
  readonly form: SnippetForm;
  /** Where the author pastes the form. */
  readonly where: string;
  /** What its administrator does or allows before. */
  readonly before: string;
  /** Of the content system, when it was tried there; elsewhere its sources or its help were read. */
  readonly tried?: string;
}

const fr: readonly Tool[] = [
  {
    name: 'WordPress, auteur ou réseau de sites',
    form: 'address',
    where: 'Seule sur une ligne de l’éditeur.',
    before:
      'Rien à installer\xa0: WordPress montre l’adresse dans un cadre isolé, de 200 à 1\xa0000\xa0pixels de haut.',
    tried: '6.1.9',
  },
  {
    name: 'WordPress, droit «\xa0unfiltered_html\xa0»',
    form: 'tag',
    where:
      'Dans un bloc «\xa0HTML personnalisé\xa0»\xa0; la ligne de script préparée pour WordPress écarte les optimiseurs.',
    before: 'Les extensions d’optimisation (WP Rocket, LiteSpeed, Autoptimize) laissent escale.js de côté.',
    tried: '6.1.9',
  },
  {
    name: 'Drupal, «\xa0Basic HTML\xa0»',
    form: 'link',
    where: 'Dans le texte, seul dans son paragraphe.',
    before:
      'Pose la ligne de script dans le thème, par une bibliothèque du fichier «\xa0libraries.yml\xa0». Les liens passent sans rien changer.',
  },
  {
    name: 'Drupal, «\xa0Full HTML\xa0»',
    form: 'tag',
    where: 'Dans la source du texte.',
    before: 'Avec le module CSP ou SecKit, ajoute la politique de sécurité donnée plus haut.',
  },
  {
    name: 'TYPO3, texte enrichi',
    form: 'hook',
    where: 'Dans un élément «\xa0HTML\xa0»\xa0; dans le texte lui-même, le lien.',
    before:
      'Pose la ligne de script dans le gabarit («\xa0page.headerData\xa0») et ouvre l’élément «\xa0HTML\xa0» au groupe des rédacteurs.',
  },
  {
    name: 'Joomla, groupe filtré',
    form: 'link',
    where: 'Dans l’article, seul dans son paragraphe.',
    before:
      'Pose la ligne de script dans «\xa0index.php\xa0» du gabarit. «\xa0Text Filters\xa0» dit quel groupe est filtré.',
  },
  {
    name: 'SPIP',
    form: 'tag',
    where: 'Dans le texte de l’article\xa0; l’espace privé n’en montre que le lien.',
    before:
      'Rien, sauf si le site retire les scripts des articles\xa0: la ligne de script va alors dans «\xa0inc-head.html\xa0» du squelette.',
  },
  {
    name: 'Sites conformes (Wagtail de l’État)',
    form: 'frame',
    where: 'Bloc «\xa0Iframe\xa0»\xa0: l’adresse du cadre, le titre et la hauteur en pixels, tous trois demandés.',
    before: 'Rien, sauf si le site a une politique de sécurité\xa0: celle donnée plus haut pour le cadre.',
  },
  {
    name: 'Wix',
    form: 'frame',
    where:
      'Élément «\xa0Intégrer un site\xa0»\xa0: l’adresse du cadre\xa0; la hauteur se règle à la main, téléphone compris.',
    before: 'Rien\xa0; l’adresse doit commencer par https.',
  },
  {
    name: 'Squarespace',
    form: 'frame',
    where: 'Bloc «\xa0Code\xa0» ou «\xa0Intégrer\xa0».',
    before: 'Rien pour un cadre\xa0; une balise demande un abonnement qui admet JavaScript.',
  },
  {
    name: 'SharePoint',
    form: 'frame',
    where: 'Composant «\xa0Incorporer\xa0»\xa0: la ligne du cadre.',
    before: 'Autorise le domaine du réseau, sous «\xa0HTML Field Security\xa0» de la collection de sites.',
  },
];

const en: readonly Tool[] = [
  {
    name: 'WordPress, author or multisite',
    form: 'address',
    where: 'Alone on a line of the editor.',
    before: 'Nothing to install: WordPress shows the address in an isolated frame, 200 to 1,000 pixels high.',
    tried: '6.1.9',
  },
  {
    name: 'WordPress with “unfiltered_html”',
    form: 'tag',
    where: 'In a “Custom HTML” block; the script line made for WordPress keeps optimisers away.',
    before: 'Optimising plugins (WP Rocket, LiteSpeed, Autoptimize) leave escale.js out.',
    tried: '6.1.9',
  },
  {
    name: 'Drupal, “Basic HTML”',
    form: 'link',
    where: 'In the text, alone in its paragraph.',
    before: 'Puts the script line into the theme, through a library of its “libraries.yml”. Links pass as they are.',
  },
  {
    name: 'Drupal, “Full HTML”',
    form: 'tag',
    where: 'In the source of the text.',
    before: 'With the module CSP or SecKit, adds the security policy given above.',
  },
  {
    name: 'TYPO3, rich text',
    form: 'hook',
    where: 'In an “HTML” element; in the text itself, the link.',
    before: 'Puts the script line into the template (“page.headerData”), and opens the “HTML” element to the editors.',
  },
  {
    name: 'Joomla, filtered group',
    form: 'link',
    where: 'In the article, alone in its paragraph.',
    before: 'Puts the script line into “index.php” of the template. “Text Filters” says which group is filtered.',
  },
  {
    name: 'SPIP',
    form: 'tag',
    where: 'In the text of the article; the private area shows its link only.',
    before:
      'Nothing, unless the site takes scripts out of articles: the script line then goes into “inc-head.html” of the skeleton.',
  },
  {
    name: 'Sites conformes (the State’s Wagtail)',
    form: 'frame',
    where: '“Iframe” block: the address of the frame, the title and the height in pixels, all three asked for.',
    before: 'Nothing, unless the site has a security policy: the one given above for the frame.',
  },
  {
    name: 'Wix',
    form: 'frame',
    where: '“Embed a site” element: the address of the frame; the height is set by hand, for phones too.',
    before: 'Nothing; the address must begin with https.',
  },
  {
    name: 'Squarespace',
    form: 'frame',
    where: '“Code” or “Embed” block.',
    before: 'Nothing for a frame; a tag needs a plan that admits JavaScript.',
  },
  {
    name: 'SharePoint',
    form: 'frame',
    where: '“Embed” web part: the line of the frame.',
    before: 'Allows the domain of the network, under “HTML Field Security” of the site collection.',
  },
];

export const tools: Readonly<Record<Language, readonly Tool[]>> = { fr, en };
