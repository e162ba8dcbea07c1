import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { en } from '../../../src/translations/en.ts';
import { fr } from '../../../src/translations/fr.ts';
import type { BookingView } from './booking-view.ts';
import { composeForOperator, composeForPerson, type Mail } from './compose.ts';
import { testNow, testSender } from './testing.ts';
import { periodSentence } from './times.ts';
import { messageKinds, type MessageKind } from './words.ts';

const booking: BookingView & { email: string } = {
  id: '6a1a4a0e-7f43-4f43-9a51-0c5a3a3b1c11',
  status: 'confirmed',
  start: new Date('2026-11-24T08:00:00Z'),
  end: new Date('2026-11-24T11:30:00Z'),
  seats: 2,
  quote: { currency: 'EUR', total: 2400, lines: [{ per: 'half-day', count: 2, amount: 1200 }] },
  cancelUntil: new Date('2026-11-23T17:00:00Z'),
  confirmBy: null,
  email: 'camille.martin@personne.example',
  name: 'Camille Martin',
  language: 'fr',
  employer: null,
  word: null,
  movedFrom: null,
  revision: 0,
  createdAt: testNow,
  updatedAt: testNow,
  resource: 'Bureau partagé',
  place: {
    id: '1002M',
    name: 'La Fabrique',
    timeZone: 'Europe/Paris',
    address: '12 rue de l’Église, 35600 Redon',
    position: null,
    email: 'accueil@fabrique.example',
    phone: '+33299000000',
  },
};

type PersonKind = Exclude<MessageKind, 'operator'>;
const kinds = messageKinds.filter((kind): kind is PersonKind => kind !== 'operator');

const compose = (kind: PersonKind, changes: Partial<BookingView> = {}, published = false): Mail =>
  composeForPerson(kind, { ...booking, ...changes, email: booking.email }, { sender: testSender, published });

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  // Styles stand on the elements on purpose: mail readers drop style sheets.
  rules: { 'no-inline-style': 'off', 'long-title': 'off', 'doctype-style': 'off', 'void-style': 'off' },
});

const spaces = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('messages to the person who booked', () => {
  it('says in French who, what, when, for how much, and until when it can be cancelled', () => {
    const { subject, text } = compose('confirmed');
    assert.equal(spaces(subject), 'Réservation confirmée : La Fabrique, mardi 24 novembre 2026');
    const said = spaces(text);
    for (const sentence of [
      'Quand : mardi 24 novembre 2026, de 9 h à 12 h 30',
      'Réservé : Bureau partagé',
      'Adresse : 12 rue de l’Église, 35600 Redon',
      'Prix : 24 € (2 × 12 € la demi-journée), à régler sur place',
      'Annulation possible jusqu’au : lundi 23 novembre 2026 à 18 h',
      'Responsable du traitement : Syndicat d’essai.',
    ]) {
      assert.ok(said.includes(sentence), `${sentence}\n---\n${said}`);
    }
  });

  it('passes on the operator’s word with a refusal, and with nothing else', () => {
    const word = 'Nous sommes en travaux <b>jusqu’à lundi</b>.';
    const { text, html } = compose('refused', { status: 'refused', word });
    assert.ok(spaces(text).includes(`Le mot du lieu : ${word}`));
    assert.ok(html.includes('&lt;b&gt;jusqu’à lundi'));
    assert.ok(!compose('confirmed', { word }).text.includes('travaux'));
  });

  it('says whose voucher pays', () => {
    const { text } = compose('confirmed', { employer: 'Mairie de Redon' });
    assert.ok(spaces(text).includes('la demi-journée), payé par le bon de Mairie de Redon'));
    assert.ok(!text.includes('à régler sur place'));
  });

  it('says when a moved booking was and is, with its word and a calendar entry that replaces the first', () => {
    const movedFrom = { start: new Date('2026-11-23T08:00:00Z'), end: new Date('2026-11-23T11:30:00Z') };
    const { text, subject, calendar } = compose('moved', { movedFrom, word: 'Travaux lundi.', revision: 1 }, true);
    assert.equal(spaces(subject), 'Réservation déplacée : La Fabrique, mardi 24 novembre 2026');
    for (const sentence of [
      'Auparavant : lundi 23 novembre 2026, de 9 h à 12 h 30',
      'Quand : mardi 24 novembre 2026, de 9 h à 12 h 30',
      'Le mot du lieu : Travaux lundi.',
    ]) {
      assert.ok(spaces(text).includes(sentence), text);
    }
    assert.equal(calendar?.method, 'PUBLISH');
    assert.match(calendar.content, /SEQUENCE:1\r\n/);
    assert.equal(compose('moved', { status: 'requested', movedFrom }).calendar, undefined);
  });

  it('offers other dates to those whose day is closed', () => {
    const otherTimes = [{ start: '2026-11-25T08:00:00Z', end: '2026-11-25T11:30:00Z', free: 2 }];
    const closed = { ...booking, status: 'cancelled' as const };
    const { text, html, calendar } = composeForPerson('closed', closed, {
      sender: testSender,
      published: true,
      otherTimes,
    });
    for (const said of [text, html]) assert.match(spaces(said), /mercredi 25 novembre 2026, de 9 h à 12 h 30/);
    assert.equal(calendar?.method, 'CANCEL');
  });

  it('says the same in English to those who asked for it', () => {
    const { subject, text, language } = compose('confirmed', { language: 'en' });
    assert.equal(language, 'en');
    assert.match(spaces(subject), /^Booking confirmed: La Fabrique, Tuesday,? 24 November 2026$/);
    assert.match(spaces(text), /When: Tuesday,? 24 November 2026, 09:00 to 12:30\n/);
    assert.match(text, /You booked nothing\?/);
  });

  it('says until when a held seat waits for the click', () => {
    const { text } = compose('confirm', { status: 'held', confirmBy: new Date('2026-11-23T08:30:00Z') });
    assert.match(spaces(text), /gardée jusqu’au lundi 23 novembre 2026 à 9 h 30/);
    assert.match(text, /Ignorez ce message/);
  });

  it('holds the same content as text and as HTML, valid, with nothing to load', async () => {
    for (const language of ['fr', 'en'] as const) {
      for (const kind of kinds) {
        const { text, html } = compose(kind, { language });
        const report = await validator.validateString(html);
        assert.deepEqual(
          report.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
          [],
        );
        assert.doesNotMatch(html, /<(img|link|script|iframe|object|video|style)|url\(|src=/i);
        const link = `https://reseau.example/bookings/${booking.id}?lang=${language}#signed-6a1a4a0e`;
        assert.ok(text.includes(`\n${link}\n`));
        assert.ok(html.includes(`href="${link}"`));
      }
    }
  });

  it('puts the capability in fragments only, where no server sees it', () => {
    for (const kind of kinds) {
      const { subject, text, html, calendar } = compose(kind, {}, true);
      for (const part of [text, html]) {
        assert.ok(part.includes('signed-'));
        assert.doesNotMatch(part, /[^#]signed-/);
      }
      assert.ok(!`${subject}${calendar?.content ?? ''}`.includes('signed-'));
    }
  });

  it('never repeats the name that was typed: whoever types somebody else’s address cannot write to them', () => {
    for (const kind of kinds) {
      const { subject, text, html } = compose(kind, { name: 'Gagnez sur http://hameçon.example' });
      assert.doesNotMatch(`${subject}${text}${html}`, /hameçon/);
    }
  });

  it('renders whatever an operator wrote as text', () => {
    const hostile = '<img src=x onerror=alert(1)> & "Fils"\r\nBcc: tous@exemple.example';
    const { subject, html } = compose('confirmed', { resource: hostile, place: { ...booking.place, name: hostile } });
    assert.doesNotMatch(subject, /[\r\n]/);
    assert.doesNotMatch(html, /<img/);
    assert.ok(html.includes('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;Fils&quot;'));
  });

  it('brings the calendar file with the confirmation, and takes it back only where it was sent', () => {
    const method = (mail: Mail): string | undefined => mail.calendar?.method;
    assert.equal(method(compose('confirmed')), 'PUBLISH');
    assert.equal(method(compose('cancelled', { status: 'cancelled' }, true)), 'CANCEL');
    assert.equal(method(compose('cancelled', { status: 'cancelled' }, false)), undefined);
    assert.equal(method(compose('confirm', { status: 'held' })), undefined);
    assert.doesNotMatch(compose('confirmed').calendar?.content ?? '', /camille|personne\.example/i);
  });

  it('tells times as the place’s wall shows them, across midnight, summer time and oceans', () => {
    const say = (start: string, end: string, zone: string, messages = fr): string =>
      spaces(periodSentence(new Date(start), new Date(end), zone, messages));
    assert.equal(
      say('2026-10-24T21:00:00Z', '2026-10-25T02:00:00Z', 'Europe/Paris'),
      'du samedi 24 octobre 2026 à 23 h au dimanche 25 octobre 2026 à 3 h',
    );
    assert.equal(
      say('2028-02-29T05:00:00Z', '2028-02-29T08:00:00Z', 'Indian/Reunion'),
      'mardi 29 février 2028, de 9 h à 12 h (heure du lieu)',
    );
    assert.match(
      say('2028-02-29T05:00:00Z', '2028-02-29T08:00:00Z', 'Indian/Reunion', en),
      /\(local time of the place\)$/,
    );
  });
});

describe('messages to the place', () => {
  it('says who comes when, to be answered directly', () => {
    const mail = composeForOperator({ ...booking, status: 'requested' }, 'accueil@fabrique.example', testSender);
    assert.equal(mail.to, 'accueil@fabrique.example');
    assert.equal(mail.replyTo, booking.email);
    assert.match(spaces(mail.subject), /^Demande de réservation, mardi 24 novembre 2026 – Bureau partagé$/);
    assert.match(spaces(mail.text), /Au nom de : Camille Martin/);
    assert.match(mail.text, /attend votre réponse/);
  });

  it('does not hand on the person’s own capability', () => {
    const { text, html } = composeForOperator(booking, 'accueil@fabrique.example', testSender);
    assert.ok(!`${text}${html}`.includes('signed-'));
  });

  it('says nothing of a person who is erased', () => {
    const erased = { ...booking, status: 'cancelled', email: null, name: null } as const;
    const mail = composeForOperator(erased, 'accueil@fabrique.example', testSender);
    assert.equal(mail.replyTo, undefined);
    assert.doesNotMatch(`${mail.text}${mail.html}`, /camille|personne\.example/i);
  });
});
