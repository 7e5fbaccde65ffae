import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BACKUP_CODES } from '../../shared/second-factor.ts';
import { browser, type Harness, startHarness } from '../harness.ts';
import { call, enrol, readJson } from './two-factor-calls.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

describe('backup codes and keys of apps', () => {
  it('are ten random ones of 31 characters each, and no key is made twice (ASVS 6.5.3, 6.5.4)', async () => {
    const people = [await enrol(harness), await enrol(harness)];
    const keys = people.map(({ uri }) => new URL(uri).searchParams.get('secret') ?? '');
    expect(new Set(keys).size).toBe(people.length);
    for (const key of keys) expect(key).toMatch(/^[A-Z2-7]{32}$/); // 160 bits

    const sets = people.map(({ backupCodes }) => backupCodes);
    for (let at = 0; at < 40; at += 1) {
      const made = await call(harness, 'generate-backup-codes', {}, browser(people[0]?.cookie));
      sets.push((await readJson(made)).backupCodes as string[]);
    }
    for (const codes of sets) expect(codes).toHaveLength(BACKUP_CODES);
    const all = sets.flat();
    expect(new Set(all).size).toBe(all.length);
    // 31 characters without look-alikes at ten places: 49 bits.
    for (const code of all) expect(code).toMatch(/^[2-9a-hjkmnp-z]{5}-[2-9a-hjkmnp-z]{5}$/);
    const counts = new Map<string, number>();
    for (const character of all.join('').replaceAll('-', ''))
      counts.set(character, (counts.get(character) ?? 0) + 1);
    expect(counts.size).toBe(31);
    const expected = (all.length * 10) / 31; // about 135; seven standard deviations are 80
    for (const count of counts.values()) expect(Math.abs(count - expected)).toBeLessThan(80);
  });
});
