import { html, raw } from 'hono/html';
import { en } from '../../../../src/translations/en.ts';
import { fr } from '../../../../src/translations/fr.ts';
import type { Language } from '../../http/language.ts';
import { bookingWords } from './booking-words.ts';
import { sendPage, type Html, type PageContext } from './layout.ts';

/**
 * The page of a booking, the same for every id: whose it is, and whether it is there at all, only the capability in
 * the fragment opens, and that never reaches a server as part of an address. The page's script sends it to the API.
 * It acts on a button's click only: mail scanners open links.
 */
export async function sendBooking(context: PageContext, id: string): Promise<Response> {
  const words = bookingWords[context.language];
  const response = await sendPage(context, {
    title: words.title,
    script: '/pages/v1/booking.js',
    main: html`<div class="narrow booking" id="booking" data-id="${id}">
      <h1>${words.title}</h1>
      <noscript><p class="lead">${words.withoutScript}</p></noscript>
      <p class="lead" id="booking-state" tabindex="-1" hidden></p>
      <p id="booking-alert" role="alert"></p>
      <dl id="booking-facts"></dl>
      <p class="note" id="booking-trip" role="status"></p>
      <div class="actions" id="booking-actions"></div>
      ${wordsForScript(context.language)}
    </div>`,
  });
  response.headers.set('X-Robots-Tag', 'noindex');
  response.headers.set('Referrer-Policy', 'no-referrer');
  return response;
}

/** What the script says. Data, not a program: no content security policy stops it, and « < » cannot end it. */
function wordsForScript(language: Language): Html {
  const { tariffs } = { fr, en }[language].details;
  // The amount is written by the script: « {amount} la journée ».
  const perUnit = Object.fromEntries(Object.entries(tariffs).map(([unit, say]) => [unit, say('{amount}')]));
  const json = JSON.stringify({ ...bookingWords[language].script, language, tariffs: perUnit });
  return html`<script type="application/json" id="booking-words">
    ${raw(json.replaceAll('<', '\\u003c'))}
  </script>`;
}
