import { APIError } from 'better-auth/api';
import { expect, it } from 'vitest';
import { type Caller, callBetterAuth, currentCaller } from '../../server/auth/call.ts';
import type { Database } from '../../server/db/database.ts';
import { AppError, DatabaseFault } from '../../server/errors.ts';

const NOBODY = { id: 'a', email: 'a@example.com', emailVerified: false, name: 'A' };

/** As Better Auth does: whatever goes wrong while a person is made is a refusal of its own. */
const refuseAnyway = (caller: Caller) =>
  callBetterAuth(async () => {
    await currentCaller()
      .onPerson?.({} as Database, NOBODY)
      .catch(() => {});
    return '422';
  }, caller);
const failing = (error: unknown): Caller => ({ onPerson: () => Promise.reject(error) });

it('what an addition of ours throws is told, whatever Better Auth made of it', async () => {
  const bug = new TypeError('x is not a function');
  await expect(refuseAnyway(failing(bug))).rejects.toBe(bug);
  const limit = new AppError('rate_limited');
  await expect(refuseAnyway(failing(limit))).rejects.toBe(limit);
  const fault = refuseAnyway(failing(new DatabaseFault('gone')));
  await expect(fault).rejects.toMatchObject({ code: 'unavailable' });
});

it('a refusal in the terms of Better Auth is left to it', async () => {
  const refusal = new APIError('UNAUTHORIZED', { code: 'INVALID_EMAIL_OR_PASSWORD' });
  expect(await refuseAnyway(failing(refusal))).toBe('422');
  expect(await refuseAnyway({ onPerson: async () => {} })).toBe('422');
});
