import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer, withoutAnswer } from '../../integrations/web/src/callback.ts';
import { toRedirectUri } from '../../integrations/web/src/hand-off-links.ts';

const STATE = `gatehouse_${'s'.repeat(43)}`;
const ANSWER = `code=gac_1&state=${STATE}&iss=https%3A%2F%2Faccounts.example.com`;

describe('the answer of Gatehouse in the address of a page', () => {
  it('is read', () => {
    expect(readAnswer(`?a=1&${ANSWER}`)).toEqual({
      code: 'gac_1',
      error: null,
      iss: 'https://accounts.example.com',
      state: STATE,
    });
    expect(readAnswer(`?error=login_required&state=${STATE}&iss=x`)).toMatchObject({
      code: null,
      error: 'login_required',
    });
  });

  it.each(['', '?a=1', '?code=4%2F0A&state=abc', '?state=gatehouse_short', '?code=1', `?x=${STATE}`])(
    'is not what another provider or the site itself wrote: %s',
    (search) => {
      expect(readAnswer(search)).toBeNull();
    },
  );

  it.each(['code=gac_2', 'iss=https%3A%2F%2Fevil.example', 'state=other', `state=${STATE}`])(
    'has no value for a parameter that is repeated: %s',
    (more) => {
      const name = more.split('=')[0] as 'code' | 'iss' | 'state';
      for (const search of [`?${ANSWER}&${more}`, `?${more}&${ANSWER}`])
        expect(readAnswer(search)?.[name]).toBeNull();
    },
  );

  it('leaves the rest of a query as it was spelled', () => {
    expect(withoutAnswer(`?a=%20+&${ANSWER}&b`)).toBe('?a=%20+&b');
    expect(withoutAnswer(`?${ANSWER}`)).toBe('');
    expect(withoutAnswer('?c%6Fde=1&%73tate=2&a')).toBe('?a');
    expect(withoutAnswer('')).toBe('');
    const names = ['code', 'state', 'iss', 'error', 'error_description', 'error_uri'];
    const parameter = fc.tuple(fc.oneof(fc.constantFrom(...names), fc.string()), fc.string());
    fc.assert(
      fc.property(fc.array(parameter), (parameters) => {
        const { search } = new URL(`https://site.example/?${new URLSearchParams(parameters)}`);
        const kept = parameters.filter(([name]) => !names.includes(name));
        const rest = [...new URLSearchParams(withoutAnswer(search))];
        expect(rest).toEqual([...new URLSearchParams(kept)]);
      }),
    );
  });
});

describe('the address to return to', () => {
  const to = (text: string) => toRedirectUri(new URL(text));

  it('is the page without its fragment, and without what looks like an answer', () => {
    expect(to('https://site.example/book/lesson?tab=%20a#loops')).toBe(
      'https://site.example/book/lesson?tab=%20a',
    );
    expect(to('https://site.example/?state=ca&page=2&code=7')).toBe('https://site.example/?page=2');
  });

  it('leaves out a query that is too long for the request', () => {
    expect(to(`https://site.example/search?q=${'%C3%A4'.repeat(300)}`)).toBe('https://site.example/search');
  });
});
