import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findRepairedLink } from '../../shared/damaged-link.ts';
import { LANG, mailLinks, RETURN } from '../../shared/paths.ts';
import { languageTags } from '../../shared/words/languages.ts';

const ORIGIN = 'https://accounts.example.com';
const secret = fc.stringMatching(/^[A-Za-z0-9_-]{43}$/);
const back = fc
  .tuple(
    fc.option(fc.stringMatching(/^[A-Za-z0-9_-]{1,80}$/).map((packed) => `${RETURN}=${packed}`)),
    fc.option(fc.constantFrom(...languageTags).map((tag) => `${LANG}=${tag}`)),
  )
  .map((parts) => parts.filter((part) => part !== null).join('&'))
  .map((query) => (query === '' ? '' : `?${query}`));
const encode = (text: string): string => text.replace(/[?=]/g, encodeURIComponent);
const kind = fc.constantFrom(...Object.values(mailLinks));
const hash = fc.constantFrom('%23', '%2523', '%252523');

it('a mail link with an encoded # is repaired, with its return address', () => {
  fc.assert(
    fc.property(kind, back, hash, secret, ([page, member], query, encoded, token) => {
      const good = `${page}${query}#${member}=${token}`;
      for (const before of [page, `${page}/`, page.toUpperCase(), `${page}%20`])
        for (const fragment of [`${member}=${token}`, `${member.toUpperCase()}%3D${token}`]) {
          const damaged = [`${before}${query}`, encode(`${before}${query}`)];
          for (const address of damaged)
            expect(findRepairedLink(new URL(`${ORIGIN}${address}${encoded}${fragment}`))).toBe(good);
        }
    }),
    { numRuns: 500 },
  );
});

it('no other address counts as a damaged link', () => {
  for (const path of [
    '/reset-password',
    '/reset-password?redirect_to=https%3A%2F%2Fa.example%2F%23y',
    '/reset-password?redirect_to=https%3A%2F%2Fevil.example%2F%23token%3Dx',
    '/account%23token=x',
    '/x%23token=x',
    '/verify-email%23content',
  ])
    expect(findRepairedLink(new URL(`${ORIGIN}${path}`))).toBeNull();
});
