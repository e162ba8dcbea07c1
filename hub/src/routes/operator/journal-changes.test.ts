/** What the journal says of changes, to a person. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BookingRules, PlaceEdit, ResourceEdit } from '../../../../sdk/contract/index.ts';
import { languages } from '../../http/language.ts';
import { changesOf, memberName } from './journal-changes.ts';

describe('the journal', () => {
  it('has a name in each language for whatever an edit may change', () => {
    for (const language of languages) {
      for (const [kind, names] of [
        ['place', Object.keys(PlaceEdit.shape)],
        ['resource', [...Object.keys(ResourceEdit.shape), ...Object.keys(BookingRules.shape)]],
      ] as const) {
        for (const name of names)
          assert.match(memberName(language, kind, name) ?? '', /^\p{Lu}/u, `${language} ${name}`);
      }
    }
  });

  it('tells days, hours, states, prices and lists as people say them', () => {
    const said = (kind: string, state: Record<string, unknown>) =>
      changesOf(kind, null, state as never, 'fr').map(({ name, after }) => [
        name,
        after?.replaceAll(/[\xa0\u202f]/g, ' '),
      ]);
    assert.deepEqual(said('booking-time', { from: '2026-11-24T09:30:00+01:00', resourceId: 3 }), [
      ['De', '24 novembre 2026, 9 h 30'],
      ['Numéro de l’espace', '3'],
    ]);
    assert.deepEqual(said('grant', { status: 'granted', from: '2026-11-01', criteria: [], by: 'x' }), [
      ['État', 'En cours'],
      ['Premier jour', '1er novembre 2026'],
      ['Critères', 'rien'],
    ]);
    const criteria = [{ id: 'animated', by: 'x', date: '2026-11-20', state: 'proved', evidence: 'https://a.example/' }];
    assert.deepEqual(said('grant', { criteria }), [
      ['Critères', 'animated : Prouvé, 20 novembre 2026, https://a.example/'],
    ]);
    assert.deepEqual(said('booking', { status: 'no-show' }), [['État', 'absent']]);
    assert.deepEqual(said('place', { status: 'paused', amenities: ['wifi'], accessibility: { lift: 'yes' } }), [
      ['Statut', 'en pause'],
      ['Équipements', 'Wi-Fi'],
      ['Accessibilité', 'Ascenseur, Oui'],
    ]);
    const price = { form: 'tariffs', currency: 'EUR', tariffs: [{ per: 'half-day', amount: 600 }] };
    assert.deepEqual(said('resource', { kind: 'desk', price, rules: { step: 'half-day', closedOn: ['2026-12-24'] } }), [
      ['Ce qu’on réserve', 'Bureaux partagés'],
      ['Prix', '6 € la demi-journée'],
      ['Règles', 'Pas : par demi-journée, Jours sans réservation : 24 décembre 2026'],
    ]);
    assert.deepEqual(said('webhook', { events: ['booking.created'], disabled: false }), [
      ['Événements', 'Réservation faite'],
      ['En pause', 'non'],
    ]);
  });
});
