import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readSecrets } from '../../server/caller/cookie-secrets.ts';

const secret = fc.stringMatching(/^[A-Za-z0-9_-]{43}$/);
const planted = fc.array(
  fc.array(fc.oneof(secret, fc.string()), { maxLength: 40 }).map((parts) => parts.join('.')),
  { maxLength: 7 },
);

it('foreign cookies before ours do not hide it', () => {
  fc.assert(
    fc.property(planted, secret, fc.integer({ min: 1, max: 4 }), (others, ours, most) => {
      const read = readSecrets([...others, ours], most);
      expect(read).toContain(ours);
      expect(read.length).toBeLessThanOrEqual(8 * most);
    }),
  );
});
