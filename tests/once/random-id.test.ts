import { expect, it } from 'vitest';
import { createId } from '../../server/secrets/random-id.ts';

it('has 32 of 62 characters, each as likely as the others: 190 bits (ASVS 7.2.3)', () => {
  const ids = Array.from({ length: 20_000 }, createId);
  expect(ids.every((id) => /^[a-zA-Z0-9]{32}$/.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  const counts = new Map<string, number>();
  for (const character of ids.join('')) counts.set(character, (counts.get(character) ?? 0) + 1);
  const expected = (ids.length * 32) / 62;
  expect(counts.size).toBe(62);
  // 7 % is seven standard deviations. A modulo of bytes would make some characters a quarter more likely.
  for (const count of counts.values()) expect(Math.abs(count - expected) / expected).toBeLessThan(0.07);
});
