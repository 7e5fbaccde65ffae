import { expect, it } from 'vitest';
import { startHashThread } from '../../server/auth/hash-thread.ts';
import { hashPassword, verifyPassword } from '../../server/auth/password.ts';

it('hashes with argon2id at the cost OWASP asks for, and knows its own hashes', async () => {
  const hash = await hashPassword('correct horse battery');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword({ hash, password: 'correct horse battery' })).toBe(true);
  expect(await verifyPassword({ hash, password: 'wrong horse battery' })).toBe(false);
  expect(await verifyPassword({ hash: 'malformed', password: 'correct horse battery' })).toBe(false);
});

it('tells a fault from a wrong password, and goes on after it', async () => {
  const thread = startHashThread({ memoryCost: 1 });
  await expect(thread.run({ password: 'correct horse battery' })).rejects.toThrow();
  expect(thread.isAlive()).toBe(true);
  expect(await thread.run({ password: 'x', hash: 'malformed' })).toBe(false);
});
