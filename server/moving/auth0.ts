import { isGiven, type SourceUser, toFields, toFullName, toWord } from './source-row.ts';

// Auth0's users: an export of profiles (https://auth0.com/docs/manage-users/user-migration/bulk-user-exports), one of
// hashes, which the support makes (https://auth0.com/docs/manage-users/user-migration/export-password-hashes-and-mfa-secrets),
// or a file as for an import (https://auth0.com/docs/manage-users/user-migration/bulk-user-import-schema).

export function fromAuth0(fields: Record<string, unknown>): SourceUser {
  const { hash, note } = findHash(fields);
  return {
    id: toId(fields),
    email: fields.email,
    name: isGiven(fields.name)
      ? fields.name
      : toFullName(fields.given_name, fields.family_name) || (fields.nickname ?? fields.username),
    emailVerified: fields.email_verified,
    createdAt: fields.created_at,
    passwordHash: hash,
    banned: fields.blocked,
    image: fields.picture,
    leftBehind: [
      ...(note === undefined ? [] : [note]),
      ...(Array.isArray(fields.multifactor) && fields.multifactor.length > 0
        ? ['the second factor is left behind']
        : []),
    ],
  };
}

/** The export of hashes has the id of the database, which is the end of the id that apps know. */
function toId({ user_id: id, _id: row }: Record<string, unknown>): unknown {
  if (isGiven(id)) return id;
  const own = toWord(toFields(row).$oid);
  return isGiven(own) ? `auth0|${own}` : undefined;
}

type Found = { hash: unknown; note?: string };

function findHash(fields: Record<string, unknown>): Found {
  const plain = [fields.passwordHash, fields.password_hash].find(isGiven);
  if (plain !== undefined || !isGiven(fields.custom_password_hash)) return { hash: plain ?? null };
  const custom = toFields(fields.custom_password_hash);
  const { value, encoding } = toFields(custom.hash);
  const passwordEncoding = toFields(custom.password).encoding ?? 'utf8';
  if (passwordEncoding !== 'utf8') return unknown();
  if (custom.algorithm === 'scrypt') return { hash: toScrypt(custom) ?? 'scrypt' };
  // Every other algorithm whose hash is of a known form has its salt and parameters inside.
  return isGiven(custom.salt) || (isGiven(encoding) && encoding !== 'utf8') ? unknown() : { hash: value };
}

const unknown = (): Found => ({
  hash: null,
  note: 'imported without a password: the form of the password hash is not known',
});

/** In PHC form, with the numbers in the place where a hash of this service has them. Null when one is missing. */
function toScrypt(custom: Record<string, unknown>): string | null {
  const [salt, key] = [toBase64(custom.salt), toBase64(custom.hash)];
  const { cost, blockSize = 8, parallelization = 1, keylen } = custom;
  const ln = Math.log2(toNumber(cost));
  const length = key === null ? 0 : Buffer.from(key, 'base64').length;
  if (
    salt === null ||
    key === null ||
    !Number.isInteger(ln) ||
    (isGiven(keylen) && length !== toNumber(keylen))
  )
    return null;
  return `$scrypt$ln=${ln},r=${toNumber(blockSize)},p=${toNumber(parallelization)}$${salt}$${key}`;
}

const toNumber = (value: unknown): number => Number(toWord(value));

function toBase64(part: unknown): string | null {
  const { value, encoding = 'utf8' } = toFields(part);
  if (typeof value !== 'string' || !['utf8', 'hex', 'base64'].includes(toWord(encoding) ?? '')) return null;
  return Buffer.from(value, encoding as BufferEncoding)
    .toString('base64')
    .replaceAll('=', '');
}
