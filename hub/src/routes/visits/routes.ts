import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { html } from 'hono/html';
import { resultOf, tallyOf } from '../../../../sdk/impact/index.ts';
import { formatPlaceId, parsePlaceId } from '../../../../sdk/place-id.ts';
import { massUnits, writeRange } from '../../../../src/translations/amounts.ts';
import { capabilityOf } from '../../bookings/capability.ts';
import type { Clock } from '../../clock.ts';
import type { Sql } from '../../database/database.ts';
import { dayAt } from '../../desk/calendar-day.ts';
import { allowOnly } from '../../http/mount.ts';
import { RateLimit, senderOf, subscriberOf } from '../../http/rate-limit.ts';
import type { Settings } from '../../settings.ts';
import type { Territories } from '../../territories/territories.ts';
import { visitOf, type Declaration } from '../../visits/declaration.ts';
import { isDayCode } from '../../visits/day-code.ts';
import { declare } from '../../visits/declare.ts';
import { ticketFor, visitOfTicket } from '../../visits/ticket.ts';
import { isWalkInLink, newWalkInLink } from '../../visits/walk-in-link.ts';
import { witness, type Presence } from '../../visits/witness.ts';
import { FormFields, readForm } from '../operator/form.ts';
import { inLanguage, pageContext, sendNotFound, sendPage, type Html, type PageContext } from '../pages/layout.ts';
import type { Connection } from '../pages/mail.ts';
import { codeForm, tripForm, type Carried, type Typed } from './forms.ts';
import { readTripForm } from './trip-form.ts';
import { visitWords } from './words.ts';

export interface VisitDependencies {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly territories: Territories;
}

/** Codes that one address may try in ten minutes: a media library's visitors share one, a guesser gets nowhere. */
const CODES = { name: 'day-code', limit: 60, window: 600 };
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Place {
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
}

/** The page behind the QR code at the door: the day's code, then the trip for whoever wants to say it. No cookie. */
export function visitRoutes(app: Hono, dependencies: VisitDependencies): void {
  const { sql, settings, clock, territories } = dependencies;
  const limit = new RateLimit(CODES);
  const contextOf = (request: Request) => pageContext(request, settings.networkName, settings.publicUrl);

  app.get('/v/:place', async ({ req }) => {
    const context = contextOf(req.raw);
    const place = await findPlace(sql, req.param('place'));
    if (!place) return noPlace(context, req.param('place'));
    // One address a place, however its id was typed.
    if (place.id !== req.param('place')) {
      return new Response(null, { status: 308, headers: { Location: inLanguage(context, `/v/${place.id}`) } });
    }
    // The sheet at the door holds the code in its QR code: whoever scanned it need not type it.
    const scanned = new URLSearchParams({ code: context.url.searchParams.get('code')?.slice(0, 20) ?? '' });
    return sendCode(context, place, randomUUID(), { form: new FormFields(scanned) });
  });

  app.post('/v/:place', async ({ req, env }) => {
    const context = contextOf(req.raw);
    const place = await findPlace(sql, req.param('place'));
    if (!place) return noPlace(context, req.param('place'));
    const form = await readForm(req.raw);
    const from = (env as Connection | undefined)?.incoming?.socket?.remoteAddress;
    limit.count(subscriberOf(senderOf(from, req.header('x-forwarded-for'), settings.proxies)));
    return takeCode({ sql, now: clock() }, context, place, form);
  });
  allowOnly(app, '/v/:place', ['GET', 'POST'], false);

  app.post('/v/:place/trip', async ({ req }) => {
    const context = contextOf(req.raw);
    const place = await findPlace(sql, req.param('place'));
    if (!place) return noPlace(context, req.param('place'));
    return takeTrip({ sql, territories }, context, place, await readForm(req.raw));
  });
  allowOnly(app, '/v/:place/trip', ['POST'], false);
}

async function takeCode(
  { sql, now }: { readonly sql: Sql; readonly now: Date },
  context: PageContext,
  place: Place,
  form: FormFields,
): Promise<Response> {
  const words = visitWords[context.language];
  const id = UUID.test(form.get('id')) ? form.get('id') : randomUUID();
  const email = form.get('email');
  const faults = new Map<string, string>();
  const date = dayAt(place.timeZone, now);
  if (!(await isDayCode(sql, place.number, date, form.get('code')))) faults.set('code', words.wrongCode);
  if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) faults.set('email', words.wrongEmail);
  if (faults.size > 0) return sendCode(context, place, id, { form, faults });
  const who = await whoCame(sql, form);
  const seen = await witness(sql, { placeId: place.number, date, by: 'code', id, ...who });
  if (seen.status === 'frozen') throw new Error(`The quarter of ${date} is frozen already.`);
  const carried = { ticket: await ticketFor(sql, seen.id), link: who.link?.token ?? '' };
  return sendTrip(context, place, carried, { known: seen.status === 'known' });
}

/** A booking's link says most, then an address; else the link of an earlier visit, or a new one to keep. */
async function whoCame(sql: Sql, form: FormFields): Promise<Pick<Presence, 'bookingId' | 'email' | 'link'>> {
  const bookingId = await bookingOf(sql, form.get('booking'));
  if (bookingId !== undefined) return { bookingId };
  if (form.get('email') !== '') return { email: form.get('email') };
  const shown = form.get('link');
  if (await isWalkInLink(sql, shown)) return { link: { token: shown, shown: true } };
  return { link: { token: await newWalkInLink(sql), shown: false } };
}

/** The booking that a link of the person's own names, when the link gives the right to it. */
async function bookingOf(sql: Sql, text: string): Promise<string | undefined> {
  const [id = '', capability = ''] = text.split('.');
  return UUID.test(id) && (await capabilityOf(sql)).verify(id, capability) ? id : undefined;
}

async function takeTrip(
  { sql, territories }: { readonly sql: Sql; readonly territories: Territories },
  context: PageContext,
  place: Place,
  form: FormFields,
): Promise<Response> {
  const words = visitWords[context.language];
  const visitId = await visitOfTicket(sql, form.get('ticket'));
  if (visitId === undefined) return sendGone(context, place);
  const read = readTripForm(form, { territories, words });
  const carried = {
    ticket: form.get('ticket'),
    link: (await isWalkInLink(sql, form.get('link'))) ? form.get('link') : '',
  };
  if ('faults' in read) return sendTrip(context, place, carried, { typed: { form, faults: read.faults } });
  const kept = await declare(sql, place.number, visitId, read.declaration);
  return kept
    ? sendThanks(context, place, { link: carried.link, declaration: read.declaration })
    : sendGone(context, place);
}

async function findPlace(sql: Sql, typed: string): Promise<Place | undefined> {
  const number = parsePlaceId(typed);
  if (number === undefined) return undefined;
  const [row] = await sql<{ name: string; timeZone: string }[]>`
    select name, time_zone as "timeZone" from place where id = ${number} and listed and status <> 'closed'`;
  return row && { ...row, number, id: formatPlaceId(number) };
}

const noPlace = (context: PageContext, typed: string): Promise<Response> =>
  sendNotFound(context, context.words.noPlace(typed.slice(0, 40)), context.words.noPlaceText);

const page = (context: PageContext, title: string, main: Html, status: number): Promise<Response> =>
  sendPage(context, {
    title,
    // What is typed here is nobody else's, and each form has an id of its own: nothing to keep.
    status,
    main: html`<div class="narrow">${main}</div>`,
    script: '/pages/v1/visit.js',
    style: '/pages/v1/visit.css',
    policy: { 'form-action': "'self'" },
  });

function sendCode(context: PageContext, place: Place, id: string, typed: Typed = {}): Promise<Response> {
  const words = visitWords[context.language];
  const title = words.title(place.name);
  return page(
    context,
    title,
    html`<h1 dir="auto">${title}</h1>
      <p class="lead">${words.lead}</p>
      ${codeForm(context, place.id, id, typed)}
      <p class="hint">${words.privacy}</p>`,
    typed.faults ? 422 : 200,
  );
}

function sendTrip(
  context: PageContext,
  place: Place,
  carried: Carried,
  { typed = {}, known = false }: { readonly typed?: Typed; readonly known?: boolean },
): Promise<Response> {
  const words = visitWords[context.language];
  return page(
    context,
    `${words.witnessed} – ${place.name}`,
    html`<h1>${words.witnessed}</h1>
      <p class="lead" role="status">${known ? words.known : place.name}</p>
      <p>${words.skipText}</p>
      <h2>${words.tripTitle}</h2>
      ${tripForm(context, place.id, carried, typed)}
      <p class="hint">${words.privacy}</p>`,
    typed.faults ? 422 : 200,
  );
}

/** The trip goes on in links that the person follows, after their « # »: no server sees it there. */
function sendThanks(
  context: PageContext,
  place: Place,
  { declaration, link }: { readonly declaration: Declaration; readonly link: string },
): Promise<Response> {
  const words = visitWords[context.language];
  const trip = Buffer.from(JSON.stringify(declaration)).toString('base64url');
  return page(
    context,
    `${words.thanks} – ${place.name}`,
    html`<h1>${words.thanks}</h1>
      <p class="lead">${words.thanksText}</p>
      <h2>${words.yours}</h2>
      <p>${ownFigure(context, declaration)}</p>
      <p><a href="${inLanguage(context, '/methode')}">${words.method}</a></p>
      <h2>${words.next}</h2>
      <p>${words.nextText}</p>
      <p class="actions">
        <a class="button" href="${inLanguage(context, `/places/${place.id}`)}#trip=${trip}">${words.book}</a>
      </p>
      ${
        link === ''
          ? ''
          : html`<h2>${words.walkIn}</h2>
              <p>${words.walkInText}</p>
              <p class="actions">
                <a class="button quiet" href="${inLanguage(context, `/v/${place.id}`)}#trip=${trip}&link=${link}"
                  >${words.walkInLink}</a
                >
              </p>`
      }`,
    200,
  );
}

/** What this very visit comes to, for the person alone. */
function ownFigure({ language }: PageContext, declaration: Declaration): string {
  const words = visitWords[language];
  if (declaration.partOfDay) return words.yoursPart;
  const result = resultOf(tallyOf(visitOf(declaration)));
  if (result.counted === 0) return words.yoursUnknown;
  const { about, low, high, unit } = writeRange(result, massUnits, language === 'fr' ? 'fr-FR' : 'en-GB');
  const range = words.range(`${about}\u00a0${unit}`, low, high);
  return result.value > 0 ? words.yoursText(range) : words.yoursNone(range);
}

const sendGone = (context: PageContext, place: Place): Promise<Response> => {
  const words = visitWords[context.language];
  return page(
    context,
    words.gone,
    html`<h1>${words.gone}</h1>
      <p class="lead">${words.goneText}</p>
      <p><a class="button" href="${inLanguage(context, `/v/${place.id}`)}">${words.again}</a></p>`,
    410,
  );
};
