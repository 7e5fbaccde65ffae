// What a stored hash says. Hashes of other services come with an import, and a hash names its own cost: a hostile one
// would occupy a thread for hours. So a hash outside these bounds is never computed. The dearest hash that is accepted
// takes about a second.

/** How a thread checks a password against a hash. `salt` and `key` are base64. */
export type HashCheck =
  | { kind: 'argon2' | 'bcrypt'; hash: string }
  | { kind: 'scrypt'; form: 'NFKC' | 'NFC'; N: number; r: number; p: number; salt: string; key: string }
  | { kind: 'pbkdf2'; digest: string; iterations: number; salt: string; key: string };

/** KiB. Django's argon2id takes 100 MiB, the highest default of a known library. Four threads may hash at once. */
const ARGON2_MEMORY_MOST = 131_072;
/** KiB × passes. */
const ARGON2_WORK_MOST = 4 * ARGON2_MEMORY_MOST;
const LANES_MOST = 16;
/** Twice the work of 12, which is the highest default of a known library. */
const BCRYPT_COST_MOST = 13;
/** N × r × p: the dearest of OWASP's settings, 128 MiB. No N of 2^(16 × r) can be computed (RFC 7914 §2). */
const SCRYPT_WORK_MOST = 2 ** 20;
/** OWASP's number for SHA-1, the highest that it names. */
const PBKDF2_ITERATIONS_MOST = 1_300_000;
/** Bytes. Each part of a longer key takes all iterations again, and who guesses computes the first part only. */
const DIGEST_BYTES: Record<string, number> = { sha1: 20, sha256: 32, sha512: 64 };
/** Bytes. Many passwords have the same shorter key. */
const KEY_LEAST = 16;
const BYTES_MOST = 64;

const B64 = '[A-Za-z0-9+/]{2,86}';
const ARGON2 = new RegExp(
  `^\\$argon2(?:id|i|d)\\$v=(?:16|19)\\$m=(\\d{1,7}),t=(\\d{1,6}),p=(\\d{1,3})\\$(${B64})\\$(${B64})$`,
);
const BCRYPT = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/;
/** Better Auth's own: salt and key in hex. The salt is used as text. */
const BETTER_AUTH = /^([0-9a-f]{32}):([0-9a-f]{128})$/;
const SCRYPT = new RegExp(`^\\$scrypt\\$ln=(\\d{1,2}),r=(\\d{1,3}),p=(\\d{1,3})\\$(${B64})\\$(${B64})$`);
/** With or without the names of the parameters; passlib leaves them out and writes `.` for `+`. */
const PBKDF2 =
  /^\$pbkdf2-(sha1|sha256|sha512)\$(?:i=)?(\d{1,8})(?:,l=\d{1,3})?\$([A-Za-z0-9+./]{2,86})\$([A-Za-z0-9+./]{2,86})$/;

const toBytes = (base64: string) => Buffer.from(base64, 'base64').length;
const isKey = (base64: string) => toBytes(base64) >= KEY_LEAST && toBytes(base64) <= BYTES_MOST;
const isFrom = (value: number, least: number, most: number) => value >= least && value <= most;

function readArgon2(hash: string): HashCheck | null {
  const [, memory, passes, lanes, salt = '', key = ''] = ARGON2.exec(hash) ?? [];
  const [m, t, p] = [Number(memory), Number(passes), Number(lanes)];
  const isBounded = isFrom(m, 8 * p, ARGON2_MEMORY_MOST) && t >= 1 && m * t <= ARGON2_WORK_MOST;
  return isBounded && isFrom(p, 1, LANES_MOST) && toBytes(salt) >= 8 && isKey(key)
    ? { kind: 'argon2', hash }
    : null;
}

function readBcrypt(hash: string): HashCheck | null {
  const [, cost] = BCRYPT.exec(hash) ?? [];
  return isFrom(Number(cost), 4, BCRYPT_COST_MOST) ? { kind: 'bcrypt', hash } : null;
}

function readScrypt(hash: string): HashCheck | null {
  const [, ownSalt, ownKey] = BETTER_AUTH.exec(hash) ?? [];
  if (ownSalt && ownKey) {
    const [salt, key] = [
      Buffer.from(ownSalt).toString('base64'),
      Buffer.from(ownKey, 'hex').toString('base64'),
    ];
    return { kind: 'scrypt', form: 'NFKC', N: 16_384, r: 16, p: 1, salt, key };
  }
  const [, ln, blockSize, lanes, salt = '', key = ''] = SCRYPT.exec(hash) ?? [];
  const [N, r, p] = [2 ** Number(ln), Number(blockSize), Number(lanes)];
  const isBounded =
    isFrom(N * r * p, 2, SCRYPT_WORK_MOST) && N >= 2 && N < 2 ** (16 * r) && isFrom(p, 1, LANES_MOST);
  return isBounded && isKey(key) ? { kind: 'scrypt', form: 'NFC', N, r, p, salt, key } : null;
}

function readPbkdf2(hash: string): HashCheck | null {
  const [, digest = '', rounds, ...parts] = PBKDF2.exec(hash) ?? [];
  const [salt = '', key = ''] = parts.map((part) => part.replaceAll('.', '+'));
  const iterations = Number(rounds);
  const first = Buffer.from(key, 'base64').subarray(0, DIGEST_BYTES[digest]).toString('base64');
  return isFrom(iterations, 1, PBKDF2_ITERATIONS_MOST) && isKey(key)
    ? { kind: 'pbkdf2', digest, iterations, salt, key: first }
    : null;
}

const READERS = { $argon2: readArgon2, $2: readBcrypt, $scrypt: readScrypt, '$pbkdf2-': readPbkdf2 };

/** How to check a password against a stored hash; null for an unknown form, and for one that costs too much. */
export function readStoredHash(hash: string): HashCheck | null {
  const found = Object.entries(READERS).find(([start]) => hash.startsWith(start));
  return (found?.[1] ?? readScrypt)(hash);
}

/** Why a hash cannot be imported, in words for the operator; null when it can be. The words do not contain the hash. */
export function findHashFault(hash: string): string | null {
  if (readStoredHash(hash) !== null) return null;
  const known = Object.keys(READERS).find((start) => hash.startsWith(start));
  return known === undefined
    ? 'the form of the password hash is not known'
    : 'the password hash has parameters or a length that are not accepted';
}
