import pg from 'pg';
import type { Harness } from '../harness.ts';

const ROWS = 100_000;

/** A person with a long history that is older than the rows of the others. The password is `PASSWORD`. */
export const ADA = { id: 'ada', email: 'ada@example.com', sessions: 500, activity: 2_000 } as const;

/**
 * Fills every table with rows of other people, one row per person, and with a long history of Ada. Constraints and
 * triggers are off meanwhile, as for a restored dump.
 */
export async function fillTables(
  { testDatabase }: Pick<Harness, 'testDatabase'>,
  hash: string,
): Promise<void> {
  const admin = new pg.Client({ connectionString: testDatabase.directUrl ?? '' });
  await admin.connect();
  // The ids are random, like Better Auth's ids: PostgreSQL's estimates for an index depend on it.
  const n = `generate_series(1, ${ROWS}) n`;
  // It is faster to create the indexes at the end.
  const { rows: indexes } = await admin.query<{ name: string; definition: string }>(`
    select indexname as name, indexdef as definition from pg_indexes where schemaname = 'public'
      and not exists (select from pg_constraint where conname = indexname)`);
  for (const { name } of indexes) await admin.query(`drop index "${name}"`);
  await admin.query(`set session_replication_role = replica; set synchronous_commit = off;
    insert into "user" (id, name, email, email_verified) values ('ada', 'Ada', '${ADA.email}', true);
    insert into account (id, account_id, provider_id, user_id, password) values ('ada', 'ada', 'credential', 'ada', '${hash}');
    insert into activity (user_id, kind, session_id, ok)
      select 'ada', case when n < 10 then 'sign_in' when n % 2 = 0 then 'sign_in' else 'step_up' end, 'ada' || n, n < 10
      from generate_series(1, ${ADA.activity}) n;
    insert into mail (id, recipient, user_id, template, params, sent_at)
      select 'ada' || n, '${ADA.email}', 'ada', 'newDevice', '{}', now() from generate_series(1, 200) n;

    insert into "user" (id, name, email, email_verified)
      select md5('u' || n), 'Other', 'u' || n || '@other.example.com', n % 2 = 0 from ${n};
    insert into account (id, account_id, provider_id, user_id, password)
      select 'a' || n, md5('u' || n), 'credential', md5('u' || n), 'none' from ${n};
    -- Ada's lie among the others', as they do where many people sign in.
    insert into session (id, token, user_id, expires_at, user_agent, last_seen_at)
      select person || n, md5(person || n), case person when 's' then md5('u' || n) else person end,
        now() + interval '6 days', 'x', now() - n * interval '1 second'
      from (
        select 's' as person, n, n as place from ${n}
        union all select 'ada', n, n * ${ROWS / ADA.sessions} from generate_series(1, ${ADA.sessions}) n
      ) made order by place;
    insert into profile (user_id) select md5('u' || n) from ${n};
    insert into claims (user_id, data) select md5('u' || n), '{"roles": ["teacher"]}' from ${n};
    insert into change (number, mark, kind, user_id)
      select n, repeat('0', 12), 'user.changed', md5('u' || n) from ${n};
    insert into avatar (id, user_id, data) select 'p' || n, md5('u' || n), '\\x00' from ${n};
    insert into link (id, purpose, secret_hash, user_id, email, expires_at)
      select 'l' || n, 'not_me', md5('l' || n), md5('u' || n), 'x', now() + interval '13 days' from ${n};
    insert into mail_code (browser_hash, purpose, code_hash, link_id, expires_at)
      select md5('c' || n), 'reset_password', 'x', 'l' || n, now() + interval '1 hour' from ${n};
    insert into mail_budget (recipient, ends_at, counts) select md5('m' || n), now() + interval '1 hour', '{}' from ${n};
    insert into verification (id, identifier, value, expires_at)
      select 'v' || n, 'v' || n, md5('u' || n), now() + interval '1 hour' from ${n};
    insert into email_change (user_id, new_email, session_id, needs_old, new_confirmed_at)
      select md5('u' || n), 'x' || n, 's' || n, true, now() from ${n};
    insert into operator_recovery (user_id, kind, new_email, ready_at, expires_at)
      select md5('u' || n), 'address', 'y' || n, now() + interval '1 day', now() + interval '7 days' from ${n};
    insert into operator_recovery (user_id, kind, ready_at)
      select md5('u' || n), 'second_factor', now() + interval '1 day' from ${n};
    insert into known_browser (id, user_id, secret_hash) select 'b' || n, md5('u' || n), md5('b' || n) from ${n};
    insert into mail (id, recipient, user_id, template, params, sent_at)
      select 'm' || n, 'x', md5('u' || n), 'newDevice', '{}', now() from ${n};
    insert into activity (user_id, kind, session_id) select md5('u' || n), 'sign_in', 's' || n from ${n};
    insert into oauth_code (code_hash, session_id, client_id, redirect_uri, challenge, expires_at)
      select md5('d' || n), 's' || n, 'https://book.example.com', 'x', 'x', now() + interval '1 hour' from ${n};
    insert into oauth_grant (id, session_id, client_id, code_hash, refresh_hash, key_thumbprint, expires_at)
      select 'g' || n, 's' || n, 'https://book.example.com', md5('d' || n), md5('f' || n), 'x', now() + interval '1 hour'
      from ${n};
    insert into oauth_grant (id, session_id, client_id, code_hash, refresh_hash, key_thumbprint, expires_at)
      select 'adag' || n, 'ada' || n, 'https://book.example.com', md5('ad' || n), md5('af' || n), 'x', now()
      from generate_series(1, 10) n;
    insert into oauth_access_token (token_hash, grant_id, expires_at)
      select md5('t' || n), 'g' || n, now() + interval '1 hour' from ${n};
    insert into oauth_proof (proof_hash, expires_at) select md5('o' || n), now() + interval '1 hour' from ${n};
    insert into passkey (id, name, public_key, user_id, credential_id, counter, device_type, backed_up, rp_id)
      select 'y' || n, 'Key', 'x', md5('u' || n), md5('y' || n), 0, 'singleDevice', false, 'localhost' from ${n};
    insert into used_challenge (challenge_hash, expires_at) select md5('h' || n), now() + interval '5 minutes' from ${n};
    insert into two_factor (user_id, secret, verified_at) select md5('u' || n), 'x', now() from ${n};
    insert into backup_code (user_id, code_hash) select md5('u' || n), md5('b' || n) from ${n};
    insert into pending_sign_in (secret_hash, user_id, remembered, expires_at)
      select md5('w' || n), md5('u' || n), true, now() + interval '5 minutes' from ${n};
    insert into attempt (key, failures) select md5('k' || n), 3 from ${n};
    insert into rate_limit (key, count, ends_at) select md5('r' || n), 3, now() + interval '1 hour' from ${n}`);
  for (const { definition } of indexes) await admin.query(definition);
  await admin.query('analyze');
  await admin.end();
}
