import { scryptSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { toNodeHandler } from 'better-auth/node';
import { admin } from 'better-auth/plugins';
import { eq, like } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { user, verification } from '../../server/db/schema/auth.ts';
import {
  createStockAuth,
  newAddress,
  openStockDatabase,
  PASSWORD,
  type StockDatabase,
  toCookie,
} from '../better-auth/stock.ts';

// Behaviour of Better Auth that this service corrects, and the file with the correction. When a test fails after an
// upgrade, upstream has fixed the behaviour: remove the correction and the test.

const CHECKED = { disableOriginCheck: false, disableCSRFCheck: false };

describe.runIf(inject('driver') === 'pglite')('routes of Better Auth as shipped', () => {
  let database: StockDatabase;
  let stock: ReturnType<typeof createStockAuth>;
  beforeAll(async () => {
    database = await openStockDatabase();
    stock = createStockAuth(database);
  });
  afterAll(() => database?.[Symbol.asyncDispose]());
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('fail without an answer for a bad Host or protocol, which ends the process → server/http/server.ts', async () => {
    const handle = toNodeHandler(stock.auth);
    const failures: unknown[] = [];
    const server = createServer((request, response) => {
      handle(request, response).catch((error: unknown) => {
        failures.push(error);
        response.end();
      });
    }).listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    const send = async (head: string) => {
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
      socket.end(`${head}\r\nConnection: close\r\n\r\n`);
      await text(socket);
    };
    await send('TRACE /api/auth/ok HTTP/1.1\r\nHost: localhost');
    await send('GET /api/auth/ok HTTP/1.1\r\nHost: a b');
    await send('GET /api/auth/ok HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: a b');
    server.close();
    expect(failures).toHaveLength(3);
  });

  it('take a body of any size → server/http/body.ts', async () => {
    const answer = await stock.signUp(newAddress(), { name: 'a'.repeat(1_000_000) });
    expect(answer.status).toBe(200);
  });

  it('write a sign-up outside a transaction unless told otherwise, and a sign-in always → server/auth/adapter.ts', async () => {
    database.asked.length = 0;
    const email = newAddress();
    const by = createStockAuth(database, {
      databaseHooks: { account: { create: { before: () => Promise.reject(new Error('killed')) } } },
      onAPIError: { throw: true }, // otherwise Better Auth prints it
    });
    await expect(by.signUp(email)).rejects.toThrow('killed');
    expect(await database.db.select().from(user).where(eq(user.email, email))).toHaveLength(1);
    await stock.post('sign-in/email', { email, password: PASSWORD });
    expect(database.asked).not.toContain('transaction');
  });

  it('confirm an address by a stateless token in a GET, as often as it is sent → server/account/links.ts', async () => {
    const tokens: string[] = [];
    const by = createStockAuth(database, {
      emailVerification: {
        sendOnSignUp: true,
        sendVerificationEmail: async ({ token }) => void tokens.push(token),
      },
    });
    await by.signUp(newAddress());
    const [token = ''] = tokens;
    expect(token.split('.')).toHaveLength(3);
    const query = `verify-email?token=${token}`;
    expect([(await by.get(query)).status, (await by.get(query)).status]).toEqual([200, 200]);
  });

  it('keep reset tokens in plain text, and sessions and other tokens after a reset → server/account/link-ends.ts', async () => {
    const tokens: string[] = [];
    const by = createStockAuth(database, {
      emailAndPassword: { enabled: true, sendResetPassword: async ({ token }) => void tokens.push(token) },
    });
    const email = newAddress();
    const cookie = toCookie(await by.signUp(email));
    for (let asked = 0; asked < 2; asked += 1) await by.post('request-password-reset', { email });
    const kept = await database.db
      .select()
      .from(verification)
      .where(like(verification.identifier, 'reset-password:%'));
    expect(kept.map(({ identifier }) => identifier.slice('reset-password:'.length)).sort()).toEqual(
      [...tokens].sort(),
    );
    for (const token of tokens)
      expect((await by.post('reset-password', { token, newPassword: 'another password' })).status).toBe(200);
    expect(await (await by.get('get-session', { cookie })).text()).toContain(email);
  });

  it('let several changes with one password all succeed → server/account/password-changes.ts', async () => {
    const arrived: (() => void)[] = [];
    const by = createStockAuth(database, {
      emailAndPassword: {
        enabled: true,
        password: {
          hash: async (password) => password,
          // Both check the current password before either changes it.
          verify: ({ password, hash }) =>
            new Promise((resolve) => {
              arrived.push(() => resolve(password === hash));
              if (arrived.length === 2) for (const go of arrived) go();
            }),
        },
      },
    });
    const cookie = toCookie(await by.signUp(newAddress()));
    const change = (newPassword: string) =>
      by.post('change-password', { currentPassword: PASSWORD, newPassword }, { cookie });
    const answers = await Promise.all(['first password', 'other password'].map(change));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('say at sign-up that an address is known, and nothing of a mail that failed → server/account/sign-up.ts', async () => {
    const by = createStockAuth(database, {
      emailVerification: {
        sendOnSignUp: true,
        sendVerificationEmail: () => Promise.reject(new Error('mailer is down')),
      },
    });
    const email = newAddress();
    expect([(await by.signUp(email)).status, (await by.signUp(email)).status]).toEqual([200, 422]);
  });

  it('limit by an address that the caller chooses, in a header of its own → server/limits/rate-limiter.ts', async () => {
    const by = createStockAuth(database, {
      rateLimit: { enabled: true, window: 60, customRules: { '/sign-in/email': { window: 60, max: 1 } } },
    });
    const guess = (from: string) =>
      by.post('sign-in/email', { email: newAddress(), password: 'x' }, { 'x-forwarded-for': from });
    await guess('192.0.2.1');
    const refused = await guess('192.0.2.1');
    expect([refused.status, refused.headers.has('retry-after')]).toEqual([429, false]);
    expect(refused.headers.get('x-retry-after')).toBe('60');
    expect((await guess('192.0.2.2')).status).toBe(401);
    await guess('192.0.2.3, 198.51.100.1');
    expect((await guess('192.0.2.4, 198.51.100.1')).status).toBe(429); // everybody behind two proxies shares one limit
    const inProcess = () =>
      by.auth.api.signInEmail({ body: { email: newAddress(), password: 'x' } }).catch(({ status }) => status);
    expect([await inProcess(), await inProcess()]).toEqual(['UNAUTHORIZED', 'UNAUTHORIZED']);
  });

  it('look at no origin where NODE_ENV is test → server/auth/auth.ts (disableOriginCheck)', async () => {
    const cookie = toCookie(await stock.signUp(newAddress()));
    const headers = { cookie, origin: 'https://evil.example' };
    expect((await stock.post('update-user', { name: 'Eve' }, headers)).status).toBe(200);
    const checked = createStockAuth(database, { advanced: CHECKED });
    expect((await checked.post('update-user', { name: 'Eve' }, headers)).status).toBe(403);
  });

  it('refuse a request from the same origin that names none → server/auth/request-headers.ts', async () => {
    const checked = createStockAuth(database, { advanced: CHECKED });
    const cookie = toCookie(await checked.signUp(newAddress()));
    const headers = { cookie, 'sec-fetch-site': 'same-origin' };
    expect((await checked.post('update-user', { name: 'Ada' }, headers)).status).toBe(403);
  });

  it('hash with scrypt of 16 MiB, less than OWASP asks for → server/passwords/password-hash.ts', async () => {
    const { hash } = (
      await createStockAuth(database, { emailAndPassword: { enabled: true, password: {} } }).auth.$context
    ).password;
    const [salt = '', key] = (await hash(PASSWORD)).split(':');
    const cost = { N: 16_384, r: 16, p: 1, maxmem: 64 * 1024 * 1024 };
    expect(scryptSync(PASSWORD, salt, 64, cost).toString('hex')).toBe(key);
  });

  it('count UTF-16 units of a password, and take "password" → server/passwords/password-policy.ts', async () => {
    for (const password of ['🔑🔑🔑🔑', 'password'])
      expect((await stock.signUp(newAddress(), { password })).status).toBe(200);
  });

  it('look at a ban only when somebody signs in → server/session/loader.ts', async () => {
    const rows = { user: [], session: [], account: [], verification: [] };
    const banned = createStockAuth(database, { database: memoryAdapter(rows), plugins: [admin()] });
    const cookie = toCookie(await banned.signUp('ada@example.com'));
    for (const row of rows.user as { banned?: boolean }[]) row.banned = true;
    expect(await (await banned.get('get-session', { cookie })).text()).toContain('ada@example.com');
  });

  it('read variables that the configuration does not name → server/config/rules.ts', async () => {
    vi.stubEnv('BETTER_AUTH_TRUSTED_ORIGINS', 'https://evil.example');
    const { trustedOrigins } = await createStockAuth(database).auth.$context;
    expect(trustedOrigins).toContain('https://evil.example');
  });

  it('are corrected in files that exist', () => {
    for (const file of ['upstream-routes', 'upstream-sessions']) {
      const source = readFileSync(join(import.meta.dirname, `${file}.test.ts`), 'utf8');
      for (const [, path = ''] of source.matchAll(/→ (server\/[\w/.-]+\.ts)/g))
        expect(existsSync(join(import.meta.dirname, '../..', path)), path).toBe(true);
    }
  });

  it('refuse an address that RFC 5321 allows → server/account/sign-in.ts', async () => {
    const refused = await stock.signUp('a&b@example.com');
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('email')]);
  });
});
