import type { Language } from '../../http/language.ts';
import { composeLetter } from '../../messages/compose-letter.ts';
import type { LetterWriter } from '../../messages/letters.ts';
import { claimToken, readClaim, readClaimable } from './claims.ts';

const words = {
  fr: {
    title: 'Ce lieu est-il le vôtre\xa0?',
    lead: (name: string) =>
      `Vous avez dit tenir «\xa0${name}\xa0». Votre adresse est au nom de son site\xa0: confirmez d’un clic, et ce lieu vous est confié.`,
    button: 'Confirmer',
    ignore: 'Vous n’avez rien demandé\xa0? Ignorez ce message\xa0: le lien ne vaut qu’un jour et ne sert qu’une fois.',
  },
  en: {
    title: 'Is this place yours?',
    lead: (name: string) =>
      `You said that you run “${name}”. Your address bears the name of its site: confirm with one click, and the place is entrusted to you.`,
    button: 'Confirm',
    ignore: 'You asked for nothing? Ignore this message: the link holds for a day and works once.',
  },
} as const satisfies Record<Language, unknown>;

/** Asks whoever claims a place to confirm it; the link holds the right, which is stored nowhere. */
export const writeClaimLetter: LetterWriter = async (id, { sql, sender, now }) => {
  const claim = await readClaim(sql, id, now);
  const place = claim && (await readClaimable(sql, claim.placeId));
  if (!claim || !place) return { obsolete: 'used, too late, or entrusted to somebody' };
  const { email, language } = claim;
  const say = words[language];
  const token = await claimToken(sql, id);
  const address = `${sender.publicUrl}/places/${place.publicId}/claim/confirm?lang=${language}&id=${id}&token=${token}`;
  const content = { title: say.title, lead: say.lead(place.name), button: { label: say.button, address } };
  return { mail: composeLetter(sender, { email, language }, { ...content, footer: [say.ignore] }) };
};
