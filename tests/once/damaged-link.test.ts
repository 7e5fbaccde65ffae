import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findRepairedLink } from '../../shared/damaged-link.ts';
import { mailLinks, withRedirectTo } from '../../shared/paths.ts';

const ORIGIN = 'https://accounts.example.com';
const secret = fc.stringMatching(/^[A-Za-z0-9_-]{43}$/);
const target = fc.option(fc.webUrl({ withQueryParameters: true, withFragments: true }), { nil: undefined });
const kind = fc.constantFrom(...Object.values(mailLinks));
const hash = fc.constantFrom('%23', '%2523', '%252523');

it('a link of a mail whose # was encoded is what it was, with the way back', () => {
  fc.assert(
    fc.property(kind, target, hash, secret, ([page, member], redirectTo, encoded, token) => {
      const before = withRedirectTo(page, redirectTo);
      const damaged = new URL(`${ORIGIN}${before}${encoded}${member}=${token}`);
      expect(findRepairedLink(damaged)).toBe(`${before}#${member}=${token}`);
    }),
    { numRuns: 2_000 },
  );
});

it('no other address is taken for one', () => {
  for (const path of [
    '/reset-password',
    '/reset-password?redirect_to=https%3A%2F%2Fa.example%2F%23y',
    '/account%23token=x',
    '/x%23token=x',
    '/verify-email%23content',
  ])
    expect(findRepairedLink(new URL(`${ORIGIN}${path}`))).toBeNull();
});
