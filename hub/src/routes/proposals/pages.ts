import { html } from 'hono/html';
import { parsePlaceId } from '../../../../sdk/place-id.ts';
import { readEmail } from '../../access/email.ts';
import type { Faults } from '../../operators/edit/checks.ts';
import { mergeForms, printsOf } from '../../operators/edit/merge.ts';
import { readPlace, type KeptPlace } from '../../operators/edit/record.ts';
import { nameOf } from '../../operators/proposals/letters.ts';
import { checkProposedEdit } from '../../operators/proposals/read.ts';
import { confirmProposal, lookAtProposal, propose } from '../../operators/proposals/store.ts';
import type { Territories } from '../../territories/territories.ts';
import { editOf, readTyped, typedOf, type TypedName } from '../operator/place/facts-form.ts';
import { judgeHours, readTypedHours, typedHours, type JudgedHours } from '../operator/place/typed-hours.ts';
import { placeWords } from '../operator/place/words.ts';
import {
  linkTo,
  publicPage,
  sendOperatorPage,
  type OperatorApp,
  type FormFields,
  type OperatorContext,
  type PublicRequest,
} from '../operator/page.ts';
import type { Html } from '../pages/layout.ts';
import { emptyForm, emptyTyped, formOf, raw, sendProposalForm, type ShownForm } from './form.ts';
import type { ProposalLimits } from './limits.ts';
import { proposalWords } from './words.ts';

export interface ProposalPages {
  readonly app: OperatorApp;
  readonly territories: Territories;
  readonly limits: ProposalLimits;
}

/** `/proposer`, « signaler une erreur » on each place, and the page that a letter's link leads to. */
export function proposalPages(pages: ProposalPages): void {
  const { app } = pages;
  type Answer = (request: PublicRequest) => Promise<Response>;
  const page = (path: `/${string}`, look: Answer, send: Answer): void => {
    publicPage(app, { path, method: 'get' }, look);
    publicPage(app, { path, method: 'post' }, send);
  };
  page(
    '/proposer',
    ({ context }) => sendProposalForm(context, undefined, emptyForm),
    (request) => receive(pages, request, undefined),
  );
  page(
    '/places/:id/correction',
    async ({ context, params }) => {
      const place = await publicPlace(pages, params['id'] ?? '');
      return place ? sendProposalForm(context, place, formOf(place)) : sendAbsentPlace(context);
    },
    async (request) => {
      const place = await publicPlace(pages, request.params['id'] ?? '');
      return place ? receive(pages, request, place) : sendAbsentPlace(request.context);
    },
  );
  page(
    '/proposer/confirmer',
    (request) => confirmation(pages, request, false),
    (request) => confirmation(pages, request, true),
  );
}

async function publicPlace({ app: { sql } }: ProposalPages, id: string): Promise<KeptPlace | undefined> {
  const number = parsePlaceId(id);
  const place = number === undefined ? undefined : await readPlace(sql, number);
  return place?.stored.listed ? place : undefined;
}

function sendAbsentPlace(context: OperatorContext): Promise<Response> {
  const { words } = context;
  return sendOperatorPage(context, undefined, {
    title: words.notFound,
    status: 404,
    main: html`<p class="lead">${words.noPlaceText}</p>`,
  });
}

/** Takes what was typed, or sends it back with a sentence beside each field that is at fault. */
async function receive(
  pages: ProposalPages,
  { context, form, now, connection }: PublicRequest,
  place: KeptPlace | undefined,
): Promise<Response> {
  const { app, limits } = pages;
  const { language } = context;
  const say = proposalWords[language];
  const typed = { ...readTyped(form), listed: place?.facts.listed ?? false };
  const shown: ShownForm = {
    typed,
    hours: readTypedHours(form),
    email: form.get('email-own'),
    word: form.get('word'),
    base: form.get('base'),
  };
  const judged = judgeHours(shown.hours, place?.facts.openingHours ?? null, {
    ...{ communes: pages.territories, now, name: typed.name, language },
  });
  const another = otherHours(form, judged);
  if (another) return sendProposalForm(context, place, { ...shown, ...another });
  limits.countAddress(context.request, connection);
  const { edit, faults } = readEdit(pages, { ...shown, hours: judged.hours ?? null }, place, now);
  const email = readEmail(shown.email);
  const told: Record<string, string> = {
    ...Object.fromEntries(Object.entries(faults).map(([name, sentence]) => [name, sentence[language]])),
    ...judged.faults,
  };
  if (email === undefined) told['email-own'] = say.emailFault;
  if ([...shown.word].length > 1000) told['word'] = say.wordFault;
  if (Object.keys(edit).length === 0 && Object.keys(told).length === 0 && shown.word === '') told['word'] = say.nothing;
  if (email === undefined || Object.keys(told).length > 0) {
    return sendProposalForm(context, place, { ...shown, faults: told });
  }
  limits.countEmail(email);
  const word = shown.word === '' ? null : shown.word;
  await propose(app.sql, { placeId: place?.stored.id, edit, word, email, language }, now);
  return sendOperatorPage(context, undefined, {
    title: say.sentTitle,
    main: html`<p class="lead">${say.sent(email)}</p>
      <p><a href="/mail">${say.trial}</a></p>`,
  });
}

/** What a button within the hours asks for: a row more, Monday copied, the same hours as text or as a week. */
function otherHours(form: FormFields, { hours, faults }: JudgedHours): Partial<ShownForm> | undefined {
  if (form.has('copy')) return { more: 'copy' };
  if (form.has('more')) return { more: form.get('more') };
  const as = form.get('show');
  if (as !== 'text' && as !== 'grid') return undefined;
  // What cannot be read stays as it was typed, with what is wrong beside it.
  return faults === undefined ? { hours: typedHours(hours, as), asked: hours } : { faults };
}

interface ReadForm extends Pick<ShownForm, 'typed' | 'base'> {
  readonly hours: string | null;
}

function readEdit({ territories }: ProposalPages, shown: ReadForm, place: KeptPlace | undefined, now: Date) {
  const { typed, hours, base } = shown;
  const before = place ? raw(typedOf(place.facts), place.facts.openingHours) : raw(emptyTyped, null);
  const { mine, conflicts } = mergeForms(raw(typed, hours), before, place ? base : printsOf(before), () => '');
  const names = [...mine, ...conflicts];
  const facts = place?.facts ?? blankFacts;
  const read = editOf(
    typed,
    names.filter((name): name is TypedName => name !== 'openingHours'),
    facts,
  );
  const proposed = {
    ...read.edit,
    ...(names.includes('openingHours') ? { openingHours: hours } : {}),
  };
  const context = { communes: territories, now, name: typed.name };
  const { edit, faults } = checkProposedEdit(proposed, place === undefined, context);
  if (read.unreadable.includes('position')) {
    faults.position = { fr: placeWords.fr.positionFault, en: placeWords.en.positionFault };
  }
  return { edit, faults: faults satisfies Faults };
}

const blankFacts: KeptPlace['facts'] = {
  name: '',
  kinds: [],
  status: 'open',
  listed: false,
  address: { street: null, complement: null, postalCode: null, city: null, inseeCode: null, country: 'FR' },
  position: null,
  phone: null,
  email: null,
  website: null,
  agendaUrl: null,
  openingHours: null,
  hostHours: null,
  teleworkSpot: null,
  amenities: [],
  accessibility: {
    stepFreeEntrance: 'unknown',
    adaptedToilet: 'unknown',
    adaptedDesk: 'unknown',
    lift: 'unknown',
    hearingLoop: 'unknown',
    reservedParking: 'unknown',
  },
  summary: null,
  description: null,
};

/** Looking changes nothing; the button confirms. */
async function confirmation(
  { app: { sql } }: ProposalPages,
  { context, form, now }: PublicRequest,
  acts: boolean,
): Promise<Response> {
  const say = proposalWords[context.language];
  const given = (name: string): string => (acts ? form.get(name) : (context.url.searchParams.get(name) ?? ''));
  const [id, token] = [given('id'), given('token')];
  const proposal = await lookAtProposal(sql, id, token, now);
  if (proposal === undefined) {
    return sendOperatorPage(context, undefined, {
      title: say.spentTitle,
      status: 410,
      main: html`<p class="lead">${say.spent}</p>
        <p><a class="button" href="${linkTo(context, '/proposer')}">${say.title}</a></p>`,
    });
  }
  if (acts) await confirmProposal(sql, proposal.id, now);
  const done = acts || proposal.status !== 'unconfirmed';
  const button: Html = html`<form method="post" action="${linkTo(context, '/proposer/confirmer')}">
    <input type="hidden" name="id" value="${id}" /><input type="hidden" name="token" value="${token}" />
    <p class="actions"><button type="submit" class="button">${say.confirm}</button></p>
  </form>`;
  return sendOperatorPage(context, undefined, {
    title: done ? say.confirmedTitle : say.confirmTitle,
    main: html`<p class="lead">${done ? say.confirmed : say.confirmLead(await nameOf(sql, proposal))}</p>
      ${done ? '' : button}`,
  });
}
