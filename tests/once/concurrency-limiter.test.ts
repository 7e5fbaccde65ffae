import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createConcurrencyLimiter } from '../../server/limits/concurrency-limiter.ts';

it('runs at most N jobs at once, in order, even when jobs fail', async () => {
  const concurrency = createConcurrencyLimiter({ places: 2, patience: 1_000 });
  const inside = { now: 0, most: 0 };
  const order: number[] = [];
  const work = (index: number) =>
    concurrency(async () => {
      inside.now += 1;
      inside.most = Math.max(inside.most, inside.now);
      order.push(index);
      await nextTurn();
      inside.now -= 1;
      if (index % 3 === 0) throw new Error('refused');
      return index;
    });
  const outcomes = await Promise.allSettled([0, 1, 2, 3, 4, 5, 6].map(work));
  expect(inside.most).toBe(2);
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(3);
});

it('runs as many jobs as it was told later', async () => {
  const concurrency = createConcurrencyLimiter({ places: 4, patience: 1_000 });
  concurrency.setPlaces(1);
  let running = 0;
  const work = async () => {
    running += 1;
    expect(running).toBe(1);
    await nextTurn();
    running -= 1;
  };
  await Promise.all([1, 2, 3].map(() => concurrency(work)));
});

it('refuses a job that would wait too long, and continues afterwards', async () => {
  const concurrency = createConcurrencyLimiter({ places: 1, patience: 10 });
  let finish = () => {};
  const slow = concurrency(() => new Promise<void>((resolve) => (finish = resolve)));
  await expect(concurrency(async () => 'late')).rejects.toMatchObject({
    code: 'unavailable',
    detail: 'timed out in the queue',
  });
  finish();
  await slow;
  expect(await concurrency(async () => 'next')).toBe('next');
});

it('refuses a job at once when the queue is full', async () => {
  const concurrency = createConcurrencyLimiter({ places: 1, patience: 60_000, queueMost: 1 });
  let finish = () => {};
  const slow = concurrency(() => new Promise<void>((resolve) => (finish = resolve)));
  const waits = concurrency(async () => 'waited');
  await expect(concurrency(async () => 'too many')).rejects.toMatchObject({
    code: 'unavailable',
    detail: 'the queue is full',
  });
  finish();
  await slow;
  expect(await waits).toBe('waited');
});
