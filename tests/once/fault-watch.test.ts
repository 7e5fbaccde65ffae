import { APIError } from 'better-auth/api';
import { expect, it } from 'vitest';
import { noteFault, watchFaults } from '../../server/auth/fault-watch.ts';

/** Like Better Auth: it swallows the error and answers as if nobody were signed in. */
const swallowing = async (work: () => Promise<unknown>): Promise<string> => {
  await work().catch(() => {});
  return '401';
};

it('a fault of the database is told, whatever Better Auth made of it', async () => {
  const fault = watchFaults(() => swallowing(() => Promise.reject(noteFault(new Error('gone')))));
  await expect(fault).rejects.toMatchObject({ code: 'unavailable' });
});

it('calls that run at once do not share their faults', async () => {
  const slow = watchFaults(() => swallowing(() => new Promise((done) => setImmediate(done))));
  const fault = watchFaults(() => swallowing(() => Promise.reject(noteFault(new Error('gone')))));
  await expect(fault).rejects.toMatchObject({ code: 'unavailable' });
  expect(await slow).toBe('401');
});

it('what is no fault passes as it is', async () => {
  const refusal = new APIError('UNAUTHORIZED', { code: 'UNAUTHORIZED' });
  await expect(watchFaults(() => Promise.reject(refusal))).rejects.toBe(refusal);
  expect(await watchFaults(async () => '200')).toBe('200');
});
