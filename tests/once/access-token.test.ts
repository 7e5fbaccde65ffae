import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAccessTokens, isAccessToken } from '../../server/session/access-token.ts';

describe('an access token', () => {
  const tokens = createAccessTokens([randomBytes(32)]);

  it('is verified by the key that signed it, and by no other key', () => {
    const { token, hash } = tokens.create();
    expect(isAccessToken(token)).toBe(true);
    expect(tokens.verify(token)).toBe(hash);
    expect(createAccessTokens([randomBytes(32)]).verify(token)).toBeNull();
  });

  it('contains nothing of its hash, and is new each time', () => {
    const [one, other] = [tokens.create(), tokens.create()];
    expect(one.token).not.toContain(one.hash);
    expect(one.token).not.toBe(other.token);
  });

  it('is refused after any change of one character, and when something is cut off or added', () => {
    const { token } = tokens.create();
    const changed = fc.oneof(
      fc
        .tuple(fc.nat(token.length - 1), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }))
        .map(([at, character]) => token.slice(0, at) + character + token.slice(at + 1)),
      fc.nat(token.length - 1).map((length) => token.slice(0, length)),
      fc.string({ minLength: 1 }).map((more) => token + more),
      fc.string(),
    );
    fc.assert(fc.property(changed, (text) => text === token || tokens.verify(text) === null));
  });
});
