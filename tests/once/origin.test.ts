import { describe, expect, it } from 'vitest';
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
    `https://book.example.com/${'x'.repeat(2_048)}`,
  ])('sends nobody to %j', (target) => {
    expect(isTrustedTarget(target, trusted)).toBe(false);
  });
});
