import { describe, expect, it } from 'vitest';
import { createClientAddressReader, createProxyCheck } from '../../server/http/client-address.ts';
import { isTrustedTarget } from '../../shared/trusted-target.ts';

const trusted = new Set(['https://book.example.com', 'http://localhost:3001']);

describe('isTrustedTarget', () => {
  it.each([
    'https://book.example.com',
    'https://book.example.com/docs/lesson-1?tab=2#part',
    'HTTPS://BOOK.EXAMPLE.COM/x',
    'https://book.example.com:443/',
    'http://localhost:3001/account/profile',
    'https://book.example.com/?next=https://evil.example',
  ])('sends people to %s', (target) => {
    expect(isTrustedTarget(target, trusted)).toBe(true);
  });

  it.each([
    '',
    '/account',
    '//book.example.com',
    '/\\evil.example',
    '\\\\evil.example',
    'https:book.example.com',
    'https:/book.example.com',
    'https:\\\\book.example.com',
    'https://book.example.com\\@evil.example',
    'https://book.example.com@evil.example/',
    'https://user@book.example.com/',
    'https://user:pw@book.example.com/',
    'https://@book.example.com/',
    'https://book.example.com.evil.example/',
    'https://evil.example/https://book.example.com',
    'https://book.example.com:8443/',
    'http://book.example.com/',
    'https://bооk.example.com/',
    'https://book.example.com%2eevil.example/',
    'https://evil.example#https://book.example.com',
    'https://evil.example?https://book.example.com',
    'https://book.example.com/\n',
    'https://book.example.com/\u0000',
    ' https://book.example.com/',
    'https://book.example.com/ ',
    'ht\ntps://evil.example',
    'java\tscript:alert(1)',
    'javascript:alert(1)//https://book.example.com',
    'data:text/html,x',
    'blob:https://book.example.com/x',
    'file:///etc/passwd',
    'https://[::1]/',
    'https://',
  ])('sends nobody to %j', (target) => {
    expect(isTrustedTarget(target, trusted)).toBe(false);
  });
});

describe('the client address', () => {
  const read = createClientAddressReader(
    createProxyCheck([
      { address: '10.0.0.0', prefix: 8 },
      { address: '2001:db8::', prefix: 32 },
    ]),
  );

  it.each([
    ['203.0.113.7', null, '203.0.113.7'],
    ['203.0.113.7', '1.2.3.4', '203.0.113.7'],
    ['::ffff:203.0.113.7', null, '203.0.113.7'],
    ['10.0.0.1', '1.2.3.4', '1.2.3.4'],
    ['10.0.0.1', '6.6.6.6, 1.2.3.4', '1.2.3.4'],
    ['10.0.0.1', '6.6.6.6, 1.2.3.4, 10.0.0.2', '1.2.3.4'],
    ['2001:db8::1', '2a00::5', '2a00::5'],
    ['10.0.0.1', null, '10.0.0.1'],
    ['10.0.0.1', 'unknown', '10.0.0.1'],
    ['10.0.0.1', '1.2.3.4, garbage', '10.0.0.1'],
    ['10.0.0.1', '10.0.0.3', '10.0.0.3'],
    [undefined, '1.2.3.4', undefined],
  ])('of peer %s with X-Forwarded-For %j is %s', (peer, forwardedFor, address) => {
    expect(read(peer, forwardedFor)).toBe(address);
  });
});
