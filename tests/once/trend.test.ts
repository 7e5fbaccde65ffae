import { expect, it } from 'vitest';
import { findLimit } from '../faults/soak-limits.ts';
import { findSlope, secondHalf } from '../faults/trend.ts';

it('a value that grows is told from one that only varies', () => {
  const minutes = [0, 1, 2, 3, 4, 5];
  const slopeOf = (toValue: (minute: number) => number) =>
    findSlope(minutes.map((minute) => ({ minute, value: toValue(minute) })));
  expect(slopeOf((minute) => 40 + 3 * minute)).toBeCloseTo(3);
  expect(Math.abs(slopeOf((minute) => 40 + (minute % 2)))).toBeLessThan(0.1);
  expect(slopeOf(() => 7)).toBe(0);
});

it('one sample has no slope, and the second half is the later one', () => {
  expect(findSlope([{ minute: 1, value: 5 }])).toBe(0);
  expect(secondHalf([1, 2, 3, 4, 5])).toEqual([3, 4, 5]);
});

it('rows that nobody explains may not grow, those of people may grow with them', () => {
  expect(findLimit('rows of pending_sign_in', 10)).toBe(1);
  expect(findLimit('rows of user', 10)).toBe(13);
});
