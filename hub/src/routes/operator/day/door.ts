import { html, raw } from 'hono/html';
import { dayAt } from '../../../desk/calendar-day.ts';
import type { Language } from '../../../http/language.ts';
import { qrSvg } from '../../../qr/qr.ts';
import { dayCode, spacedCode } from '../../../visits/day-code.ts';
import { sendOperatorPage, type OperatorApp } from '../page.ts';
import { deskCrumbs, deskPage, deskPath, type DeskRequest } from './desk-page.ts';
import { longDay } from './times.ts';

const words = {
  fr: {
    title: 'Affiche du jour',
    day: 'La journée',
    lead: 'À imprimer ou à laisser affichée à l’accueil. Le code change chaque jour.',
    call: 'Vous travaillez ici aujourd’hui\xa0?',
    how: 'Scannez, et dites en dix secondes quel trajet vous avez évité.',
    address: (address: string) => `Ou ouvrez ${address} et tapez ce code\xa0:`,
    alternative: (name: string) => `QR code vers la page des visites de ${name}`,
  },
  en: {
    title: 'Poster of the day',
    day: 'The day',
    lead: 'To be printed, or left open at the desk. The code changes every day.',
    call: 'Working here today?',
    how: 'Scan, and tell in ten seconds which trip you avoided.',
    address: (address: string) => `Or open ${address} and type this code:`,
    alternative: (name: string) => `QR code to the visits page of ${name}`,
  },
} as const satisfies Record<Language, unknown>;

/** The code of the day as a sheet for the door. */
export function doorPage(app: OperatorApp): void {
  deskPage(app, { sub: '/door', method: 'get', access: 'staff' }, (request) => sendDoor(app, request));
}

async function sendDoor({ sql }: OperatorApp, { context, actor, place, now }: DeskRequest): Promise<Response> {
  const say = words[context.language];
  // Today's only: tomorrow's code is nobody's before tomorrow.
  const date = dayAt(place.timeZone, now);
  const code = await dayCode(sql, place.id, date);
  const address = `${context.url.origin}/v/${place.publicId}`;
  return sendOperatorPage(context, actor, {
    title: say.title,
    crumbs: [...deskCrumbs(actor, place), { label: say.day, path: deskPath(place, '/day') }],
    main: html`<p class="lead no-print">${say.lead}</p>
      <div class="desk-poster">
        <p class="desk-poster-name">${place.name}</p>
        <p>${longDay(date, context.language)}</p>
        <h2>${say.call}</h2>
        <p>${say.how}</p>
        <div class="desk-qr">${raw(qrSvg(`${address}?code=${code}`, { title: say.alternative(place.name) }))}</div>
        <p>${say.address(address.replace(/^https?:\/\//, ''))}</p>
        <p class="desk-figure desk-code">${spacedCode(code)}</p>
      </div>`,
  });
}
