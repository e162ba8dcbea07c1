import { html } from 'hono/html';
import { isAdministrator, type Actor } from '../../../access/actor.ts';
import { formatPlaceId } from '../../../../../sdk/place-id.ts';
import type { Language } from '../../../http/language.ts';
import { ProblemError } from '../../../http/problem.ts';
import { factNames } from '../../../operators/edit/checks.ts';
import { readPlace, type FactName, type KeptPlace } from '../../../operators/edit/record.ts';
import {
  acceptProposal,
  checkProposal,
  refuseProposal,
  type ProposalChecks,
} from '../../../operators/proposals/decide.ts';
import { nameOf } from '../../../operators/proposals/letters.ts';
import { listWaiting, readProposal, type StoredProposal } from '../../../operators/proposals/store.ts';
import { refreshSchedules } from '../../../opening/refresh.ts';
import { timeZoneOf } from '../../../places/time-zone.ts';
import type { Territories } from '../../../territories/territories.ts';
import type { Html } from '../../pages/layout.ts';
import { csrfField, doneOf, linkTo, operatorPage, seeOther, sendOperatorPage, type OperatorApp } from '../page.ts';
import type { OperatorContext, OperatorRequest } from '../page.ts';
import { comingDays } from '../place/coming.ts';
import { areaField } from '../place/controls.ts';
import { hoursWords } from '../place/hours-words.ts';
import { sayValue } from '../place/say.ts';
import { placeWords } from '../place/words.ts';

const words = {
  fr: {
    title: 'Propositions',
    none: 'Aucune proposition n’attend.',
    isNew: 'Nouveau lieu',
    correction: 'Correction',
    read: 'Lire',
    says: 'Ce que dit la personne',
    proposed: 'Ce qui est proposé',
    now: 'Aujourd’hui',
    take: 'Prendre',
    doubts: 'Ce que les contrôles en disent',
    noDoubts: 'Rien d’étrange.',
    alike: 'Des lieux qui lui ressemblent',
    metres: (metres: number) => `à ${metres} m`,
    reply: 'Un mot pour la personne (facultatif)',
    accept: 'Accepter',
    acceptNew: 'Publier et confier ce lieu',
    refuse: 'Ne pas retenir',
    accepted: 'C’est accepté\xa0; la personne est prévenue.',
    refused: 'La proposition est écartée\xa0; la personne est prévenue.',
    already: 'Cette proposition a déjà été décidée.',
  },
  en: {
    title: 'Proposals',
    none: 'No proposal is waiting.',
    isNew: 'New place',
    correction: 'Correction',
    read: 'Read',
    says: 'What the person says',
    proposed: 'What is proposed',
    now: 'Today',
    take: 'Take',
    doubts: 'What the checks say',
    noDoubts: 'Nothing strange.',
    alike: 'Places like it',
    metres: (metres: number) => `${metres} m away`,
    reply: 'A word for the person (optional)',
    accept: 'Accept',
    acceptNew: 'Publish and entrust this place',
    refuse: 'Do not take it',
    accepted: 'Accepted; the person is told.',
    refused: 'Put aside; the person is told.',
    already: 'This proposal was decided before.',
  },
} as const satisfies Record<Language, unknown>;

/** What the public proposes, for whoever decides: administrators, and operators for their own places. */
export function proposalModeration(app: OperatorApp, territories: Territories): void {
  operatorPage(app, { path: '/operator/proposals', method: 'get', access: 'signed-in' }, (request) =>
    sendList(app, request),
  );
  const one = {
    path: '/operator/proposals/:proposal',
    access: 'operator',
    on: async ({ params }: { params: Readonly<Record<string, string>> }) => ({
      placeId: (await readProposal(app.sql, params['proposal'] ?? ''))?.placeId ?? undefined,
    }),
  } as const;
  operatorPage(app, { ...one, method: 'get' }, (request) => sendOne(app, territories, request));
  operatorPage(app, { ...one, method: 'post' }, (request) => decide(app, territories, request));
}

const placesOf = (actor: Actor): number[] | undefined =>
  isAdministrator(actor) ? undefined : actor.roles.flatMap((role) => (role.kind === 'operator' ? [role.placeId] : []));

async function sendList({ sql }: OperatorApp, { context, actor }: OperatorRequest): Promise<Response> {
  const say = words[context.language];
  const waiting = await listWaiting(sql, placesOf(actor));
  const named = await Promise.all(waiting.map(async (one) => ({ ...one, name: await nameOf(sql, one) })));
  const done = doneOf(context);
  const told: Readonly<Record<string, string>> = { accepted: say.accepted, refused: say.refused, already: say.already };
  const text = told[done ?? ''];
  return sendOperatorPage(context, actor, {
    title: say.title,
    crumbs: [],
    notice: text === undefined ? undefined : { kind: done === 'already' ? 'warn' : 'good', text },
    main:
      named.length === 0
        ? html`<p>${say.none}</p>`
        : html`<ul class="rows">
            ${named.map(
              ({ id, name, placeId, edit }) =>
                html`<li>
                  <p>
                    <strong>${name}</strong>
                    <span class="chip">${placeId === null ? say.isNew : say.correction}</span>
                    <span class="muted">${edit.address?.city ?? ''}</span>
                  </p>
                  <a
                    class="button small"
                    href="${linkTo(context, `/operator/proposals/${id}`)}"
                    aria-label="${`${say.read} – ${name}`}"
                    >${say.read}</a
                  >
                </li>`,
            )}
          </ul>`,
  });
}

const absent = (): ProblemError =>
  new ProblemError('not-found', {
    detail: { fr: 'Il n’y a pas de telle proposition.', en: 'There is no such proposal.' },
    final: true,
  });

async function sendOne(app: OperatorApp, territories: Territories, request: OperatorRequest): Promise<Response> {
  const { context, actor, params, now } = request;
  const { sql } = app;
  const say = words[context.language];
  const proposal = await readProposal(sql, params['proposal'] ?? '');
  if (proposal === undefined || proposal.status === 'unconfirmed') throw absent();
  if (proposal.status !== 'waiting') return seeOther(context, '/operator/proposals', 'already');
  const place = proposal.placeId === null ? undefined : await readPlace(sql, proposal.placeId);
  const checks = place ? undefined : await checkProposal(sql, proposal.edit, territories);
  const path = linkTo(context, `/operator/proposals/${proposal.id}`);
  return sendOperatorPage(context, actor, {
    title: await nameOf(sql, proposal),
    crumbs: [{ label: say.title, path: '/operator/proposals' }],
    main: html`${
        proposal.word === null
          ? ''
          : html`<h2>${say.says}</h2>
              <blockquote dir="auto">${proposal.word}</blockquote>`
      }
      <form class="form" method="post" action="${path}">
        ${csrfField(context)} ${proposedFields(context, proposal, place)}
        ${proposedHours(context.language, proposal, place?.stored ?? newPlace(proposal, territories), now)}
        ${checks ? checkList(context, checks) : ''}
        ${areaField({ name: 'reply', label: say.reply, value: '', rows: 3 })}
        <p class="actions">
          <button type="submit" class="button" name="decide" value="accept">
            ${place ? say.accept : say.acceptNew}
          </button>
          <button type="submit" class="button danger" name="decide" value="refuse">${say.refuse}</button>
        </p>
      </form>`,
  });
}

/** Each proposed field; of a correction beside what stands, with a box to take it. */
function proposedFields(context: OperatorContext, { edit }: StoredProposal, place: KeptPlace | undefined): Html {
  const { language } = context;
  const say = words[language];
  const names = factNames.filter((name) => edit[name] !== undefined && (place !== undefined || !isSilent(edit[name])));
  const box = (name: FactName): Html | string =>
    place
      ? html`<label class="choice"
          ><input type="checkbox" name="take" value="${name}" checked /><span>${say.take}</span></label
        >`
      : '';
  return html`<h2>${say.proposed}</h2>
    <dl class="facts">
      ${names.map(
        (name) =>
          html`<div>
            <dt>${placeWords[language].fields[name]}</dt>
            <dd>
              ${sayValue(language, name, edit[name])}
              ${place ? html`<br /><span class="muted">${say.now} – ${sayValue(language, name, place.facts[name])}</span>` : ''}
              ${box(name)}
            </dd>
          </div>`,
      )}
    </dl>`;
}

type Where = Parameters<typeof comingDays>[1];

/** Where a place would stand that is not stored yet. */
function newPlace({ edit }: StoredProposal, territories: Territories): Where {
  const { inseeCode = null, postalCode = null } = edit.address ?? {};
  const departement = (inseeCode === null ? undefined : territories.locate(inseeCode))?.departement ?? null;
  return { departement, time_zone: timeZoneOf(departement, postalCode) };
}

/** Proposed hours as the days they make: who decides need not read their notation. */
function proposedHours(language: Language, { edit }: StoredProposal, where: Where, now: Date): Html | string {
  if (!edit.openingHours) return '';
  return html`<details open>
    <summary>${hoursWords[language].coming}</summary>
    ${comingDays(language, where, edit.openingHours, now)}
  </details>`;
}

const isSilent = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

function checkList(context: OperatorContext, { doubts, alike }: ProposalChecks): Html {
  const say = words[context.language];
  return html`<h2>${say.doubts}</h2>
    ${
      doubts.length === 0
        ? html`<p>${say.noDoubts}</p>`
        : html`<ul class="notice warn">
            ${doubts.map(({ detail }) => html`<li lang="fr">${detail}</li>`)}
          </ul>`
    }
    ${
      alike.length === 0
        ? ''
        : html`<h2>${say.alike}</h2>
            <ul class="notice warn">
              ${alike.map(
                ({ id, name, city, metres }) =>
                  html`<li>
                    <a href="${linkTo(context, `/places/${formatPlaceId(id)}`)}">${name}</a> ${city ?? ''}
                    ${metres === null ? '' : say.metres(metres)}
                  </li>`,
              )}
            </ul>`
    }`;
}

async function decide(app: OperatorApp, territories: Territories, request: OperatorRequest): Promise<Response> {
  const { form, context, actor, params, now } = request;
  const by = { actor, now, territories };
  const reply = form.get('reply').slice(0, 1000);
  const decision = { id: params['proposal'] ?? '', reply: reply === '' ? null : reply };
  const accepts = form.get('decide') === 'accept';
  if (!accepts && form.get('decide') !== 'refuse') return sendOne(app, territories, request);
  const fields = factNames.filter((name) => form.all('take').includes(name));
  const { outcome } = accepts
    ? await acceptProposal(app.sql, { ...decision, fields }, by)
    : await refuseProposal(app.sql, decision, by);
  await refreshSchedules(app.sql, now);
  return seeOther(context, '/operator/proposals', outcome === 'already' ? 'already' : accepts ? 'accepted' : 'refused');
}
