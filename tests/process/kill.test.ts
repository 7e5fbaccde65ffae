import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { hashSecret } from '../../server/account/links.ts';
import { findFreePort } from '../../server/http/free-port.ts';
import { openFolder, startService } from './service-process.ts';
import { openStatementRelay } from './statement-relay.ts';

// The process is killed in front of each statement of what must be done wholly or not at all.

const PASSWORD = 'correct horse battery';
const name = `kill_${randomUUID().replaceAll('-', '')}`;
let admin: pg.Client;
let db: pg.Client;
let relay: Awaited<ReturnType<typeof openStatementRelay>>;
let folder: Awaited<ReturnType<typeof openFolder>>;

beforeAll(async () => {
  const serverUrl = inject('postgresUrl');
  admin = new pg.Client({ connectionString: `${serverUrl}/postgres` });
  await admin.connect();
  await admin.query(`create database ${name}`);
  db = new pg.Client({ connectionString: `${serverUrl}/${name}` });
  await db.connect();
  relay = await openStatementRelay(Number(new URL(serverUrl).port));
  folder = await openFolder();
});
afterAll(async () => {
  await relay.close();
  await db.end();
  await admin.query(`drop database ${name} with (force)`);
  await admin.end();
  await folder[Symbol.asyncDispose]();
});

async function start() {
  const serverUrl = inject('postgresUrl');
  const port = await findFreePort();
  const service = startService(
    {
      PORT: String(port),
      BETTER_AUTH_SECRET: 'a-secret-for-tests-only-0123456789-abcdefgh',
      DATABASE_URL: `${serverUrl.replace(/:\d+$/, `:${relay.port}`)}/${name}`,
      DATABASE_URL_UNPOOLED: `${serverUrl}/${name}`,
    },
    folder.path,
  );
  await service.ready;
  await sleep(200); // the sweeper is done then
  const post = (route: string, body: object, headers = {}) =>
    fetch(`http://localhost:${port}/api/auth/${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  return { service, post };
}
const one = async (query: string, values: unknown[]): Promise<Record<string, unknown>> =>
  (await db.query(query, values)).rows[0];

type Running = Awaited<ReturnType<typeof start>>;
type Act = (running: Running, email: string) => Promise<{ act: () => Promise<Response> }>;

/** Kills in front of statement 1, 2, …, until the act ends before it is its turn. Returns how many there were. */
async function killAtEach(prepare: Act, check: (email: string) => Promise<void>): Promise<number> {
  for (let at = 1; at < 60; at += 1) {
    const email = `${randomUUID()}@example.com`;
    const running = await start();
    const { act } = await prepare(running, email);
    relay.arm(at, () => running.service.kill('SIGKILL'));
    const status = await act().then(
      (response) => response.status,
      () => 'killed' as const,
    );
    relay.disarm();
    running.service.kill('SIGKILL');
    await running.service.exited;
    await check(email);
    if (status !== 'killed') {
      expect(status).toBe(200);
      return at - 1;
    }
  }
  throw new Error('it never ended');
}

describe('kill -9 at any statement', () => {
  it('leaves all of a sign-up or nothing', async () => {
    const outcomes = new Set<string>();
    const statements = await killAtEach(
      async ({ post }, email) => ({
        act: () => post('sign-up/email', { name: 'Ada', email, password: PASSWORD }),
      }),
      async (email) => {
        const parts = await one(
          `select count(distinct u.id) as people, count(distinct a.id) as accounts, count(distinct s.id) as sessions,
             count(distinct l.id) as links, count(distinct m.id) as mails, count(distinct e.id) as events
           from (values ($1)) as given(email)
           left join "user" u on u.email = given.email left join account a on a.user_id = u.id
           left join session s on s.user_id = u.id left join link l on l.user_id = u.id
           left join activity e on e.user_id = u.id left join mail m on m.recipient = given.email`,
          [email],
        );
        const counts = new Set(Object.values(parts));
        expect([...counts]).toHaveLength(1);
        outcomes.add(String([...counts][0]));
      },
    );
    expect(statements).toBeGreaterThan(8);
    expect(outcomes).toEqual(new Set(['0', '1']));
  }, 300_000);

  it('leaves all of a reset or nothing', async () => {
    const outcomes = new Set<boolean>();
    const before = new Map<string, unknown>();
    const statements = await killAtEach(
      async ({ post }, email) => {
        await post('sign-up/email', { name: 'Ada', email, password: PASSWORD });
        const secret = randomUUID();
        await db.query(
          `insert into link (id, purpose, secret_hash, user_id, email, expires_at)
           select $1, 'reset_password', $2, id, email, now() + interval '1 hour' from "user" where email = $3`,
          [randomUUID(), hashSecret(secret), email],
        );
        before.set(email, (await one(PASSWORD_OF, [email])).password);
        return { act: () => post('reset-password', { token: secret, newPassword: 'a whole new sentence' }) };
      },
      async (email) => {
        const isDone = (await one(PASSWORD_OF, [email])).password !== before.get(email);
        expect(await one(AFTER_NEW_PASSWORD, [email, 'password_reset'])).toEqual({
          sessions: isDone ? '0' : '1',
          links: isDone ? '0' : '1',
          mails: isDone ? '1' : '0',
          events: isDone ? '1' : '0',
        });
        outcomes.add(isDone);
      },
    );
    expect(statements).toBeGreaterThan(8);
    expect(outcomes).toEqual(new Set([false, true]));
  }, 300_000);

  it('leaves all of a password change or nothing', async () => {
    const outcomes = new Set<boolean>();
    const before = new Map<string, unknown>();
    const statements = await killAtEach(
      async ({ post }, email) => {
        await post('sign-up/email', { name: 'Ada', email, password: PASSWORD });
        const signedIn = await post('sign-in/email', { email, password: PASSWORD });
        const bearer = signedIn.headers.get('set-auth-token');
        await db.query(
          `insert into link (id, purpose, secret_hash, user_id, email, expires_at)
           select $1, 'reset_password', $1, id, email, now() + interval '1 hour' from "user" where email = $2`,
          [randomUUID(), email],
        );
        before.set(email, (await one(PASSWORD_OF, [email])).password);
        const body = { currentPassword: PASSWORD, newPassword: 'a whole new sentence' };
        return { act: () => post('change-password', body, { authorization: `Bearer ${bearer}` }) };
      },
      async (email) => {
        const isDone = (await one(PASSWORD_OF, [email])).password !== before.get(email);
        expect(await one(AFTER_NEW_PASSWORD, [email, 'password_changed'])).toEqual({
          sessions: isDone ? '1' : '2',
          links: isDone ? '0' : '1',
          mails: isDone ? '1' : '0',
          events: isDone ? '1' : '0',
        });
        outcomes.add(isDone);
      },
    );
    expect(statements).toBeGreaterThan(8);
    expect(outcomes).toEqual(new Set([false, true]));
  }, 300_000);
});

const PASSWORD_OF = `select a.password from account a join "user" u on u.id = a.user_id where u.email = $1`;
const AFTER_NEW_PASSWORD = `
  select (select count(*) from session s where s.user_id = u.id) as sessions,
    (select count(*) from link l where l.user_id = u.id and purpose = 'reset_password') as links,
    (select count(*) from mail m where m.recipient = u.email and template = 'passwordChanged') as mails,
    (select count(*) from activity e where e.user_id = u.id and kind = $2) as events
  from "user" u where u.email = $1`;
