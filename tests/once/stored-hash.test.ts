import { pbkdf2Sync, scryptSync } from 'node:crypto';
import { hashSync as argon2 } from '@node-rs/argon2';
import bcrypt from 'bcryptjs';
import { hashPassword as betterAuth } from 'better-auth/crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOutdated, verifyPassword } from '../../server/passwords/password-hash.ts';
import { findHashFault, readStoredHash } from '../../server/passwords/stored-hash.ts';

const PASSWORD = 'пароль horse';
const SALT = Buffer.from('sixteen bytes!!!');
const b64 = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
const argon2With = (algorithm: 0 | 1 | 2) =>
  argon2(PASSWORD, { algorithm, memoryCost: 1024, timeCost: 1, parallelism: 2 });
const bcryptHash = bcrypt.hashSync(PASSWORD, 4);

describe('hashes of other services are verified, and are replaced afterwards', () => {
  it.each<[string, string | Promise<string>]>([
    ['argon2id with other parameters', argon2With(2)],
    ['argon2i', argon2With(1)],
    ['argon2d', argon2With(0)],
    ['bcrypt $2b$', bcryptHash],
    ['bcrypt $2a$', bcryptHash.replace('$2b$', '$2a$')],
    ['bcrypt $2y$', bcryptHash.replace('$2b$', '$2y$')],
    ['Better Auth’s scrypt', betterAuth(PASSWORD)],
    [
      'scrypt in PHC form',
      `$scrypt$ln=10,r=8,p=2$${b64(SALT)}$${b64(scryptSync(PASSWORD, SALT, 32, { N: 1024, r: 8, p: 2 }))}`,
    ],
    [
      'pbkdf2 in PHC form',
      `$pbkdf2-sha512$i=1000,l=64$${b64(SALT)}$${b64(pbkdf2Sync(PASSWORD, SALT, 1000, 64, 'sha512'))}`,
    ],
    [
      'pbkdf2 with a key of several parts',
      `$pbkdf2-sha1$i=1000$${b64(SALT)}$${b64(pbkdf2Sync(PASSWORD, SALT, 1000, 64, 'sha1'))}`,
    ],
    [
      'pbkdf2 as passlib writes it',
      `$pbkdf2-sha256$1000$${b64(SALT)}$${b64(pbkdf2Sync(PASSWORD, SALT, 1000, 32, 'sha256')).replaceAll('+', '.')}`,
    ],
  ])('%s', async (_, made) => {
    const hash = await made;
    expect(findHashFault(hash)).toBeNull();
    expect(await verifyPassword({ password: PASSWORD, hash })).toBe(true);
    expect(await verifyPassword({ password: `${PASSWORD}!`, hash })).toBe(false);
    expect(isOutdated(hash)).toBe(true);
  });
});

describe('a hash that costs too much, or proves too little, is not computed', () => {
  const key = b64(Buffer.alloc(32, 7));
  it.each([
    ['argon2 of 4 GiB', `$argon2id$v=19$m=4194304,t=1,p=1$${key}$${key}`],
    ['argon2 of a million passes', `$argon2id$v=19$m=65536,t=999999,p=1$${key}$${key}`],
    ['argon2 of 999 lanes', `$argon2id$v=19$m=65536,t=1,p=999$${key}$${key}`],
    ['argon2 with less memory than its lanes need', `$argon2id$v=19$m=8,t=1,p=4$${key}$${key}`],
    ['argon2 with a key of four bytes', `$argon2id$v=19$m=65536,t=1,p=1$${key}$AAAAAA`],
    ['bcrypt of cost 31', bcryptHash.replace('$04$', '$31$')],
    ['scrypt with N = 2^30', `$scrypt$ln=30,r=8,p=1$${key}$${key}`],
    ['scrypt with N = 2^99', `$scrypt$ln=99,r=8,p=1$${key}$${key}`],
    ['scrypt with many lanes', `$scrypt$ln=14,r=8,p=999$${key}$${key}`],
    ['scrypt with an N that its blocks do not permit', `$scrypt$ln=16,r=1,p=1$${key}$${key}`],
    ['pbkdf2 of 99 million rounds', `$pbkdf2-sha512$i=99999999$${key}$${key}`],
    ['MD5', '5f4dcc3b5aa765d61d8327deb882cf99'],
    ['bcrypt of a variant with a known fault', bcryptHash.replace('$2b$', '$2x$')],
    ['nothing', ''],
  ])('%s', async (_, hash) => {
    const startedAt = performance.now();
    expect(readStoredHash(hash)).toBeNull();
    expect(findHashFault(hash)).toMatch(/password hash/);
    expect(await verifyPassword({ password: PASSWORD, hash })).toBe(false);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});

it('whatever a hash names, its work is bounded', () => {
  const huge = fc.bigInt({ min: 0n, max: 10n ** 30n });
  const upTo = (most: number) => fc.oneof({ weight: 9, arbitrary: fc.nat(most) }, huge);
  const key = b64(Buffer.alloc(32, 1));
  fc.assert(
    fc.property(upTo(2 ** 19), upTo(40), upTo(20), upTo(2 ** 22), (a, b, c, d) => {
      const argon2Check = readStoredHash(`$argon2id$v=19$m=${a},t=${b},p=${c}$${key}$${key}`);
      if (argon2Check) expect(Math.max(Number(a) * 4, Number(a) * Number(b))).toBeLessThanOrEqual(2 ** 19);
      const scryptCheck = readStoredHash(`$scrypt$ln=${b},r=${c},p=${c}$${key}$${key}`);
      if (scryptCheck?.kind === 'scrypt')
        expect(scryptCheck.N * scryptCheck.r * scryptCheck.p).toBeLessThanOrEqual(2 ** 20);
      if (readStoredHash(`$pbkdf2-sha256$i=${d}$${key}$${key}`))
        expect(Number(d)).toBeLessThanOrEqual(1_300_000);
      for (const [digest, bytes] of [
        ['sha1', 20],
        ['sha256', 32],
        ['sha512', 64],
      ] as const) {
        const long = b64(Buffer.alloc(16 + (Number(a) % 49), 1));
        const check = readStoredHash(`$pbkdf2-${digest}$i=${Number(d) % 1_300_000}$${key}$${long}`);
        if (check?.kind === 'pbkdf2')
          expect(Buffer.from(check.key, 'base64').length).toBeLessThanOrEqual(bytes);
      }
      const cost = String(b).padStart(2, '0');
      if (readStoredHash(bcryptHash.replace('$04$', `$${cost}$`))) expect(Number(b)).toBeLessThanOrEqual(13);
    }),
    { numRuns: 500 },
  );
  fc.assert(fc.property(fc.string(), (text) => void readStoredHash(text)));
});

it('every scrypt hash that is accepted can be computed', () => {
  const salt = Buffer.alloc(32, 7);
  for (let ln = 0; ln <= 20; ln += 1)
    for (const p of [1, 3]) {
      const check = readStoredHash(`$scrypt$ln=${ln},r=1,p=${p}$${b64(salt)}$${b64(salt)}`);
      if (check?.kind !== 'scrypt') continue;
      const { N, r } = check;
      expect(
        () => scryptSync('x', salt, 32, { N, r, p, maxmem: 256 * N * r + 1024 * r * p }),
        `${ln}`,
      ).not.toThrow();
    }
});
