import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPublicAddress } from './addresses.ts';

describe('isPublicAddress', () => {
  const inside = `0.0.0.0 10.1.2.3 100.64.0.1 100.127.255.255 127.0.0.1 127.8.8.8 169.254.169.254 172.16.0.1
    172.31.255.255 192.0.0.8 192.0.2.1 192.168.1.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 240.0.0.1
    255.255.255.255 :: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:a00:1 ::ffff:8.8.8.8 64:ff9b::7f00:1 64:ff9b:1::1 100::1
    2001::1 2001:db8::1 2002:7f00:1:: 3fff::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1 localhost`;
  for (const address of inside.split(/\s+/))
    it(`refuses ${address}`, () => assert.equal(isPublicAddress(address), false));

  const outside = '8.8.8.8 100.63.255.255 100.128.0.0 172.15.0.1 172.32.0.1 193.0.0.1 2606:4700::1111 2a01:e0a::1';
  for (const address of outside.split(' ')) it(`admits ${address}`, () => assert.equal(isPublicAddress(address), true));
});
