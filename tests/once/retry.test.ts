import { afterEach, expect, it, vi } from 'vitest';
import { retry } from '../../server/limits/retry.ts';

afterEach(() => void vi.restoreAllMocks());

it('spreads the retries of those who failed together', async () => {
  const work = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new Error('an outage')).mockResolvedValue();
  // Half of the first wait is the shortest one. Only with it is there time for a second attempt.
  vi.spyOn(Math, 'random').mockReturnValue(0);
  await retry(work, 200);
  expect(work).toHaveBeenCalledTimes(2);
});
