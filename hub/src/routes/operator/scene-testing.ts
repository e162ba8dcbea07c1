import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { formatPlaceId } from '../../../../sdk/place-id.ts';
import { makeAccount } from '../../access/testing.ts';
import { makeLink } from '../../access/sign-in.ts';
import { capabilityOf } from '../../bookings/capability.ts';
import { testRules, type Bookable } from '../../bookings/testing.ts';
import type { Sql } from '../../database/database.ts';
import { moveBooking } from '../../desk/attendance.ts';
import { closeDays } from '../../desk/closures.ts';
import { makeCalendar } from '../../desk/private-calendars.ts';
import { book } from '../../desk/testing.ts';
import { makeVoucher } from '../../desk/vouchers.ts';
import { proposeDuplicates } from '../../import/duplicates.ts';
import { ensureLabelSchemes } from '../../labels/store.ts';
import { claimToken } from '../../operators/claims/claims.ts';
import { mergePlaces } from '../../operators/merges/merge.ts';
import { pairId } from '../../operators/merges/pairs.ts';
import { confirmProposal, propose } from '../../operators/proposals/store.ts';
import type { PlaceDraft } from '../../places/draft.ts';
import { savePlaces } from '../../places/store.ts';
import { placeSeries } from '../../series/place.ts';
import type { Territories } from '../../territories/territories.ts';
import { makeWebhook } from '../../webhooks/endpoints.ts';

/** What stands for each parameter of a page's path, by the path's beginning where one word means several things. */
export type Scene = Readonly<Record<string, string>>;

const draft: PlaceDraft = {
  source: { platform: 'Annuaire des bibliothèques', id: 'B35-1', observedAt: '2026-10-01' },
  name: 'La Médiathèque du canal',
  kinds: ['media-library', 'third-place'],
  street: '3 quai des Exemples',
  postalCode: '35600',
  city: 'Redon',
  inseeCode: '35236',
  lat: 47.65,
  lon: -2.08,
  phone: '+33299000001',
  website: 'https://mediatheque-du-canal.example/venir-travailler-avec-une-adresse-qui-est-longue',
  openingHours: 'Mo-Fr 09:00-18:00; Sa 09:30-12:30; PH off; 2026 Dec 24-2027 Jan 03 off',
  amenities: ['wifi', 'quiet-area', 'coffee'],
  summary: 'Douze postes au bord du canal, une cuisine et une hôtesse le matin.',
  resources: [
    {
      kind: 'desk',
      name: 'Postes de la grande salle',
      seats: 12,
      price: { form: 'tariffs', currency: 'EUR', tariffs: [{ per: 'half-day', amount: 600 }] },
      booking: { via: 'hub', url: null, rules: { ...testRules, confirmation: 'operator' } },
    },
    { kind: 'meeting-room', name: 'Salle Ouessant', seats: 8, price: null, booking: { via: 'contact', url: null } },
  ],
};

/** Fills a database with something for every page of operators to show. */
export async function operatorScene(
  sql: Sql,
  { territories, now }: { readonly territories: Territories; readonly now: Date },
): Promise<Scene> {
  await ensureLabelSchemes(sql);
  const actor = (await makeAccount(sql, { roles: [{ kind: 'administrator' }], now })).actor;
  const save = async (...drafts: PlaceDraft[]): Promise<number[]> =>
    (await savePlaces(sql, drafts, { territories, now })).map((saved) => saved.id);
  const [placeId = 0] = await save(draft);
  const [resource] = await sql<{ id: number }[]>`
    select id from resource where place_id = ${placeId} order by position, id limit 1`;
  const resourceId = resource?.id ?? assert.fail('no resource');
  const on: Bookable = { placeId, resourceId, place: formatPlaceId(placeId), resource: String(resourceId) };
  const at = { placeId, actor, now };
  await makeAccount(sql, {
    roles: [{ kind: 'operator', placeId }],
    email: 'accueil@mediatheque-du-canal.example',
    now,
  });
  const staff = await makeAccount(sql, { roles: [{ kind: 'staff', placeId }], now });
  const { voucher, booking } = await deskOf(sql, on, at);
  const series = await seriesOf(sql, on, at);
  const { proposal, correction, unconfirmed } = await proposalsOf(sql, placeId, now);
  // What its operator says, a list says otherwise.
  await sql`update place set said = array['phone', 'amenities', 'openingHours'] where id = ${placeId}`;
  await save({ ...draft, phone: '+33299000002', amenities: ['wifi'], openingHours: 'Mo-Fr 10:00-17:00' });
  const { pair, free } = await twins(sql, save, { ...at, territories });
  const claim = randomUUID();
  await sql`
    insert into place_claim (id, place_id, email, language, created_at)
    values (${claim}, ${free}, 'accueil@atelier.example', 'fr', ${now})`;
  const capability = await capabilityOf(sql);
  return {
    '/operator/places/:id': on.place,
    booking,
    '/operator/vouchers/:id': voucher,
    '/operator/schemes/:id': 'mon-autre-bureau',
    '/places/:id/claim': formatPlaceId(free),
    '/places/:id/correction': on.place,
    ':account': staff.id,
    ':resource': on.resource,
    ':series': series,
    ':proposal': proposal,
    ':correction': correction,
    ':pair': pair,
    ':place': on.place,
    token: await makeLink(sql, staff.id, now),
    claim: new URLSearchParams({ id: claim, token: await claimToken(sql, claim) }).toString(),
    unconfirmed: new URLSearchParams({
      id: unconfirmed,
      token: capability.sign(`proposal:${unconfirmed}`),
    }).toString(),
  };
}

type At = Parameters<typeof moveBooking>[3];

/** A day at the desk: who comes, who came, who did not, who asks; a closing, a webhook, a calendar, a voucher. */
async function deskOf(sql: Sql, on: Bookable, at: At): Promise<{ voucher: string; booking: string }> {
  const eve = new Date(at.now.getTime() - 2 * 86_400_000);
  const hour = (start: string) => ({ start: `2026-11-24T${start}:00:00Z`, end: `2026-11-24T${start}:30:00Z` });
  const names = ['Camille Martin', 'Dominique Le Goff-de-La-Rochefoucauld', 'Alix', 'Sacha <b>Petit</b>'];
  for (const [index, name] of names.entries()) {
    const id = await book(sql, on, eve, {
      ...hour(index < 3 ? '08' : '13'),
      name,
      email: `personne${index}@exemple.example`,
    });
    if (index < 3) await moveBooking(sql, id, 'accept', at);
    if (index === 0) await moveBooking(sql, id, 'check-in', at);
    if (index === 1) await moveBooking(sql, id, 'no-show', at);
  }
  const closure = {
    resourceId: null,
    fromDay: '2026-12-23',
    untilDay: '2027-01-02',
    word: 'Nous repeignons la salle.',
  };
  await closeDays(sql, closure, { ...at, timeZone: 'Europe/Paris' });
  await makeWebhook(sql, { url: 'https://logiciel.example/crochet', events: ['booking.created', 'place.changed'] }, at);
  await makeCalendar(sql, null, at);
  const { id, code } = await makeVoucher(
    sql,
    { employer: 'Ville de Redon', halfDays: 40, validUntil: '2027-06-30' },
    at,
  );
  const paid = await book(sql, on, eve, { ...hour('09'), voucher: code });
  await moveBooking(sql, paid, 'accept', at);
  return { voucher: id, booking: paid };
}

async function seriesOf(sql: Sql, on: Bookable, { placeId, actor, now }: At): Promise<string> {
  const request = {
    ...{ resource: on.resource, date: '2026-11-26', from: '14:00', to: '17:00', count: 4, seats: 1 },
    ...{ email: 'alix@exemple.example', name: 'Alix', consent: '2026-11' },
  };
  const placed = await placeSeries(sql, request, { placeId, actor, now, key: randomUUID(), language: 'fr' });
  assert.ok(placed.status === 201, placed.answer);
  return placed.series.id;
}

async function proposalsOf(sql: Sql, placeId: number, now: Date) {
  const address = {
    street: '4 place du Marché',
    complement: null,
    postalCode: '35600',
    city: 'Redon',
    inseeCode: '35236',
    country: 'FR',
  };
  const openingHours = 'Mo-Fr 08:00-19:00; Sa 09:00-12:30; PH off';
  const fresh = { name: 'Le Comptoir du Port', kinds: ['cafe' as const], address, openingHours };
  const from = { email: 'camille@exemple.example', language: 'fr' as const };
  const ask = async (known: number | undefined, edit: object, word: string, confirmed = true): Promise<string> => {
    const { id } = await propose(sql, { placeId: known, edit, word, ...from }, now);
    if (confirmed) await confirmProposal(sql, id, now);
    return id;
  };
  return {
    proposal: await ask(undefined, fresh, 'Nous avons six tables au calme.'),
    correction: await ask(placeId, { phone: '+33299000003', summary: 'Quatorze postes.' }, 'Le numéro a changé.'),
    unconfirmed: await ask(undefined, { ...fresh, name: 'Le Hangar' }, '', false),
  };
}

/** Two places that may be one, two that were one, and one that nobody looks after. */
async function twins(
  sql: Sql,
  save: (...drafts: PlaceDraft[]) => Promise<number[]>,
  { actor, now, territories }: At & { readonly territories: Territories },
) {
  const twin = (id: string, more: Partial<PlaceDraft>): PlaceDraft => ({
    source: { platform: `liste-${id}`, id },
    name: 'L’Atelier des Voisins',
    kinds: ['coworking'],
    ...{ lat: 48.1, lon: -1.68, postalCode: '35000', city: 'Rennes', inseeCode: '35238' },
    ...more,
  });
  const [a = 0, b = 0, kept = 0, merged = 0, free = 0] = await save(
    twin('a', { siret: '12345678900011', phone: '+33299111111', openingHours: 'Mo-Fr 08:00-19:00' }),
    twin('b', { siret: '12345678900011', name: 'Atelier des voisins (coworking)', amenities: ['wifi', 'kitchen'] }),
    twin('c', { name: 'La Ruche', siret: '12345678900022' }),
    twin('d', { name: 'La Ruche de Rennes', siret: '12345678900022' }),
    twin('e', { name: 'L’Atelier libre', website: 'https://atelier.example/' }),
  );
  await proposeDuplicates(sql, [a, b, kept, merged]);
  const result = await mergePlaces(sql, { kept, merged, take: ['name'] }, { actor, now, territories });
  assert.equal(result.outcome, 'merged');
  return { pair: pairId({ a, b }), free };
}
