/** Domains at which anybody gets an address: it proves nothing about a place, whatever its website says. */
const freeMail = new Set(
  `aim.com aliceadsl.fr aol.com aol.fr bbox.fr cegetel.net club-internet.fr duck.com ecomail.fr fastmail.com free.fr
  freesbee.fr gmail.com gmx.com gmx.fr gmx.net googlemail.com hotmail.com hotmail.fr icloud.com infonie.fr laposte.net
  libertysurf.fr live.com live.fr mac.com mail.com mailo.com me.com msn.com neuf.fr noos.fr numericable.fr orange.com
  orange.fr outlook.com outlook.fr posteo.net proton.me protonmail.com red-by-sfr.fr rocketmail.com sfr.fr tutanota.com
  voila.fr wanadoo.fr yahoo.com yahoo.fr ymail.com zoho.com`.split(/\s+/),
);

export type Proof = 'proved' | 'no-website' | 'free-mail' | 'other-domain';

/**
 * Whether an address is at the domain of a website: at its host (without « www »), or below it. Not above it: whoever
 * has a site below somebody's domain does not speak for that domain, nor the other way round.
 */
export function proofOf(email: string, website: string | null): Proof {
  const host = website !== null && URL.canParse(website) ? new URL(website).hostname.replace(/^www\./, '') : '';
  if (host === '') return 'no-website';
  const written = email.slice(email.lastIndexOf('@') + 1);
  // As hosts are written: in ASCII, in small letters.
  const domain = URL.canParse(`https://${written}`) ? new URL(`https://${written}`).hostname : '';
  if (freeMail.has(domain)) return 'free-mail';
  return domain === host || domain.endsWith(`.${host}`) ? 'proved' : 'other-domain';
}
