import { createHmac } from 'node:crypto';
import pg from 'pg';

/** Makes people with a session each, by SQL: ten thousand sign-ins would be a bench of argon2. */
export async function seedSessions(url: string, from: number, to: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `insert into "user" (id, name, email)
     select 'u' || lpad(n::text, 31, '0'), 'Ada ' || n, 'ada' || n || '@example.com' from generate_series($1::int, $2::int) n`,
    [from, to - 1],
  );
  await client.query(
    `insert into profile (user_id, data)
     select 'u' || lpad(n::text, 31, '0'),
       '{"experienceLevel": 3, "softwareBackground": ["python", "ros2"], "hardwareAccess": []}' from generate_series($1::int, $2::int) n`,
    [from, to - 1],
  );
  await client.query(
    `insert into session (id, token, user_id, expires_at, ip_address, user_agent)
     select 's' || lpad(n::text, 31, '0'), 't' || lpad(n::text, 31, '0'), 'u' || lpad(n::text, 31, '0'),
       now() + interval '7 days', '127.0.0.1', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36'
     from generate_series($1::int, $2::int) n`,
    [from, to - 1],
  );
  await client.query('vacuum analyze');
  await client.end();
}

/** The session cookie of the seeded person number `n`, as a browser sends it. */
export function cookieOf(n: number, secret: string): string {
  const token = `t${String(n).padStart(31, '0')}`;
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  return `better-auth.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}
