import { isGiven, type SourceUser, toFullName, toWord } from './source-row.ts';

// Clerk's export of users: a CSV file from the dashboard, https://clerk.com/docs/guides/development/migrating/export-from-clerk
// Older exports are JSON with the same names, and all addresses in `email_addresses`.

/** The forms of `password_hasher` that say what the digest shows itself. Others add a secret or a step of their own. */
const PLAIN_HASHERS = new Set([
  'bcrypt',
  'argon2i',
  'argon2id',
  'pbkdf2_sha1',
  'pbkdf2_sha256',
  'pbkdf2_sha512',
]);
const DJANGO = /^pbkdf2_sha256\$(\d+)\$([^$]+)\$([A-Za-z0-9+/]+)=*$/;

export function fromClerk(fields: Record<string, unknown>): SourceUser {
  const verified = toAddresses(fields.verified_email_addresses);
  const [first] = [
    ...verified,
    ...toAddresses(fields.email_addresses),
    ...toAddresses(fields.unverified_email_addresses),
  ];
  const email = isGiven(fields.primary_email_address) ? toWord(fields.primary_email_address) : first;
  const { hash, note } = toHash(fields);
  return {
    id: fields.id,
    email,
    name: toFullName(fields.first_name, fields.last_name) || fields.username,
    emailVerified: email !== undefined && verified.includes(email.trim().toLowerCase()),
    createdAt: fields.created_at,
    passwordHash: hash,
    banned: fields.banned,
    image: fields.image_url,
    leftBehind: [
      ...(note === undefined ? [] : [note]),
      ...(isGiven(fields.totp_secret) ? ['the authenticator app is left behind'] : []),
    ],
  };
}

const toAddresses = (list: unknown): string[] =>
  typeof list === 'string'
    ? list
        .toLowerCase()
        .split(/[\s|,;]+/)
        .filter(Boolean)
    : [];

function toHash({ password_digest: digest, password_hasher: hasher }: Record<string, unknown>) {
  if (!isGiven(digest)) return { hash: null };
  if (hasher === 'pbkdf2_sha256_django') {
    const [, iterations, salt = '', key] = DJANGO.exec(toWord(digest) ?? '') ?? [];
    const encoded = Buffer.from(salt).toString('base64').replaceAll('=', '');
    return { hash: `$pbkdf2-sha256$i=${iterations}$${encoded}$${key}` };
  }
  if (isGiven(hasher) && !PLAIN_HASHERS.has(toWord(hasher) ?? ''))
    return { hash: null, note: 'imported without a password: its hasher is not known' };
  return { hash: digest };
}
