import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openRoutes } from '../../server/auth/routes.ts';
import { user } from '../../server/db/schema/auth.ts';
import { hashPassword } from '../../server/passwords/password-hash.ts';
import { appRouter } from '../../server/trpc/root.ts';
import { pages } from '../../shared/paths.ts';
import { createAuthenticator } from '../authenticator.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';
import { type MailServer, startMailServer } from '../mail/mail-server.ts';
import { createPasskeyCalls } from '../passkey-calls.ts';
import { drawPhoto } from '../pictures.ts';
import { collectExplained, explainAll } from './explained.ts';
import { handNewest } from './handed.ts';
import { ADA, fillTables } from './many-rows.ts';
import { createKey, findIdentity, openGrant, SITE, sendForm, sendProven, toRefresh } from './oauth-calls.ts';
import { giveApp, givePasskey, trustBrowsers } from './second-factors.ts';
import { call, enrol, enterPassword } from './two-factor-calls.ts';

const KEY = 'k'.repeat(32);
/**
 * The pages of 8 KiB that a statement may read. A statement that finds its rows by an index needs a few pages for each
 * index.
 */
const BUFFERS_MOST = 200;
/** Statements that read more pages, each with its reason. */
const LARGER: [what: RegExp, buffers: number, reason: string][] = [
  [/^delete from "\w+" where ctid/, 5_000, 'a batch of up to 500 rows, each in several indexes'],
  [/from "session" where .* limit \$\d+(\) "live";)?$/s, 800, 'up to 500 sessions of the asking person'],
  [/row_number\(\) over/, 2_500, 'up to 500 sessions of the asking person, with their grants'],
  [
    /delete from session where id = any\(array/,
    900,
    'opens a session: reads up to 500 of the person, ends what is above',
  ],
  [/where \("user"\."(id|email)" = any\(\$1/, 1_500, 'up to 100 users, each with profile and claims'],
  [
    /= any\(array\(.*gatehouse_name_key/s,
    2_000,
    'up to 101 users of a page, each with profile and claims, and up to 201 addresses',
  ],
];
/** Tables that may be scanned sequentially. */
const SMALL = new Map([
  ['__drizzle_migrations', 'a row for each migration'],
  ['announcement', 'what was committed in the last milliseconds'],
]);

let harness: Harness;
let service: Harness;
/** A second service, where people confirm their address before they can sign in. */
let verified: Harness;
let mails: MailServer;
let ada: { cookie: string; headers: Record<string, string> };
let collected: ReturnType<typeof collectExplained>;
beforeAll(async () => {
  if (inject('driver') !== 'pg') return;
  mails = await startMailServer();
  const env = {
    SMTP_URL: mails.url,
    MAIL_FROM: 'tests@example.com',
    BRIDGE_KEYS: `tests:${KEY}:1000:users.read+users.email+claims.write`,
  };
  harness = await startHarness({ env });
  await explainAll(harness);
  await fillTables(harness, await hashPassword(PASSWORD));
  service = await startHarness({ env, beside: harness });
  verified = await startHarness({ env: { ...env, SIGN_UP: 'verified' }, beside: harness });
  collected = collectExplained(service, verified);
}, 300_000);
afterAll(async () => {
  if (inject('driver') !== 'pg') return;
  await service[Symbol.asyncDispose]();
  await verified[Symbol.asyncDispose]();
  await harness[Symbol.asyncDispose]();
  await mails.close();
});

const passkeys = () => createPasskeyCalls(service);

type Walk = () => Promise<unknown>;
const asAda = () => service.api(ada.headers);
/** A new person with an unconfirmed address. */
const newcomer = async () => {
  const one = await service.signUp({}, browser());
  return { ...one, headers: browser(one.cookie), api: service.api(browser(one.cookie)) };
};
/** A new person with a confirmed address: unconfirmed addresses receive no notices. */
const person = async () => {
  const one = await newcomer();
  const token = await harness.secretIn(one.email, 'verifyEmail', 'verifyEmail');
  await one.api.account.verifyEmail.mutate({ token });
  return one;
};
const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
  const response = await service.post(`/api/auth${path}`, body, headers);
  expect([path, response.status]).toEqual([path, 200]);
};
const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await service.request(path, { headers });
  expect([path, response.status]).toEqual([path, 200]);
  await response.arrayBuffer();
};
/** Opens a stream, and closes it after the first data. */
const listen = async (path: string, headers: Record<string, string>) => {
  const response = await service.request(path, { headers });
  expect(response.status).toBe(200);
  const reader = response.body?.getReader();
  await reader?.read();
  await reader?.cancel();
};

const NEXT = 'a whole new sentence';

const PROCEDURES: Record<string, Walk> = {
  'portal.config': () => service.api().portal.config.query(),
  'session.current': () => asAda().session.current.query(),
  'session.events': () => listen('/api/trpc/session.events', { ...ada.headers, accept: 'text/event-stream' }),
  'session.list': async () => expect(await asAda().session.list.query()).toHaveLength(ADA.sessions),
  'session.revoke': () => asAda().session.revoke.mutate({ id: 'ada100' }),
  'session.revokeGrant': () => asAda().session.revokeGrant.mutate({ id: 'adag7' }),
  'session.revokeOthers': async () => (await person()).api.session.revokeOthers.mutate(),
  'profile.get': () => asAda().profile.get.query(),
  'profile.update': () => asAda().profile.update.mutate({ bio: 'x' }),
  'security.overview': () => asAda().security.overview.query(),
  'security.stepUp': async () => {
    await asAda().security.stepUp.mutate({ password: PASSWORD });
    const { api, user } = await person();
    const authenticator = await givePasskey(service, user.id);
    const { passkey: options } = await api.security.beginStepUp.mutate();
    await api.security.stepUp.mutate({ passkey: authenticator.get(options) });
    const nextCode = await giveApp(service, user.id);
    await api.security.stepUp.mutate({ code: await nextCode() });
    await expect(api.security.stepUp.mutate({ code: 'zzzzz-zzzzz' })).rejects.toThrow();
  },
  'security.beginStepUp': () => asAda().security.beginStepUp.mutate(),
  'security.signInMethods': () => asAda().security.signInMethods.query(),
  'security.pendingSignIn': async () => {
    const waiting = await enterPassword(service, (await enrol(service)).email);
    expect(await service.api(browser(waiting)).security.pendingSignIn.query()).not.toBeNull();
  },
  'security.removeTrustedBrowser': async () => {
    const { api, user } = await person();
    await trustBrowsers(service, user.id);
    const [trusted] = (await api.security.signInMethods.query()).trustedBrowsers;
    await api.security.removeTrustedBrowser.mutate({ id: trusted?.id ?? '' });
  },
  'activity.list': async () => {
    const first = await asAda().activity.list.query();
    await asAda().activity.list.query({ cursor: first.nextCursor ?? '', limit: 100 });
    // None of the person's newest rows has one of these kinds.
    for (const kinds of [
      ['sign_up'],
      ['sign_in', 'sign_out', 'password_changed'],
      ['email_changed'],
    ] as const)
      await asAda().activity.list.query({ kinds: [...kinds] });
  },
  'account.readLink': async () => {
    const { email } = await newcomer();
    const token = await harness.secretIn(email, 'verifyEmail', 'verifyEmail');
    await service.api().account.readLink.mutate({ kind: 'verifyEmail', token });
  },
  'account.verifyEmail': async () => {
    await person();
    const { email } = await newcomer();
    const token = await harness.secretIn(email, 'verifyEmail', 'verifyEmail');
    for (const proof of [{}, { password: 'not the password' }, { newPassword: NEXT }])
      await service
        .api()
        .account.verifyEmail.mutate({ token, ...proof })
        .catch(() => {});
  },
  'account.signUpWithPasskey': async () => {
    for (const email of ['key@example.com', 'key@example.com', ADA.email])
      await service.post('/api/trpc/account.signUpWithPasskey', { name: 'Grace', email }, browser());
  },
  'account.passkeyOptions': async () => {
    const token = await harness.secretIn('key@example.com', 'verifyEmail', 'verifyEmail');
    const options = await service.api().account.passkeyOptions.mutate({ token });
    await post('/passkey/verify-registration', { response: createAuthenticator().create(options), token });
  },
  'account.discard': async () => {
    const { email } = await newcomer();
    const token = await harness.secretIn(email, 'verifyEmail', 'verifyEmail');
    await service.api().account.discard.mutate({ token });
  },
  'account.changeEmail': async () => {
    const { email, api } = await person();
    await api.account.changeEmail.mutate({ email: `new-${email}` });
  },
  'account.cancelEmailChange': async () => {
    const { email, api } = await person();
    await api.account.changeEmail.mutate({ email: `new-${email}` });
    await api.account.cancelEmailChange.mutate();
  },
  'account.confirmEmailChange': async () => {
    const { email, api } = await person();
    await api.account.changeEmail.mutate({ email: `new-${email}` });
    const token = await harness.secretIn(`new-${email}`, 'emailChangeNew', 'changeEmail');
    await api.account.confirmEmailChange.mutate({ token });
  },
  'account.requestDeletion': async () => (await person()).api.account.requestDeletion.mutate(),
  'account.cancelDeletion': async () => {
    const { api } = await person();
    await api.account.requestDeletion.mutate();
    await api.account.cancelDeletion.mutate();
  },
  'account.keep': async () => {
    const { email, api } = await person();
    await api.account.requestDeletion.mutate();
    await api.account.keep.mutate({ token: await harness.secretIn(email, 'deletion', 'keepAccount') });
  },
  'account.cancelRecovery': async () => {
    const { email, api } = await person();
    await harness.asOperator.run('user.recover', { who: email, email: `rescue-${email}` });
    await api.account.cancelRecovery.mutate({ kind: 'address' });
  },
  'account.stopRecovery': async () => {
    const { email, api } = await person();
    await harness.asOperator.run('user.recover', { who: email, email: `rescue-${email}` });
    const token = await harness.secretIn(email, 'recoveryNotice', 'stopRecovery');
    await api.account.stopRecovery.mutate({ token });
  },
  'account.export': async () => (await person()).api.account.export.query(),
  'account.disown': async () => {
    const { email, api } = await person();
    await api.account.requestDeletion.mutate();
    await api.account.disown.mutate({ token: await harness.secretIn(email, 'deletion', 'notMe') });
  },
};

const ROUTES: Record<string, Walk> = {
  '/ok': () => get('/api/auth/ok'),
  '/sign-up/email': person,
  '/sign-in/email': async () => {
    for (const password of ['not the password', PASSWORD])
      await service.post('/api/auth/sign-in/email', { email: ADA.email, password }, browser());
    // In a known browser with a session.
    await service.post('/api/auth/sign-in/email', { email: ADA.email, password: PASSWORD }, ada.headers);
    ada = await signInAda();
  },
  '/sign-out': async () => post('/sign-out', {}, (await person()).headers),
  '/get-session': () => get('/api/auth/get-session', ada.headers),
  '/update-user': () => post('/update-user', { name: 'Ada L' }, ada.headers),
  '/change-password': async () =>
    post('/change-password', { currentPassword: PASSWORD, newPassword: NEXT }, (await person()).headers),
  '/request-password-reset': async () => {
    for (const email of [ADA.email, 'nobody@example.com'])
      await post('/request-password-reset', { email }, browser());
  },
  '/reset-password': async () => {
    const { email } = await person();
    await post('/request-password-reset', { email });
    const token = await harness.secretIn(email, 'resetPassword', 'resetPassword');
    await post('/reset-password', { token, newPassword: NEXT });
  },
  '/send-verification-email': async () =>
    post('/send-verification-email', { email: (await newcomer()).email }, browser()),
  '/two-factor/enable': async () => call(service, 'enable', {}, (await person()).headers),
  '/two-factor/verify-totp': async () => {
    const { email, code } = await enrol(service);
    const waiting = await enterPassword(service, email);
    await call(service, 'verify-totp', { code: '000000' }, browser(waiting));
    await call(service, 'verify-totp', { code: code(), trustDevice: true }, browser(waiting));
  },
  '/two-factor/verify-backup-code': async () => {
    const { cookie, backupCodes } = await enrol(service);
    for (const typed of [backupCodes[0], 'aaaaa-aaaaa'])
      await call(service, 'verify-backup-code', { code: typed }, browser(cookie));
  },
  '/two-factor/generate-backup-codes': async () =>
    call(service, 'generate-backup-codes', {}, browser((await enrol(service)).cookie)),
  '/two-factor/get-totp-uri': async () =>
    call(service, 'get-totp-uri', {}, browser((await enrol(service)).cookie)),
  '/two-factor/disable': async () => call(service, 'disable', {}, browser((await enrol(service)).cookie)),
  '/passkey/generate-register-options': () => get('/api/auth/passkey/generate-register-options', ada.headers),
  '/passkey/verify-registration': async () => {
    const { status } = await passkeys().register(createAuthenticator(), (await person()).cookie);
    expect(status).toBe(200);
  },
  '/passkey/generate-authenticate-options': () => get('/api/auth/passkey/generate-authenticate-options'),
  '/passkey/verify-authentication': async () => {
    const authenticator = createAuthenticator();
    await passkeys().register(authenticator, (await person()).cookie);
    expect((await passkeys().signIn(authenticator)).status).toBe(200);
    expect((await passkeys().signIn(authenticator, { counter: 1 })).status).toBe(401);
  },
  '/passkey/list-user-passkeys': () => get('/api/auth/passkey/list-user-passkeys', ada.headers),
  '/passkey/update-passkey': async () => {
    const { headers, user } = await person();
    await givePasskey(service, user.id);
    const id = (await service.api(headers).security.signInMethods.query()).passkeys[0]?.id;
    await post('/passkey/update-passkey', { id, name: 'Key' }, headers);
  },
  '/passkey/delete-passkey': async () => {
    const { headers, user } = await person();
    await givePasskey(service, user.id);
    const id = (await service.api(headers).security.signInMethods.query()).passkeys[0]?.id;
    await post('/passkey/delete-passkey', { id }, headers);
  },
  '/list-accounts': () => get('/api/auth/list-accounts', ada.headers),
  '/verify-password': async () => {
    const { headers } = await person();
    await post('/verify-password', { password: PASSWORD }, headers);
    await service.post('/api/auth/verify-password', { password: 'not it' }, headers);
  },
  '/change-email': async () => {
    const { email, headers } = await person();
    await post('/change-email', { newEmail: `new-${email}` }, headers);
  },
  '/list-sessions': () => get('/api/auth/list-sessions', ada.headers),
  '/revoke-session': async () => {
    await post('/revoke-session', { token: 'ada101' }, ada.headers);
    const { bearer, token } = await service.signIn(ADA.email);
    await post('/revoke-session', { token }, { authorization: `Bearer ${bearer}` });
  },
  '/revoke-sessions': async () => post('/revoke-sessions', {}, (await person()).headers),
  '/revoke-other-sessions': async () => post('/revoke-other-sessions', {}, (await person()).headers),
};

const signInAda = async () => {
  const { cookie } = await service.signIn(ADA.email, {}, browser());
  return { cookie, headers: browser(cookie) };
};

const OTHERS: Record<string, Walk> = {
  'the code of a mail': async () => {
    const asked = await service.post('/api/auth/request-password-reset', { email: ADA.email }, browser());
    const cookie = asked.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const body = { token: '0000-0000', newPassword: NEXT };
    const { status } = await service.post('/api/auth/reset-password', body, browser(cookie));
    expect(status).toBe(400);
  },
  'the operator': async () => {
    const { asOperator: operator } = service;
    const [one, two] = [await person(), await person()];
    const address = (email: string) => `rescue.${email}`;
    await operator.run('user.recover', { who: one.email, email: address(one.email) });
    const token = await harness.secretIn(address(one.email), 'recovery', 'resetPassword');
    expect((await service.post('/api/auth/reset-password', { token, newPassword: NEXT })).status).toBe(400);
    await harness.db.execute(
      sql`update operator_recovery set ready_at = now() where user_id = ${one.user.id}`,
    );
    await post('/reset-password', { token, newPassword: NEXT });
    await operator.run('user.recoverStolen', { who: one.user.id, email: one.email });
    await operator.run('user.ban', { who: one.user.id });
    await harness.db.execute(
      sql`update operator_recovery set ready_at = now() where user_id = ${one.user.id}`,
    );
    const again = await harness.secretIn(one.email, 'recovery', 'resetPassword');
    await post('/reset-password', { token: again, newPassword: NEXT });
    await operator.run('user.unban', { who: one.user.id });
    for (const now of [false, true]) {
      await giveApp(harness, two.user.id);
      await operator.run('user.resetSecondFactor', { who: two.email, passkeys: true, now });
      if (now) continue;
      await harness.db.execute(
        sql`update operator_recovery set ready_at = now() where user_id = ${two.user.id}`,
      );
      await service.signIn(two.email);
    }
    await operator.run('user.cancelRecovery', { who: two.email, kind: 'second_factor' });
    const session = (await operator.run('session.list', { who: ADA.email })).at(-1); // not the one of this test
    await operator.run('session.revoke', { who: ADA.email, id: session?.id ?? '' });
    await operator.run('session.revoke', { who: two.email, id: null });
    await operator.run('activity.list', { who: ADA.email, limit: 100 });
    await operator.run('activity.list', { who: ADA.email, limit: 100, failed: true });
    for (const state of ['all', 'waiting', 'failed'] as const)
      await operator.run('mail.list', { state, limit: 100 });
    await operator.run('mail.retry', { id: null });
    await operator.run('mail.retry', { id: 'nothing' }).catch(() => {});
  },
  readiness: () => get('/readyz'),
  'pages with their answers': async () => {
    const headers = { cookie: ada.cookie, 'sec-fetch-dest': 'document' };
    for (const path of Object.values(pages)) if (path.startsWith(pages.account)) await get(path, headers);
  },
  'the bridge': async () => {
    for (let asked = 0; asked < 8; asked += 1) await get('/api/bridge/v1/session', { cookie: ada.cookie });
    await service.bridge({ authorization: 'Bearer nothing' });
  },
  'the hand-off to a site': async () => {
    const identity = await findIdentity(service, ada);
    const key = await createKey();
    const { accessToken, form } = await openGrant(service, identity, key);
    const { refreshToken } = await openGrant(service, identity, key);
    await sendProven(service, key, toRefresh(refreshToken));
    await sendForm(service, '/token', form); // a second use
    for (const token of [accessToken, refreshToken])
      await sendForm(service, '/revoke', { client_id: SITE, token });
  },
  'an access token': async () => {
    const { user } = await newcomer();
    const { authorization } = await handNewest(harness, user.id);
    for (let asked = 0; asked < 8; asked += 1) await get('/api/bridge/v1/session', { authorization });
    await service.api({ authorization }).session.current.query();
    await listen('/api/trpc/session.events', { authorization, accept: 'text/event-stream' });
    await get('/api/auth/get-session', { authorization });
    await post('/sign-out', {}, { authorization });
  },
  'the claims of a user': async () => {
    const { user } = await newcomer();
    for (const roles of [['teacher'], []]) {
      const { status } = await service.request(`/api/bridge/v1/users/${user.id}/claims`, {
        method: 'PATCH',
        headers: {
          authorization: `Bearer ${KEY}`,
          'content-type': 'application/json',
          'if-match': `"${roles.length === 0 ? 1 : 0}"`,
        },
        body: JSON.stringify({ roles }),
      });
      expect(status).toBe(200);
    }
  },
  'users for back ends': async () => {
    const authorization = `Bearer ${KEY}`;
    const { db } = harness; // statements of `harness` are not recorded
    const some = await db.select({ id: user.id, email: user.email }).from(user).limit(100);
    for (const body of [{ ids: some.map(({ id }) => id) }, { emails: some.map(({ email }) => email) }])
      expect((await service.post('/api/bridge/v1/users/lookup', body, { authorization })).status).toBe(200);
    await get(`/api/bridge/v1/users/${ADA.id}`, { authorization });
    // Everybody else is called Other, and has an address that begins with u.
    for (const query of [
      '',
      'o',
      'other',
      'u',
      'u1234',
      'u99',
      'ada',
      'ADA@EXAMPLE.COM',
      'nobody',
      '%',
      'z',
    ]) {
      const path = `/api/bridge/v1/users?query=${encodeURIComponent(query)}`;
      for (const limit of [1, 100]) {
        const first = await service.request(`${path}&limit=${limit}`, { headers: { authorization } });
        const { nextCursor } = (await first.json()) as { nextCursor: string | null };
        if (nextCursor) await get(`${path}&limit=${limit}&after=${nextCursor}`, { authorization });
      }
    }
  },
  'the feed of changes': async () => {
    const headers = { authorization: `Bearer ${KEY}` };
    await person(); // it is numbered by the next question
    await get('/api/bridge/v1/changes?after=latest', headers);
    await get('/api/bridge/v1/changes?limit=20', headers);
    await get(`/api/bridge/v1/changes?after=50000.${'0'.repeat(12)}&limit=20`, headers);
  },
  'the events of the bridge': () => listen('/api/bridge/v1/events', { authorization: `Bearer ${KEY}` }),
  'an address that is confirmed first': async () => {
    const body = { email: 'grace@example.com', name: 'Grace', password: PASSWORD };
    for (const email of [body.email, body.email, ADA.email])
      await verified.post('/api/auth/sign-up/email', { ...body, email }, browser());
    const token = await harness.secretIn(body.email, 'verifyEmail', 'verifyEmail');
    await verified.api().account.verifyEmail.mutate({ token, password: PASSWORD });
    for (const email of [body.email, ADA.email]) await verified.signIn(email, {}, browser());
  },
  'a picture': async () => {
    const body = new Uint8Array(await drawPhoto());
    const headers = { ...ada.headers, 'content-type': 'image/jpeg' };
    const put = await service.request('/api/avatar', { method: 'PUT', headers, body });
    const { image } = (await put.json()) as { image: string };
    await get(new URL(image).pathname);
    await service.request('/api/avatar', { method: 'DELETE', headers: ada.headers });
  },
  'sent mails': async () => {
    service.openMail();
    const { email } = await person();
    await expect.poll(() => mails.received.some(({ to }) => to === email), { timeout: 30_000 }).toBe(true);
  },
  'the cleanup': async () => {
    const gone = await person();
    const changed = await person();
    await changed.api.account.changeEmail.mutate({ email: `new-${changed.email}` });
    const { db } = harness; // statements of `harness` are not recorded
    await db.execute(sql`update "user" set deletion_due_at = now() where id = ${gone.user.id}`);
    await db.execute(
      sql`update email_change set new_confirmed_at = now(), created_at = now() - interval '73 hours' where user_id = ${changed.user.id}`,
    );
    for (const change of [
      `session set expires_at = now() - interval '1 hour' where id like 's1234%'`,
      `link set expires_at = now() - interval '1 hour' where id like 'l1234%'`,
      `rate_limit set ends_at = now() - interval '1 hour' where key < '001'`,
      `attempt set updated_at = now() - interval '31 days' where key < '001'`,
      `mail_code set expires_at = now() - interval '1 hour' where browser_hash < '001'`,
      `oauth_code set expires_at = now() - interval '1 hour' where code_hash < '001'`,
      `oauth_access_token set expires_at = now() - interval '1 hour' where token_hash < '001'`,
      `oauth_grant set expires_at = now() - interval '1 hour', refresh_hash = null where code_hash < '001'`,
      `oauth_proof set expires_at = now() - interval '1 hour' where proof_hash < '001'`,
      `used_challenge set expires_at = now() - interval '1 hour' where challenge_hash < '001'`,
      `pending_sign_in set expires_at = now() - interval '1 hour' where secret_hash < '001'`,
      `mail_budget set ends_at = now() - interval '1 hour' where recipient < '001'`,
      `mail set created_at = now() - interval '8 days' where id like 'm1234%'`,
      `mail set created_at = now() - interval '25 hours', sent_at = null where id = 'm99'`,
      `known_browser set last_seen_at = now() - interval '500 days' where id like 'b1234%'`,
    ])
      await db.execute(sql.raw(`update ${change}`));
    await service.cleanup.run();
  },
};

describe.runIf(inject('driver') === 'pg')(
  'the cost of a statement does not grow with other users’ data',
  () => {
    it('at 100,000 rows: each finds its rows by an index, in a bounded number of pages', {
      timeout: 300_000,
    }, async () => {
      expect(Object.keys(PROCEDURES).sort(), 'call each once in PROCEDURES').toEqual(
        Object.keys(appRouter._def.procedures).sort(),
      );
      expect(Object.keys(ROUTES).sort(), 'call each once in ROUTES').toEqual(Object.keys(openRoutes).sort());
      ada = await collected.doing('signing in', signInAda);
      for (const [name, walk] of Object.entries({ ...PROCEDURES, ...ROUTES, ...OTHERS }))
        await collected.doing(name, walk);

      const costly = [];
      const used = new Set<RegExp>();
      for (const { during, text, buffers, scanned } of collected.explained) {
        const larger = LARGER.find(([what]) => what.test(text));
        if (larger) used.add(larger[0]);
        const tables = scanned.filter((table) => !SMALL.has(table));
        if (tables.length > 0 || buffers > (larger?.[1] ?? BUFFERS_MOST))
          costly.push({ during, text, buffers, scanned: tables });
      }
      expect(costly).toEqual([]);
      expect(LARGER.filter(([what]) => !used.has(what))).toEqual([]);
      expect(collected.explained.length).toBeGreaterThan(300);
    });
  },
);
