import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readRoleMail, withoutPersons } from './mail.ts';
import { readPhone } from './phone.ts';

describe('reading a phone number', () => {
  it('gives a French number in E.164, however it is written', () => {
    for (const text of [
      '02 99 00 00 01',
      '02.99.00.00.01',
      '0299000001',
      '+33 2 99 00 00 01',
      '+33 (0)2 99 00 00 01',
      '0033299000001',
    ]) {
      assert.deepEqual(readPhone(text), { value: '+33299000001' }, text);
    }
  });

  it('knows the country codes overseas', () => {
    assert.equal(readPhone('0262 00 00 01').value, '+262262000001');
    assert.equal(readPhone('0692 00 00 01').value, '+262692000001');
    assert.equal(readPhone('0269 60 00 01').value, '+262269600001');
    assert.equal(readPhone('0590 00 00 01').value, '+590590000001');
    assert.equal(readPhone('0594 00 00 01').value, '+594594000001');
    assert.equal(readPhone('0696 00 00 01').value, '+596696000001');
  });

  it('puts back the zero a spreadsheet took away', () => {
    assert.deepEqual(readPhone('299000001'), { value: '+33299000001', repaired: ['leading-zero'] });
  });

  it('keeps the first of two numbers', () => {
    assert.deepEqual(readPhone('02 99 00 00 01 / 06 00 00 00 02'), {
      value: '+33299000001',
      repaired: ['second-number-left'],
    });
  });

  it('refuses what is no number that can be called from anywhere', () => {
    for (const text of ['3939', '115', 'voir site', '02 99 00 00', '02 99 00 00 01 23', '00 00 00 00 00', '+33']) {
      assert.deepEqual(readPhone(text), { dropped: 'not-a-phone-number' }, text);
    }
  });

  it('gives E.164 or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789+-. ()/') }), (text) => {
        assert.match(readPhone(text).value ?? '+33100000000', /^\+[1-9]\d{7,14}$/);
      }),
    );
  });
});

describe('reading a mail address', () => {
  it('keeps a desk’s', () => {
    for (const address of [
      'contact@example.org',
      'Mairie@example.org',
      'mediatheque.redon@example.org',
      'france-services@example.org',
      'accueil35@example.org',
    ]) {
      assert.deepEqual(readRoleMail(address), { value: address.toLowerCase() });
    }
  });

  it('drops a person’s, and what may be one', () => {
    for (const address of [
      'camille.exemple@example.org',
      'c.exemple@example.org',
      'camille35@gmail.com',
      'camille@example.org',
    ]) {
      assert.deepEqual(readRoleMail(address), { dropped: 'personal-mail' }, address);
    }
  });

  it('refuses what is no address', () => {
    for (const text of ['contact', 'contact@', 'contact@example', 'contact arobase example.org', '[courriel]']) {
      assert.deepEqual(readRoleMail(text), { dropped: 'not-a-mail-address' }, text);
    }
  });
});

describe('taking persons out of running text', () => {
  it('removes names given as contacts and personal addresses', () => {
    assert.deepEqual(withoutPersons('Le jeudi. Contact : Camille - 06.00.00.00.01'), {
      value: 'Le jeudi. [contact]',
      repaired: ['person-removed'],
    });
    assert.deepEqual(withoutPersons('Écrire à camille.exemple@example.org ou voir Mme Exemple.'), {
      value: 'Écrire à [courriel] ou voir [personne].',
      repaired: ['person-removed'],
    });
  });

  it('leaves desks and their numbers', () => {
    for (const text of [
      'Contact pour les rendez-vous : 02 99 00 00 01',
      'Écrire à contact@example.org',
      'Appeler le 02 99 00 00 01',
    ]) {
      assert.deepEqual(withoutPersons(text), { value: text });
    }
  });
});
