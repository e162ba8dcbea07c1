import type { Reading, RepairCode } from './reading.ts';

const LONGEST = 2000;
/** A domain name with a top-level domain in letters; letters of any script, because names like chezmémé.fr exist. */
const DOMAIN = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,24}$/u;
/** Endings of files and initials that look like domains. */
const NOT_A_DOMAIN = /\.(?:jpe?g|png|pdf|docx?|xlsx?|html?|php|txt)$/i;

/**
 * Understands a cell that should hold one web address. A missing scheme is added when the text can be nothing else
 * (`http`, which is what leaving it out means); of several addresses the first is kept; words around an address
 * that has its scheme are left out. Only http and https are addresses, and none with a password in it.
 */
export function readWebAddress(text: string): Reading<string> {
  const parts = text.split(/[\s|;,<>"'()[\]]+/).filter((part) => part !== '');
  const found = parts.flatMap((part) => {
    const address = addressOf(part, parts.length === 1);
    return address === undefined ? [] : [address];
  });
  const [first] = found;
  if (first === undefined || first.href.length > LONGEST) return { dropped: 'not-a-web-address' };
  const repaired: RepairCode[] = [];
  if (first.schemeAdded) repaired.push('scheme-added');
  if (found.some(({ href }) => href !== first.href)) repaired.push('second-address-left');
  if (found.length < parts.length) repaired.push('address-among-words');
  return { value: first.href, repaired };
}

/** @param alone whether nothing else stands in the cell: a bare domain among words may be anything */
function addressOf(part: string, alone: boolean): { href: string; schemeAdded: boolean } | undefined {
  const schemeAdded = !/^https?:\/\//i.test(part);
  if (schemeAdded && (part.includes('@') || /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(part))) return undefined;
  if (schemeAdded && !alone && !/^www\./i.test(part)) return undefined;
  const href = schemeAdded ? `http://${part}` : part;
  if (!URL.canParse(href)) return undefined;
  const url = new URL(href);
  const host = /^[^/?#]+/.exec(href.slice(href.indexOf('//') + 2))?.[0].replace(/:\d+$/, '') ?? '';
  if (url.username !== '' || !DOMAIN.test(host)) return undefined;
  if (schemeAdded && NOT_A_DOMAIN.test(host)) return undefined;
  // What a parser would escape is escaped; the rest stays as people know it.
  return { href: /[`{}\\^]/.test(href) ? url.href : href, schemeAdded };
}
