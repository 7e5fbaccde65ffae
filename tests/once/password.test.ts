import type { Worker } from 'node:worker_threads';
import { expect, it, vi } from 'vitest';

/** Every thread that this process started. */
const workers: Worker[] = [];
process.on('worker', (worker) => void workers.push(worker));

// Another test file in this process may have started the threads of the modules that it imported.
vi.resetModules();
const { startHashThread } = await import('../../server/passwords/hash-thread.ts');
const { hashPassword, verifyPassword } = await import('../../server/passwords/password-hash.ts');

it('hashes with argon2id at OWASP’s cost, and verifies its own hashes', async () => {
  const hash = await hashPassword('correct horse battery');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword({ hash, password: 'correct horse battery' })).toBe(true);
  expect(await verifyPassword({ hash, password: 'wrong horse battery' })).toBe(false);
  expect(await verifyPassword({ hash: 'malformed', password: 'correct horse battery' })).toBe(false);
});

it('distinguishes a fault from a wrong password, and continues after it', async () => {
  const thread = startHashThread({ memoryCost: 1 });
  await expect(thread.run({ password: 'correct horse battery' })).rejects.toThrow();
  expect(thread.isAlive()).toBe(true);
  expect(await thread.run({ password: 'x', check: { kind: 'argon2', hash: 'malformed' } })).toBe(false);
});

it('hashes at normal priority if the system forbids a lower one', async () => {
  const NOT_A_NICENESS = 99;
  const thread = startHashThread({ memoryCost: 8, timeCost: 1 }, NOT_A_NICENESS);
  expect(await thread.run({ password: 'correct horse battery' })).toMatch(/^\$argon2id\$/);
});

it('replaces a thread that ended while it was idle', async () => {
  const hash = await hashPassword('correct horse battery');
  await Promise.all(workers.map((worker) => worker.terminate()));
  expect(workers).not.toEqual([]);
  const before = workers.length;
  expect(await verifyPassword({ hash, password: 'correct horse battery' })).toBe(true);
  expect(workers.length).toBeGreaterThan(before);
});
