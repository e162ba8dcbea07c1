import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { VERSION } from '../../src/core/version.ts';
import { dayAndTime, fullDay, oldMonth, sayStale } from '../../src/translations/dates.ts';
import { en } from '../../src/translations/en.ts';
import { fr } from '../../src/translations/fr.ts';
import { messagesIn, supportedLanguage } from '../../src/core/language.ts';
import { around } from '../../src/translations/word.ts';
import { openingSentence } from '../../src/translations/opening.ts';
import { daySentence } from '../../src/translations/week.ts';
import { sayHours } from '../../src/translations/osm-hours.ts';
import { formatAmount, priceSentence } from '../../src/translations/prices.ts';
import packageJson from '../../package.json' with { type: 'json' };

const plain = (text: string): string => text.replace(/\u2060/g, '').replace(/[\xa0\u202f]/g, ' ');

// A Saturday in Paris, where it is one hour later.
const now = new Date('2026-11-21T09:00:00Z');
const state = (openNow: boolean | null, nextChange: string | null) => ({ hours: 'x', openNow, nextChange });
const say = (openNow: boolean | null, nextChange: string | null, timeZone = 'Europe/Paris', messages = fr) =>
  plain(openingSentence(state(openNow, nextChange), timeZone, now, messages));

describe('a label', () => {
  it('is said with its issuer, unless both bear one name', () => {
    assert.equal(fr.card.labelBy('Mon bureau', 'Réseau'), 'Mon bureau, décerné par Réseau');
    for (const { card } of [fr, en]) assert.equal(card.labelBy('Mon bureau', 'Mon bureau'), 'Mon bureau');
  });
});

describe('the source of an information', () => {
  it('has the name that people know, or that of its network', () => {
    assert.equal(
      plain(fr.details.source('cget', 'Licence Ouverte 2.0')),
      'Source : recensement des tiers-lieux (Licence Ouverte 2.0)',
    );
    assert.equal(plain(fr.details.source('mes-lieux', null)), 'Source : mes-lieux');
    assert.equal(plain(fr.details.source('constructor', null)), 'Source : constructor');
    assert.equal(en.details.source('demonstration', null), 'Source: demonstration places');
  });
});

describe('the opening sentence', () => {
  it('says until when a place is open, in its own time zone', () => {
    assert.equal(say(true, '2026-11-21T17:30:00Z'), 'Ouvert jusqu’à 18 h 30');
    assert.equal(say(true, '2026-11-21T17:30:00Z', 'Indian/Reunion'), 'Ouvert jusqu’à 21 h 30');
    assert.equal(say(true, '2026-11-21T17:30:00Z', 'Europe/Paris', en), 'Open until 18:30');
  });

  it('names the day on which it opens: tomorrow, a weekday, a date', () => {
    assert.equal(say(false, '2026-11-21T13:00:00Z'), 'Fermé, ouvre à 14 h');
    assert.equal(say(false, '2026-11-22T08:00:00Z'), 'Fermé, ouvre demain à 9 h');
    assert.equal(say(false, '2026-11-23T08:00:00Z'), 'Fermé, ouvre lundi à 9 h');
    assert.equal(say(false, '2026-12-04T08:00:00Z'), 'Fermé, ouvre le 4 décembre à 9 h');
  });

  it('says until which day it is open, each with its own preposition', () => {
    assert.equal(say(true, '2026-11-22T17:00:00Z'), 'Ouvert jusqu’à demain, 18 h');
    assert.equal(say(true, '2026-11-23T17:00:00Z'), 'Ouvert jusqu’à lundi, 18 h');
    assert.equal(say(true, '2026-12-04T17:00:00Z'), 'Ouvert jusqu’au 4 décembre, 18 h');
    assert.equal(say(false, '2026-12-04T17:00:00Z', 'Europe/Paris', en), 'Closed, opens at 18:00 on 4 December');
  });

  it('closes at midnight, of the same day', () => {
    assert.equal(say(true, '2026-11-21T23:00:00Z'), 'Ouvert jusqu’à minuit');
  });

  it('counts days in the place’s calendar across the end of summer time', () => {
    const before = new Date('2026-10-24T21:30:00Z');
    const change = state(false, '2026-10-25T08:00:00Z');
    assert.equal(plain(openingSentence(change, 'Europe/Paris', before, fr)), 'Fermé, ouvre demain à 9 h');
  });

  it('does not call closed what is unknown', () => {
    assert.equal(
      plain(openingSentence({ hours: null, openNow: null, nextChange: null }, 'Europe/Paris', now, fr)),
      'Horaires non communiqués',
    );
    assert.equal(say(null, null), 'Ouverture à confirmer auprès du lieu');
  });

  it('is open or closed without end when no change is known', () => {
    assert.equal(say(true, null), 'Ouvert');
    assert.equal(say(false, null), 'Fermé');
  });
});

describe('the hours of a day', () => {
  it('says its periods, what is uncertain and a note', () => {
    const periods = [
      { from: '09:00', to: '12:30' },
      { from: '20:00', to: '24:00', uncertain: true, note: 'sur rendez-vous' },
    ];
    const day = { date: '2026-11-21', holiday: null, periods };
    assert.equal(plain(daySentence(day, fr)), '9 h – 12 h 30, 20 h – minuit (à confirmer, sur rendez-vous)');
    assert.equal(plain(daySentence({ ...day, periods: [] }, fr)), 'fermé');
  });
});

describe('opening_hours in words', () => {
  it('says simple rules', () => {
    assert.equal(
      plain(sayHours('Mo-Fr 09:00-12:00,14:00-18:00; Sa,Su off; PH off', fr)),
      'du lundi au vendredi 9 h – 12 h, 14 h – 18 h ; samedi, dimanche fermé ; jours fériés fermé',
    );
    assert.equal(plain(sayHours('Tu 10:00-20:00', en)), 'Tuesday 10:00 – 20:00');
  });

  it('leaves what it does not understand as it is', () => {
    for (const hours of [
      '24/7',
      'Mo-Fr sunrise-sunset',
      'Mo[1] 09:00-10:00',
      'Mo-Fr 09:00-12:00; week 1-20 off',
      'Mo 09:00-',
      'Mo 9-12',
    ])
      assert.equal(sayHours(hours, fr), hours);
  });

  it('never throws and never loses a text', () => {
    fc.assert(fc.property(fc.string(), (text) => sayHours(text, fr).length > 0 || text.replace(/[;\s]/g, '') === ''));
  });
});

describe('prices', () => {
  it('writes cents only when there are some', () => {
    assert.equal(plain(formatAmount(1500, 'EUR', fr)), '15 €');
    assert.equal(plain(formatAmount(1550, 'EUR', fr)), '15,50 €');
    assert.equal(plain(formatAmount(5, 'EUR', fr)), '0,05 €');
    assert.equal(plain(formatAmount(900, 'XPF', fr)), '900 FCFP');
  });

  it('says each form', () => {
    const tariffs = [
      { per: 'hour' as const, amount: 250 },
      { per: 'ten-day-card' as const, amount: 9000 },
    ];
    assert.equal(
      plain(priceSentence({ form: 'tariffs', currency: 'EUR', tariffs }, fr)),
      '2,50 € l’heure, 90 € le carnet de dix jours',
    );
    assert.equal(priceSentence({ form: 'free', currency: 'EUR', tariffs: [] }, en), 'Free of charge');
    assert.equal(priceSentence({ form: 'on-site', currency: 'EUR', tariffs: [] }, fr), 'Tarif communiqué sur place');
  });
});

describe('dates', () => {
  it('names the month of an information only when it is over eighteen months old', () => {
    assert.equal(oldMonth('2019-06-15', now, fr), 'juin 2019');
    assert.equal(oldMonth('2025-05-20', now, fr), 'mai 2025');
    assert.equal(oldMonth('2025-05-22', now, fr), undefined);
  });

  it('writes a day the same everywhere, and keeps its number on the line of its month', () => {
    assert.equal(fullDay('2026-03-01', fr), '1er\xa0mars 2026');
    assert.equal(fullDay('2026-03-11', fr), '11\xa0mars 2026');
    assert.equal(fullDay('2026-03-01', en), '1\xa0March 2026');
    const inLocale = (locale: string): string =>
      fullDay('2026-12-04', { ...en, common: { ...en.common, locale, day: (formatted) => formatted } });
    assert.equal(inLocale('de'), '4.\xa0Dezember 2026');
    assert.equal(inLocale('es'), '4\xa0de diciembre de 2026');
    assert.equal(inLocale('en-US'), 'December 4, 2026');
    assert.equal(inLocale('hu'), '2026. december 4.');
  });

  it('writes an instant as a day and a time, in a zone', () => {
    const instant = Date.parse('2026-10-31T23:05:00Z');
    assert.deepEqual(dayAndTime(instant, fr, 'Europe/Paris').map(plain), ['1er novembre 2026', '0 h 05']);
    assert.deepEqual(dayAndTime(instant, en, 'Indian/Reunion').map(plain), ['1 November 2026', '03:05']);
  });
});

describe('an information that could not be updated', () => {
  it('names its time, and its day when that is not today', () => {
    const noon = new Date(2026, 10, 21, 12);
    const at = (day: number, hours: number, minutes = 0) => new Date(2026, 10, day, hours, minutes).getTime();
    assert.match(plain(sayStale(at(21, 9, 30), noon, fr)), /celles de 9 h 30\.$/);
    assert.match(plain(sayStale(at(3, 18), noon, fr)), /celles du 3 novembre, 18 h\.$/);
    assert.match(plain(sayStale(at(1, 18), noon, fr)), /celles du 1er novembre, 18 h\.$/);
    assert.match(plain(sayStale(at(3, 18), noon, en)), /of 3 November, 18:00\.$/);
  });
});

describe('a town in a sentence', () => {
  it('takes the preposition of its name', () => {
    const around = ['Rennes', 'Angers', 'Évreux', 'Hennebont', 'Le Mans', 'Les Herbiers', 'La Rochelle', 'Lens'];
    assert.deepEqual(around.map(fr.filters.around), [
      'Autour de Rennes',
      'Autour d’Angers',
      'Autour d’Évreux',
      'Autour d’Hennebont',
      'Autour du Mans',
      'Autour des Herbiers',
      'Autour de La Rochelle',
      'Autour de Lens',
    ]);
  });
});

describe('a sentence around something', () => {
  it('is said before and after it', () => {
    assert.deepEqual(around(fr.label.by), ['Décerné par ', '']);
    assert.deepEqual(
      around((what) => `x ${what} y`),
      ['x ', ' y'],
    );
  });
});

describe('numbers', () => {
  it('are grouped as the language has it', () => {
    fc.assert(
      fc.property(fc.nat(), (count) => {
        assert.equal(fr.mapView.number(count), count.toLocaleString('fr'));
        assert.equal(en.mapView.number(count), count.toLocaleString('en-GB'));
      }),
    );
  });
});

describe('plurals', () => {
  it('follow each language: French counts zero as one', () => {
    assert.equal(fr.details.resources.desk(0), '0 poste de travail');
    assert.equal(fr.details.resources.desk(2), '2 postes de travail');
    assert.equal(en.details.resources.desk(0), '0 desks');
    assert.equal(en.details.resources.desk(1), '1 desk');
  });
});

describe('languages', () => {
  it('come from the primary part of a tag, French when there is no other', async () => {
    assert.deepEqual(['en-GB', 'EN', 'fr-CA', 'br', '', null].map(supportedLanguage), [
      'en',
      'en',
      'fr',
      'fr',
      'fr',
      'fr',
    ]);
    const english = () => Promise.resolve(en);
    assert.equal(await messagesIn('en', fr, english), en);
    assert.equal(messagesIn('fr', fr, english), fr);
  });
});

describe('the version', () => {
  it('is the one of the package', () => {
    assert.equal(VERSION, packageJson.version);
  });
});
