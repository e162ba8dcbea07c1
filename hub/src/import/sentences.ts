import type { DoubtCode } from '../places/draft.ts';
import type { Outcome } from '../places/store.ts';
import type { Language, Sentence } from '../http/language.ts';
import type { RefusalCode } from './adapters/adapter.ts';
import type { UnreadableFileError, UnreadableReason } from './file/unreadable.ts';
import type { DropCode, RepairCode } from './normalise/reading.ts';

/** What the report says, in the words of whoever kept the table. A missing sentence is a type error. */
export const outcomes: Readonly<Record<Outcome | 'refused' | 'doubtful' | 'repaired' | 'dropped', Sentence>> = {
  created: { fr: 'créé', en: 'created' },
  updated: { fr: 'mis à jour', en: 'updated' },
  unchanged: { fr: 'inchangé', en: 'unchanged' },
  refused: { fr: 'refusé', en: 'refused' },
  doubtful: { fr: 'douteux', en: 'doubtful' },
  repaired: { fr: 'réparé', en: 'repaired' },
  dropped: { fr: 'valeur écartée', en: 'value left out' },
};

export const refusals: Readonly<Record<RefusalCode, Sentence>> = {
  'too-few-cells': {
    fr: 'ligne incomplète\xa0: il lui manque des cellules (fichier coupé\xa0?)',
    en: 'incomplete row: cells are missing (is the file cut?)',
  },
  'too-many-cells': {
    fr: 'trop de cellules\xa0: un séparateur sans guillemets dans un texte\xa0?',
    en: 'too many cells: a delimiter without quotes inside a text?',
  },
  'quote-not-closed': {
    fr: 'un guillemet ouvert ici n’est jamais refermé\xa0; la suite du fichier n’a pas pu être lue (fichier coupé\xa0?)',
    en: 'a quote opened here is never closed; what follows could not be read (is the file cut?)',
  },
  'too-large': {
    fr: 'ligne de plus d’un million de caractères\xa0: un guillemet n’est sans doute pas refermé\xa0; la suite du fichier n’a pas été lue',
    en: 'a row of more than a million characters: a quote is probably not closed; what follows was not read',
  },
  'no-name': { fr: 'le lieu n’a pas de nom', en: 'the place has no name' },
  'name-too-long': { fr: 'le nom dépasse 200 caractères', en: 'the name is longer than 200 characters' },
  'no-id': { fr: 'la ligne n’a pas d’identifiant', en: 'the row has no identifier' },
  'repeated-id': {
    fr: 'cet identifiant est déjà celui d’une ligne précédente',
    en: 'an earlier row has this identifier already',
  },
  itinerant: {
    fr: 'bus ou service itinérant\xa0: ce n’est pas un lieu où l’on peut se rendre',
    en: 'bus or itinerant service: not a place one can go to',
  },
  'no-kind': {
    fr: 'la nature du lieu n’est pas dite, ou n’est pas dans la correspondance',
    en: 'the kind of place is not said, or is not in the map',
  },
};

export const repairs: Readonly<Record<RepairCode, Sentence>> = {
  'control-characters': { fr: 'caractères de commande retirés', en: 'control characters removed' },
  'no-break-space': { fr: 'espaces insécables remplacées', en: 'no-break spaces replaced' },
  mojibake: { fr: 'accents abîmés rétablis', en: 'garbled accents restored' },
  cut: { fr: 'texte trop long coupé', en: 'overlong text cut' },
  'scheme-added': { fr: '«\xa0http://\xa0» ajouté', en: '“http://” added' },
  'second-address-left': { fr: 'première adresse web gardée seule', en: 'only the first web address kept' },
  'address-among-words': { fr: 'adresse web tirée d’un texte', en: 'web address taken out of a text' },
  'second-number-left': { fr: 'premier numéro gardé seul', en: 'only the first number kept' },
  'leading-zero': { fr: 'zéro initial rétabli', en: 'leading zero restored' },
  'insee-code-found': { fr: 'code INSEE retrouvé par la commune', en: 'INSEE code found from the commune' },
  'slots-ignored': { fr: 'plages 00:00 - 00:00 ignorées', en: '00:00 - 00:00 slots ignored' },
  'slots-sorted': { fr: 'plages remises dans l’ordre', en: 'slots put in order' },
  'slots-merged': { fr: 'plages égales ou contiguës réunies', en: 'equal or touching slots joined' },
  'person-removed': { fr: 'contact personnel retiré d’un texte', en: 'personal contact removed from a text' },
};

export const drops: Readonly<Record<DropCode, Sentence>> = {
  'not-a-web-address': { fr: 'pas une adresse web (http ou https)', en: 'not a web address (http or https)' },
  'not-a-phone-number': { fr: 'pas un numéro de téléphone', en: 'not a phone number' },
  'not-a-mail-address': { fr: 'pas une adresse de courriel', en: 'not a mail address' },
  'personal-mail': { fr: 'adresse de courriel d’une personne', en: 'a person’s mail address' },
  'not-a-postal-code': { fr: 'pas un code postal', en: 'not a postal code' },
  'not-an-insee-code': { fr: 'pas un code INSEE de commune', en: 'not the INSEE code of a commune' },
  'not-a-siret': { fr: 'pas un SIRET (14 chiffres, clé)', en: 'not a SIRET (14 digits, key)' },
  'not-a-number': { fr: 'pas un nombre utilisable', en: 'not a usable number' },
  'not-a-position': { fr: 'pas une position', en: 'not a position' },
  'not-a-day': { fr: 'pas une date', en: 'not a date' },
  'not-yes-or-no': { fr: 'ni oui ni non', en: 'neither yes nor no' },
  'unknown-word': { fr: 'mot absent de la correspondance', en: 'a word that is not in the map' },
  'unreadable-hours': { fr: 'horaires incompris', en: 'hours not understood' },
  'too-long': { fr: 'plus de 200 caractères', en: 'more than 200 characters' },
};

export const doubtNames: Readonly<Record<DoubtCode, Sentence>> = {
  'outside-departement': { fr: 'position hors de son département', en: 'position outside its departement' },
  'low-precision': { fr: 'géocodage peu précis', en: 'low geocoding precision' },
  'shared-point': { fr: 'même point que d’autres lieux', en: 'same point as other places' },
  'departement-mismatch': {
    fr: 'code postal et code INSEE de départements différents',
    en: 'postal code and INSEE code of different departements',
  },
  'unreadable-hours': { fr: 'horaires à vérifier', en: 'hours to be checked' },
};

const csvAdvice: Sentence = {
  fr: 'Dans le tableur\xa0: Fichier, Enregistrer sous, CSV (UTF-8).',
  en: 'In the spreadsheet: File, Save as, CSV (UTF-8).',
};

const unreadable: Readonly<Record<UnreadableReason, Sentence>> = {
  'not-found': { fr: 'n’existe pas.', en: 'does not exist.' },
  folder: { fr: 'est un dossier, pas un fichier.', en: 'is a folder, not a file.' },
  'not-allowed': { fr: 'ne peut pas être ouvert\xa0: accès refusé.', en: 'cannot be opened: access denied.' },
  empty: { fr: 'est vide.', en: 'is empty.' },
  workbook: {
    fr: `est un classeur (XLSX, ODS) ou une archive, pas un CSV. ${csvAdvice.fr}`,
    en: `is a workbook (XLSX, ODS) or an archive, not a CSV file. ${csvAdvice.en}`,
  },
  'old-workbook': {
    fr: `est un ancien classeur (XLS), pas un CSV. ${csvAdvice.fr}`,
    en: `is an old workbook (XLS), not a CSV file. ${csvAdvice.en}`,
  },
  pdf: { fr: 'est un PDF, pas un CSV.', en: 'is a PDF, not a CSV file.' },
  compressed: { fr: 'est compressé\xa0: décompressez-le d’abord.', en: 'is compressed: unpack it first.' },
  html: {
    fr: 'est une page web, pas un CSV\xa0: le lien de téléchargement a sans doute donné une page d’erreur ou de connexion.',
    en: 'is a web page, not a CSV file: the download link probably gave an error or login page.',
  },
  xml: { fr: 'est du XML, pas un CSV.', en: 'is XML, not a CSV file.' },
  json: { fr: 'est du JSON, pas un CSV.', en: 'is JSON, not a CSV file.' },
  binary: { fr: 'n’est pas un fichier de texte.', en: 'is not a text file.' },
  'one-column': {
    fr: 'n’a qu’une colonne\xa0: sa première ligne n’a ni virgule, ni point-virgule, ni tabulation.',
    en: 'has one column only: its first line has no comma, semicolon or tab.',
  },
  'repeated-columns': { fr: 'a plusieurs colonnes du même nom\xa0:', en: 'has several columns of the same name:' },
  'missing-columns': { fr: 'n’a pas les colonnes attendues\xa0:', en: 'lacks the expected columns:' },
};

/** Columns of a file that are named where others were expected: enough to see that it is another file, or has no header. */
const MOST_COLUMNS = 20;

/** One sentence that says why the file cannot be read. */
export function describeUnreadable(error: UnreadableFileError, file: string, language: Language): string {
  const { columns, found, reason } = error;
  const named = { fr: `«\xa0${file}\xa0»`, en: `“${file}”` }[language];
  const list = columns.length > 0 ? ` ${columns.join(', ')}.` : '';
  const own = found.filter((name) => name !== '').map((name) => (name.length > 40 ? `${name.slice(0, 39)}…` : name));
  const has = { fr: 'Il a celles-ci\xa0:', en: 'It has these:' }[language];
  const other =
    own.length > 0 ? ` ${has} ${own.slice(0, MOST_COLUMNS).join(', ')}${own.length > MOST_COLUMNS ? '…' : '.'}` : '';
  return `${named} ${unreadable[reason][language]}${list}${other}`;
}
