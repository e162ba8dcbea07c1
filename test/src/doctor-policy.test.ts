import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allows, allowsLit, parsePolicies, type Policy } from '../../src/doctor/policy.ts';
import { VERSION } from '../../src/core/version.ts';
import { VERSION as ITS_OWN } from '../../src/doctor/version.ts';

const PAGE = 'https://ville.example';
const policy = (text: string): Policy => parsePolicies(text)[0] ?? assert.fail('no policy');
const may = (text: string, directive: string, origin: string): boolean => allows(policy(text), directive, origin, PAGE);

describe('a content security policy, as the doctor reads it', () => {
  it('allows what it does not speak of', () => {
    assert.ok(may("frame-ancestors 'none'", 'script-src', 'https://hub.example'));
  });

  it('falls back to default-src', () => {
    assert.ok(!may("default-src 'self'", 'connect-src', 'https://hub.example'));
    assert.ok(may("default-src 'self'", 'connect-src', PAGE));
  });

  const cases: [source: string, origin: string, allowed: boolean][] = [
    ['*', 'https://hub.example', true],
    ["'none'", 'https://hub.example', false],
    ['https:', 'https://hub.example', true],
    ['https:', 'http://hub.example', false],
    ['hub.example', 'https://hub.example', true],
    ['https://hub.example', 'https://hub.example', true],
    ['https://hub.example/kit/', 'https://hub.example', true],
    ['http://hub.example', 'https://hub.example', true],
    ['https://hub.example', 'http://hub.example', false],
    ['*.example', 'https://hub.example', true],
    ['*.hub.example', 'https://hub.example', false],
    ['hub.example', 'https://hub.example:8443', false],
    ['hub.example:8443', 'https://hub.example:8443', true],
    ['hub.example:*', 'https://hub.example:8443', true],
    ['evil-hub.example', 'https://hub.example', false],
    ["'nonce-abc'", 'https://hub.example', false],
  ];
  for (const [source, origin, allowed] of cases)
    it(`${allowed ? 'allows' : 'refuses'} ${origin} under « ${source} »`, () => {
      assert.equal(may(`script-src ${source}`, 'script-src', origin), allowed);
    });

  it('reads several policies of one header, and the first of a repeated directive', () => {
    const policies = parsePolicies("script-src 'none'; script-src *, img-src *");
    assert.equal(policies.length, 2);
    assert.ok(!allows(policies[0]!, 'script-src', 'https://hub.example', PAGE));
  });

  it('knows whether lit may draw under Trusted Types', () => {
    assert.ok(allowsLit(policy("script-src 'self'")));
    assert.ok(allowsLit(policy("require-trusted-types-for 'script'")));
    assert.ok(!allowsLit(policy("require-trusted-types-for 'script'; trusted-types default")));
    assert.ok(!allowsLit(policy("require-trusted-types-for 'script'; trusted-types lit-html")));
    assert.ok(allowsLit(policy("require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'")));
  });
});

describe('the doctor’s own copy of the version', () => {
  it('is that of the kit', () => {
    assert.equal(ITS_OWN, VERSION);
  });
});
