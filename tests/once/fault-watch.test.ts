import { APIError } from 'better-auth/api';
import { expect, it } from 'vitest';
import { noteFault, watchFaults } from '../../server/auth/fault-watch.ts';

/** Like Better Auth: it swallows the error and answers as if nobody were signed in. */
const swallowing = async (work: () => Promise<unknown>): Promise<string> => {
  await work().catch(() => {});
  return '401';
};

it('a database fault is reported, whatever Better Auth answers', async () => {
  const fault = watchFaults(() => swallowing(() => Promise.reject(noteFault(new Error('gone')))));
  await expect(fault).rejects.toMatchObject({ code: 'unavailable' });
});

it('simultaneous calls do not share their faults', async () => {
  const slow = watchFaults(() => swallowing(() => new Promise((done) => setImmediate(done))));
  const fault = watchFaults(() => swallowing(() => Promise.reject(noteFault(new Error('gone')))));
  await expect(fault).rejects.toMatchObject({ code: 'unavailable' });
  expect(await slow).toBe('401');
});

it('an answer without a fault is not changed', async () => {
  const refusal = new APIError('UNAUTHORIZED', { code: 'UNAUTHORIZED' });
  await expect(watchFaults(() => Promise.reject(refusal))).rejects.toBe(refusal);
  expect(await watchFaults(async () => '200')).toBe('200');
});
