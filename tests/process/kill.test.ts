import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashSecret } from '../../server/account/links.ts';
import { findFreePort } from '../../server/http/free-port.ts';
import { type OwnDatabase, openOwnDatabase } from './own-database.ts';
import { openFolder, startService } from './service-process.ts';
import { openStatementRelay } from './statement-relay.ts';

// The process is killed in front of each statement of what must be done wholly or not at all.

const PASSWORD = 'correct horse battery';
const NEXT = 'a whole new sentence';
let db: OwnDatabase;
let relay: Awaited<ReturnType<typeof openStatementRelay>>;
let folder: Awaited<ReturnType<typeof openFolder>>;

beforeAll(async () => {
  db = await openOwnDatabase();
  relay = await openStatementRelay(Number(new URL(db.url).port));
  folder = await openFolder();
});
afterAll(async () => {
  await relay.close();
  await db[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

async function start() {
  const port = await findFreePort();
  const behindRelay = new URL(db.url);
  behindRelay.port = String(relay.port);
  const service = startService(
    {
      PORT: String(port),
      BETTER_AUTH_SECRET: 'a-secret-for-tests-only-0123456789-abcdefgh',
      DATABASE_URL: behindRelay.href,
      DATABASE_URL_UNPOOLED: db.url,
      // Each process takes its share of a window, and dies with it.
      RATE_LIMITS: ['sign_up', 'sign_in', 'password', 'mail', 'auth', 'trpc']
        .map((name) => `${name}:1000000/60`)
        .join(),
    },
    folder.path,
  );
  await service.ready;
  await sleep(200); // the sweeper is done then
  const post = (route: string, body: object, headers = {}) =>
    fetch(`http://localhost:${port}/api/${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const signUp = (email: string) => post('auth/sign-up/email', { name: 'Ada', email, password: PASSWORD });
  /** What is made ready must be, or nothing would be seen of what follows. */
  const succeed = async (call: Promise<Response>): Promise<Response> => {
    const response = await call;
    if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
    return response;
  };
  return { service, post, signUp, succeed };
}
type Running = Awaited<ReturnType<typeof start>>;

const read = async (query: string, values: unknown[]): Promise<Record<string, unknown>> => {
  const [row, ...more] = await db.query(query, values);
  if (!row || more.length > 0) throw new Error(`one row was expected: ${query}`);
  return row;
};
const addLink = async (email: string, purpose: string): Promise<string> => {
  const secret = randomUUID();
  await db.query(
    `insert into link (id, purpose, secret_hash, user_id, email, expires_at)
     select $1, $2, $3, id, email, now() + interval '1 hour' from "user" where email = $4`,
    [randomUUID(), purpose, hashSecret(secret), email],
  );
  return secret;
};

type Deed = {
  /** Makes ready for somebody of this address, and returns what is to be killed. */
  prepare(running: Running, email: string): Promise<() => Promise<Response>>;
  /** What the database says of them. */
  look(email: string): Promise<unknown>;
  nothing: unknown;
  all: unknown;
};

/** Kills in front of statement 1, 2, …, until the deed is done before it is its turn. */
async function expectAllOrNothing({ prepare, look, nothing, all }: Deed): Promise<void> {
  const seen = { nothing: 0, all: 0 };
  for (let at = 1; at < 60; at += 1) {
    const email = `${randomUUID()}@example.com`;
    const running = await start();
    const act = await prepare(running, email);
    relay.arm(at, () => running.service.kill('SIGKILL'));
    const status = await act().then(
      (response) => response.status,
      () => 'killed' as const,
    );
    relay.disarm();
    running.service.kill('SIGKILL');
    await running.service.exited;
    const found = await look(email);
    expect([nothing, all]).toContainEqual(found);
    seen[JSON.stringify(found) === JSON.stringify(all) ? 'all' : 'nothing'] += 1;
    if (status !== 'killed') {
      expect([status, found]).toEqual([200, all]);
      expect(seen.nothing).toBeGreaterThan(4);
      return;
    }
  }
  throw new Error('it never ended');
}

describe('kill -9 at any statement', { timeout: 300_000 }, () => {
  it('leaves all of a sign-up or nothing', () =>
    expectAllOrNothing({
      prepare:
        async ({ signUp }, email) =>
        () =>
          signUp(email),
      look: (email) =>
        read(
          `select count(distinct u.id) as people, count(distinct a.id) as accounts, count(distinct s.id) as sessions,
             count(distinct l.id) as links, count(distinct m.id) as mails, count(distinct e.id) as events
           from (values ($1)) as given(email)
           left join "user" u on u.email = given.email left join account a on a.user_id = u.id
           left join session s on s.user_id = u.id left join link l on l.user_id = u.id
           left join activity e on e.user_id = u.id left join mail m on m.recipient = given.email`,
          [email],
        ),
      nothing: { people: '0', accounts: '0', sessions: '0', links: '0', mails: '0', events: '0' },
      all: { people: '1', accounts: '1', sessions: '1', links: '1', mails: '1', events: '1' },
    }));

  it('leaves all of a reset or nothing', () => {
    const password = watchPassword();
    return expectAllOrNothing({
      async prepare({ post, signUp, succeed }, email) {
        await succeed(signUp(email));
        const token = await addLink(email, 'reset_password');
        await password.remember(email);
        return () => post('auth/reset-password', { token, newPassword: NEXT });
      },
      look: async (email) => ({
        isNew: await password.isNew(email),
        ...(await read(AFTER_NEW_PASSWORD, [email, 'password_reset'])),
      }),
      nothing: { isNew: false, sessions: '1', links: '1', mails: '0', events: '0' },
      all: { isNew: true, sessions: '0', links: '0', mails: '1', events: '1' },
    });
  });

  it('leaves all of a password change or nothing', () => {
    const password = watchPassword();
    return expectAllOrNothing({
      async prepare({ post, signUp, succeed }, email) {
        await succeed(signUp(email));
        const signedIn = await succeed(post('auth/sign-in/email', { email, password: PASSWORD }));
        const authorization = `Bearer ${signedIn.headers.get('set-auth-token')}`;
        await addLink(email, 'reset_password');
        await password.remember(email);
        const body = { currentPassword: PASSWORD, newPassword: NEXT };
        return () => post('auth/change-password', body, { authorization });
      },
      look: async (email) => ({
        isNew: await password.isNew(email),
        ...(await read(AFTER_NEW_PASSWORD, [email, 'password_changed'])),
      }),
      nothing: { isNew: false, sessions: '2', links: '1', mails: '0', events: '0' },
      all: { isNew: true, sessions: '1', links: '0', mails: '1', events: '1' },
    });
  });

  it('leaves all of an address change or nothing', () => {
    const toNew = (email: string) => `new-${email}`;
    return expectAllOrNothing({
      async prepare({ post, signUp, succeed }, email) {
        const made = await succeed(signUp(email));
        const authorization = `Bearer ${made.headers.get('set-auth-token')}`;
        await succeed(post('auth/sign-in/email', { email, password: PASSWORD }));
        await succeed(post('trpc/account.changeEmail', { email: toNew(email) }, { authorization }));
        const token = await addLink(email, 'change_email_new');
        return () => post('trpc/account.confirmEmailChange', { token });
      },
      look: (email) =>
        read(
          `select u.email = $2 as "isNew", u.email_verified as verified,
             (select count(*) from session s where s.user_id = u.id) as sessions,
             (select count(*) from email_change c where c.user_id = u.id) as pending,
             (select count(*) from link l where l.user_id = u.id and purpose = 'verify_email') as links,
             (select count(*) from mail m where m.recipient in ($1, $2) and template = 'emailChanged') as mails,
             (select count(*) from activity e where e.user_id = u.id and kind = 'email_changed') as events
           from "user" u where u.email in ($1, $2)`,
          [email, toNew(email)],
        ),
      nothing: {
        ...{ isNew: false, verified: false, sessions: '2', pending: '1', links: '1' },
        ...{ mails: '0', events: '0' },
      },
      all: {
        ...{ isNew: true, verified: true, sessions: '1', pending: '0', links: '0' },
        ...{ mails: '2', events: '1' },
      },
    });
  });

  it('leaves all of ‘This wasn’t me’ or nothing', () =>
    expectAllOrNothing({
      async prepare({ post, signUp, succeed }, email) {
        const made = await succeed(signUp(email));
        const authorization = `Bearer ${made.headers.get('set-auth-token')}`;
        await succeed(post('trpc/account.changeEmail', { email: `new-${email}` }, { authorization }));
        const token = await addLink(email, 'not_me');
        return () => post('trpc/account.disown', { token });
      },
      look: (email) =>
        read(
          `select (select a.password is null from account a where a.user_id = u.id) as "isUseless",
             (select count(*) from session s where s.user_id = u.id) as sessions,
             (select count(*) from email_change c where c.user_id = u.id) as pending,
             (select count(*) from known_browser b where b.user_id = u.id) as browsers,
             (select count(*) from mail m where m.recipient = u.email and template = 'secured') as mails,
             (select count(*) from activity e where e.user_id = u.id and kind = 'not_me') as events
           from "user" u where u.email = $1`,
          [email],
        ),
      nothing: {
        ...{ isUseless: false, sessions: '1', pending: '1', browsers: '1' },
        ...{ mails: '0', events: '0' },
      },
      all: {
        ...{ isUseless: true, sessions: '0', pending: '0', browsers: '0' },
        ...{ mails: '1', events: '1' },
      },
    }));
});

/** Tells whether somebody's password is another than it was. */
function watchPassword() {
  const before = new Map<string, unknown>();
  const hashOf = async (email: string) =>
    (
      await read(`select a.password from account a join "user" u on u.id = a.user_id where u.email = $1`, [
        email,
      ])
    ).password;
  return {
    remember: async (email: string) => void before.set(email, await hashOf(email)),
    isNew: async (email: string) => (await hashOf(email)) !== before.get(email),
  };
}

const AFTER_NEW_PASSWORD = `
  select (select count(*) from session s where s.user_id = u.id) as sessions,
    (select count(*) from link l where l.user_id = u.id and purpose = 'reset_password') as links,
    (select count(*) from mail m where m.recipient = u.email and template = 'passwordChanged') as mails,
    (select count(*) from activity e where e.user_id = u.id and kind = $2) as events
  from "user" u where u.email = $1`;
