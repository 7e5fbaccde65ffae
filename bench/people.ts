import { createHash, createHmac } from 'node:crypto';
import pg from 'pg';
import { deriveKeys } from '../server/secrets/keys.ts';
import { hashSecret } from '../server/secrets/secret-hash.ts';

/** The secret of every service and load in the bench. */
export const SECRET = 'only-for-the-bench-0123456789-abcdefghij';

const idOf = (kind: string, n: number) => `${kind}${String(n).padStart(31, '0')}`;
const sqlId = (kind: string) => `'${kind}' || lpad(n::text, 31, '0')`;

export const sessionIdOf = (n: number): string => idOf('s', n);
/** The id of a seeded person. */
export const userIdOf = (n: number): string => idOf('u', n);

/** Creates people with a session and a profile each, by SQL: ten thousand sign-ins would measure argon2. */
export async function seedPeople(url: string, { from, to }: { from: number; to: number }): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const people = `from generate_series(${from}, ${to - 1}) n`;
  await client.query(
    `insert into "user" (id, name, email) select ${sqlId('u')}, 'Ada Lovelace ' || n, 'ada' || n || '@example.com' ${people}`,
  );
  await client.query(
    `insert into profile (user_id, data) select ${sqlId('u')},
       '{"bio": "", "experienceLevel": 3, "softwareBackground": ["python", "ros2"], "hardwareAccess": []}' ${people}`,
  );
  await client.query(
    `insert into session (id, token, user_id, expires_at, ip_address, user_agent)
     select ${sqlId('s')}, ${sqlId('t')}, ${sqlId('u')}, now() + interval '7 days', '127.0.0.1',
       'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36' ${people}`,
  );
  await client.query('vacuum analyze');
  await client.end();
}

/** The token of a seeded person's session. */
export const tokenOf = (n: number): string => idOf('t', n);

/** The session cookie of a seeded person, as a browser sends it. */
export function cookieOf(n: number, secret: string): string {
  const signature = createHmac('sha256', secret).update(tokenOf(n)).digest('base64');
  return `better-auth.session_token=${encodeURIComponent(`${tokenOf(n)}.${signature}`)}`;
}

const [accessKey] = deriveKeys({ current: SECRET, previous: undefined }, 'access tokens');

/** The access token of a site to which a seeded person's session was handed. */
export function accessTokenOf(n: number): string {
  const value = `gat_${createHash('sha256').update(tokenOf(n)).digest('base64url')}`;
  return `${value}.${createHmac('sha256', accessKey).update(value).digest('base64url')}`;
}

/** Hands the sessions of seeded people to a site. */
export async function seedGrants(
  url: string,
  { from, to, site }: { from: number; to: number; site: string },
): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const hashes = Array.from({ length: to - from }, (_, index) => hashSecret(accessTokenOf(from + index)));
  await client.query(
    `insert into oauth_grant (id, session_id, client_id, code_hash, refresh_hash, expires_at)
     select ${sqlId('g')}, ${sqlId('s')}, $1, ${sqlId('c')}, ${sqlId('r')}, now() + interval '1 hour'
     from generate_series(${from}, ${to - 1}) n`,
    [site],
  );
  await client.query(
    `insert into oauth_access_token (token_hash, grant_id, expires_at)
     select hash, 'g' || lpad((${from} + at - 1)::text, 31, '0'), now() + interval '1 hour'
     from unnest($1::text[]) with ordinality as one (hash, at)`,
    [hashes],
  );
  await client.query('vacuum analyze');
  await client.end();
}
