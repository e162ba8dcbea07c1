import { html } from 'hono/html';
import { parsePlaceId } from '../../../../sdk/place-id.ts';
import { readEmail } from '../../access/email.ts';
import type { Language } from '../../http/language.ts';
import {
  claimPlace,
  confirmClaim,
  lookAtClaim,
  readClaimable,
  type ClaimablePlace,
} from '../../operators/claims/claims.ts';
import type { Proof } from '../../operators/claims/domain.ts';
import { textField } from '../operator/place/controls.ts';
import { linkTo, publicPage, sendOperatorPage, type OperatorApp, type PublicRequest } from '../operator/page.ts';
import type { ProposalLimits } from './limits.ts';

const words = {
  fr: {
    title: (name: string) => `${name}\xa0: c’est votre lieu\xa0?`,
    lead: (host: string) =>
      `Donnez une adresse électronique au nom de son site (…@${host}). Un lien vous est envoyé\xa0; il vous confie ce lieu.`,
    noWebsite:
      'Le site de ce lieu n’est pas connu\xa0: le réseau ne peut pas vérifier votre adresse de lui-même. Écrivez à l’administrateur du réseau, qui peut vous confier ce lieu.',
    email: 'Votre adresse électronique',
    send: 'Recevoir le lien',
    invalid: 'Cette adresse électronique n’est pas complète. Exemple\xa0: accueil@mediatheque.fr.',
    'free-mail':
      'Tout le monde peut avoir une adresse chez ce fournisseur\xa0: elle ne dit rien du lieu. Prenez une adresse au nom de son site, ou demandez à l’administrateur du réseau de vous le confier.',
    'other-domain': (host: string) =>
      `Cette adresse n’est pas au nom du site de ce lieu (${host}). Prenez-en une autre, ou demandez à l’administrateur du réseau de vous le confier.`,
    sentTitle: 'Regardez votre messagerie',
    sent: (email: string) => `Un lien vient d’être envoyé à ${email}. Il vaut un jour et ne sert qu’une fois.`,
    confirmTitle: 'Un dernier clic',
    confirmLead: (name: string) => `«\xa0${name}\xa0» va vous être confié.`,
    confirm: 'C’est mon lieu',
    doneTitle: 'Ce lieu vous est confié',
    done: 'Il n’y a pas de mot de passe\xa0: à chaque fois, demandez un lien de connexion à cette adresse électronique.',
    enter: 'Espace des lieux',
    spentTitle: 'Ce lien ne sert plus',
    spent: 'Un lien ne vaut qu’un jour et ne sert qu’une fois\xa0; ou ce lieu a été confié à quelqu’un entre-temps.',
    takenTitle: 'Ce lieu a quelqu’un',
    taken: 'Quelqu’un le tient déjà, ou il n’est pas sur le réseau. L’administrateur du réseau peut vous en dire plus.',
  },
  en: {
    title: (name: string) => `${name}: is it your place?`,
    lead: (host: string) =>
      `Give an e-mail address that bears the name of its site (…@${host}). A link is sent to you; it entrusts the place to you.`,
    noWebsite:
      'The website of this place is not known: the network cannot check your address by itself. Write to the network’s administrator, who can entrust the place to you.',
    email: 'Your e-mail address',
    send: 'Send me the link',
    invalid: 'This e-mail address is not complete. Example: desk@library.org.',
    'free-mail':
      'Anybody can have an address with this provider: it says nothing about the place. Use one that bears the name of its site, or ask the network’s administrator to entrust it to you.',
    'other-domain': (host: string) =>
      `This address does not bear the name of the place’s site (${host}). Use another one, or ask the network’s administrator to entrust it to you.`,
    sentTitle: 'Look at your mail',
    sent: (email: string) => `A link has just been sent to ${email}. It holds for a day and works once.`,
    confirmTitle: 'One last click',
    confirmLead: (name: string) => `“${name}” is about to be entrusted to you.`,
    confirm: 'It is my place',
    doneTitle: 'The place is entrusted to you',
    done: 'There is no password: each time, ask for a sign-in link to this e-mail address.',
    enter: 'Space for places',
    spentTitle: 'This link no longer works',
    spent: 'A link holds for a day and works once; or the place was entrusted to somebody meanwhile.',
    takenTitle: 'Somebody has this place',
    taken:
      'Somebody looks after it already, or it is not on the network. The network’s administrator can tell you more.',
  },
} as const satisfies Record<Language, unknown>;

interface ClaimPages {
  readonly app: OperatorApp;
  readonly limits: ProposalLimits;
}

/** `/places/{id}/claim`: whoever has an address at the place's own domain gets it entrusted. */
export function claimPages({ app, limits }: ClaimPages): void {
  const path = '/places/:id/claim';
  publicPage(app, { path, method: 'get' }, async (request) => sendForm(request, await placeOf(app, request)));
  publicPage(app, { path, method: 'post' }, async (request) =>
    receive({ app, limits }, request, await placeOf(app, request)),
  );
  publicPage(app, { path: `${path}/confirm`, method: 'get' }, (request) => confirmation(app, request, false));
  publicPage(app, { path: `${path}/confirm`, method: 'post' }, (request) => confirmation(app, request, true));
}

async function placeOf({ sql }: OperatorApp, { params }: PublicRequest): Promise<ClaimablePlace | undefined> {
  const number = parsePlaceId(params['id'] ?? '');
  return number === undefined ? undefined : readClaimable(sql, number);
}

const hostOf = ({ website }: ClaimablePlace): string | undefined =>
  website !== null && URL.canParse(website) ? new URL(website).hostname.replace(/^www\./, '') : undefined;

function sendForm(
  { context }: PublicRequest,
  place: ClaimablePlace | undefined,
  { typed = '', fault }: { readonly typed?: string; readonly fault?: string } = {},
): Promise<Response> {
  const say = words[context.language];
  if (place === undefined) {
    const main = html`<p class="lead">${say.taken}</p>`;
    return sendOperatorPage(context, undefined, { title: say.takenTitle, status: 404, main });
  }
  const host = hostOf(place);
  const title = say.title(place.name);
  if (host === undefined) {
    return sendOperatorPage(context, undefined, { title, main: html`<p class="lead">${say.noWebsite}</p>` });
  }
  return sendOperatorPage(context, undefined, {
    title,
    ...(fault === undefined ? {} : { status: 422 }),
    main: html`<p class="lead">${say.lead(host)}</p>
      <form class="form" method="post" action="${linkTo(context, `/places/${place.publicId}/claim`)}" novalidate>
        ${textField({ name: 'email', label: say.email, value: typed, type: 'email', autocomplete: 'email', fault, required: true })}
        <p class="actions"><button type="submit" class="button">${say.send}</button></p>
      </form>`,
  });
}

async function receive(
  { app, limits }: ClaimPages,
  request: PublicRequest,
  place: ClaimablePlace | undefined,
): Promise<Response> {
  const { context, form, now, connection } = request;
  const { language } = context;
  const say = words[language];
  limits.countAddress(context.request, connection);
  if (place === undefined) return sendForm(request, place);
  const typed = form.get('email').slice(0, 300);
  const email = readEmail(typed);
  if (email === undefined) return sendForm(request, place, { typed, fault: say.invalid });
  limits.countEmail(email);
  const proof: Proof = await claimPlace(app.sql, place, { email, language, now });
  if (proof === 'no-website') return sendForm(request, place);
  if (proof === 'free-mail') return sendForm(request, place, { typed, fault: say['free-mail'] });
  if (proof === 'other-domain') {
    return sendForm(request, place, { typed, fault: say['other-domain'](hostOf(place) ?? '') });
  }
  return sendOperatorPage(context, undefined, {
    title: say.sentTitle,
    main: html`<p class="lead">${say.sent(email)}</p>`,
  });
}

/** Looking changes nothing; the button takes the place over. */
async function confirmation(
  { sql }: OperatorApp,
  { context, form, now }: PublicRequest,
  acts: boolean,
): Promise<Response> {
  const say = words[context.language];
  const given = (name: string): string => (acts ? form.get(name) : (context.url.searchParams.get(name) ?? ''));
  const [id, token] = [given('id'), given('token')];
  const claim = await lookAtClaim(sql, id, token, now);
  const place = claim && (await readClaimable(sql, claim.placeId));
  const taken = acts && place ? await confirmClaim(sql, id, now) : undefined;
  if (!place || (acts && taken === undefined)) {
    const main = html`<p class="lead">${say.spent}</p>`;
    return sendOperatorPage(context, undefined, { title: say.spentTitle, status: 410, main });
  }
  if (taken !== undefined) {
    return sendOperatorPage(context, undefined, {
      title: say.doneTitle,
      main: html`<p class="lead">${say.done}</p>
        <p><a class="button" href="${linkTo(context, `/operator/places/${taken}`)}">${say.enter}</a></p>`,
    });
  }
  return sendOperatorPage(context, undefined, {
    title: say.confirmTitle,
    main: html`<p class="lead">${say.confirmLead(place.name)}</p>
      <form method="post" action="${linkTo(context, `/places/${place.publicId}/claim/confirm`)}">
        <input type="hidden" name="id" value="${id}" /><input type="hidden" name="token" value="${token}" />
        <p class="actions"><button type="submit" class="button">${say.confirm}</button></p>
      </form>`,
  });
}
