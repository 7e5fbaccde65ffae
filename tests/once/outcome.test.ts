import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toOutcome } from '../../server/auth/outcome.ts';

const answer = (status: number, body: string) => toOutcome({ status, body });

it('gives a guess back only for a refusal that comes before the password is looked at', () => {
  expect(answer(200, '{}')).toBe('done');
  expect(answer(401, '{"code":"INVALID_EMAIL_OR_PASSWORD"}')).toBe('wrong');
  expect(answer(403, '{"code":"EMAIL_NOT_VERIFIED"}')).toBe('right');
  expect(answer(400, '{"code":"INVALID_EMAIL"}')).toBe('unchecked');
  expect(answer(403, '{"code":"INVALID_CALLBACK_URL"}')).toBe('unchecked');
});

it('counts every answer it does not know against the guesser', () => {
  const status = fc.integer({ min: 201, max: 499 });
  const body = fc.oneof(
    fc.json(),
    fc.string(),
    fc.string().map((code) => JSON.stringify({ code })),
    fc.constantFrom('', 'null', '{}', '{"code":null}', '{"code":"__proto__"}', '{"code":"constructor"}'),
    fc.constantFrom('FAILED_TO_CREATE_SESSION', 'SOMETHING_NEW').map((code) => JSON.stringify({ code })),
  );
  fc.assert(
    fc.property(status, body, (given, text) => {
      expect(answer(given, text)).toBe('wrong');
    }),
    { numRuns: 2_000 },
  );
});
