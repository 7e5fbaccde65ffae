import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toBackoff } from '../../shared/backoff.ts';

const bounds = fc.record({
  first: fc.integer({ min: 1, max: 10_000 }),
  most: fc.integer({ min: 1, max: 1_000_000 }),
});

it('doubles the wait up to a maximum, and varies it by half', () => {
  fc.assert(
    fc.property(fc.nat(5_000), bounds, (failures, { first, most }) => {
      const wait = toBackoff(failures, { first, most });
      const middle = Math.min(most, first * 2 ** failures);
      expect(wait).toBeGreaterThanOrEqual(middle / 2);
      expect(wait).toBeLessThan(middle * 1.5);
    }),
  );
});

it('different callers get different waits', () => {
  const waits = Array.from({ length: 1_000 }, () => toBackoff(3, { first: 100, most: 2_000 }));
  expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(400); // of 800
});
