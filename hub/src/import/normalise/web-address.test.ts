import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { WebUrl } from '../../../../sdk/contract/index.ts';
import { readWebAddress } from './web-address.ts';

describe('reading a web address', () => {
  it('keeps an address as it is written', () => {
    for (const address of [
      'https://example.org/',
      'http://example.org/a?b=c#d',
      'https://chezmémé.fr',
      'HTTPS://Example.org:8443/x',
    ]) {
      assert.deepEqual(readWebAddress(address), { value: address, repaired: [] });
    }
  });

  it('adds the scheme where the text can be nothing but an address', () => {
    assert.deepEqual(readWebAddress('www.example.org'), {
      value: 'http://www.example.org',
      repaired: ['scheme-added'],
    });
    assert.deepEqual(readWebAddress('lieu.example.org/venir'), {
      value: 'http://lieu.example.org/venir',
      repaired: ['scheme-added'],
    });
  });

  it('refuses what is no address', () => {
    for (const text of [
      'en cours',
      '[courriel]',
      'Madame EXEMPLE',
      'www.exemple.frespace-opera',
      'javascript:alert(1)',
      'data:text/html,x',
      'ftp://example.org',
      'mailto:contact@example.org',
      'contact@example.org',
      'https://user:secret@example.org/',
      'https://localhost/',
      'http://127.0.0.1/',
      'plan.pdf',
      '<script src=x>',
    ]) {
      assert.deepEqual(readWebAddress(text), { dropped: 'not-a-web-address' }, text);
    }
  });

  it('keeps the first of two addresses, and takes an address out of words', () => {
    assert.deepEqual(readWebAddress('https://a.example.org ; https://b.example.org'), {
      value: 'https://a.example.org',
      repaired: ['second-address-left'],
    });
    assert.deepEqual(readWebAddress('Notre studio http://studio.example.org/'), {
      value: 'http://studio.example.org/',
      repaired: ['address-among-words'],
    });
    assert.deepEqual(readWebAddress('https://lieu.example.org|site web'), {
      value: 'https://lieu.example.org',
      repaired: ['address-among-words'],
    });
  });

  it('never lets through what the contract would refuse', () => {
    const pieces = fc.constantFrom(
      'http://',
      'https://',
      'www.',
      'javascript:',
      'a.fr',
      '.',
      '/',
      ' ',
      '<',
      '"',
      '@',
      ':80',
      'é',
      '|',
      '\\',
      '`',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), fc.string({ maxLength: 10 }), (parts, tail) => {
        const { value } = readWebAddress((parts.join('') + tail).trim());
        if (value === undefined) return;
        assert.ok(WebUrl.safeParse(value).success, value);
        assert.doesNotMatch(value, /[\s"<>`]/);
      }),
    );
  });
});
