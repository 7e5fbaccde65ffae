import { describe, expect, it } from 'vitest';
import { isTrustedTarget } from '../../shared/trusted-target.ts';
import { EVIL_TARGETS } from '../evil-targets.ts';

const trusted = new Set(['https://book.example.com', 'http://localhost:3001']);

describe('isTrustedTarget', () => {
  it.each([
    'https://book.example.com',
    'https://book.example.com/docs/lesson-1?tab=2#part',
    'HTTPS://BOOK.EXAMPLE.COM/x',
    'https://book.example.com:443/',
    'http://localhost:3001/account/profile',
    'https://book.example.com/?next=https://evil.example',
  ])('accepts %s', (target) => {
    expect(isTrustedTarget(target, trusted)).toBe(true);
  });

  it.each(['', '/account', ...EVIL_TARGETS])('refuses %j', (target) => {
    expect(isTrustedTarget(target, trusted)).toBe(false);
  });
});
