import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { openRoutes } from '../../server/auth/routes.ts';
import { user } from '../../server/db/schema/auth.ts';
import { appRouter } from '../../server/trpc/root.ts';
import {
  AUTH,
  AUTHORIZE,
  AVATAR,
  BRIDGE,
  OAUTH,
  OAUTH_REVOKE,
  OAUTH_TOKEN,
  TRPC,
} from '../../shared/paths.ts';
import { createAuthenticator } from '../authenticator.ts';
import { browser, type Harness, PASSWORD } from '../harness.ts';
import { createPasskeyCalls } from '../passkey-calls.ts';
import { drawPicture } from '../pictures.ts';
import { handNewest } from './handed.ts';
import { trustBrowsers } from './second-factors.ts';
import { beginSetUp, call } from './two-factor-calls.ts';

export type Person = Awaited<ReturnType<Harness['signUp']>>;
/** A request that a signed-in person can send, without any header that identifies the person. */
export type Write = {
  method: string;
  path: string;
  type?: string;
  body?: BodyInit;
  /** A cookie that the request needs beside the session's. */
  cookie?: string;
};

const NEXT = 'a whole new sentence';
const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** OAuth's endpoints read no session. `/authorize` is in authorize.test.ts: it needs a request that began before. */
const OF_OAUTH = new Set([`${OAUTH}${OAUTH_TOKEN}`, `${OAUTH}${OAUTH_REVOKE}`, AUTHORIZE]);

/**
 * `METHOD path` of every write that the service accepts of users: of its router, its raw routes and its other routes.
 * Back ends write at the bridge, with a key and without a session.
 */
export const listWrites = ({ app }: Harness): string[] => [
  ...Object.entries<{ _def: { type: string } }>(appRouter._def.procedures as never)
    .filter(([, { _def }]) => _def.type === 'mutation')
    .map(([name]) => `POST ${TRPC}/${name}`),
  ...Object.entries(openRoutes)
    .filter(([, { method }]) => method !== 'GET')
    .map(([path, { method }]) => `${method} ${AUTH}${path}`),
  ...app.routes
    .filter(({ method, path }) => UNSAFE.has(method) && !OF_OAUTH.has(path) && !path.startsWith(BRIDGE))
    .map(({ method, path }) => `${method} ${path}`),
];

const json = (path: string, body: object = {}): Write => ({
  method: 'POST',
  path,
  type: 'application/json',
  body: JSON.stringify(body),
});

/** For each write a request that succeeds. The function also creates what the request needs. */
export function createWrites(open: () => Harness): Record<string, (person: Person) => Promise<Write>> {
  const apiOf = ({ cookie }: Person) => open().api(browser(cookie));
  const requestReset = async ({ email }: Person) => {
    await open().post(`${AUTH}/request-password-reset`, { email });
    return open().secretIn(email, 'resetPassword', 'resetPassword');
  };
  const giveRecovery = async ({ email, user: { id } }: Person) => {
    await open().db.update(user).set({ emailVerified: true }).where(eq(user.id, id));
    await open().asOperator.run('user.recover', { who: id, email: `rescue-${email}` });
  };
  const requestConfirmation = async ({ email, user: { id } }: Person) => {
    await open().db.update(user).set({ emailVerified: false }).where(eq(user.id, id));
    return open().secretIn(email, 'verifyEmail', 'verifyEmail');
  };
  const requestChange = async (person: Person) => {
    const email = `new-${person.email}`;
    await apiOf(person).account.changeEmail.mutate({ email });
    return open().secretIn(email, 'emailChangeNew', 'changeEmail');
  };
  const requestDeletion = async (person: Person, link: string) => {
    await apiOf(person).account.requestDeletion.mutate();
    return open().secretIn(person.email, 'deletion', link);
  };
  const openOther = async ({ email }: Person) => {
    const { cookie } = await open().signIn(email);
    return (await open().api({ cookie }).session.current.query())?.session.id;
  };

  const procedures: Record<string, (person: Person) => Promise<object>> = {
    'session.revoke': async (person) => ({ id: await openOther(person) }),
    'session.revokeGrant': async ({ user: { id } }) => ({ id: (await handNewest(open(), id)).grantId }),
    'session.revokeOthers': async (person) => {
      await openOther(person);
      return {};
    },
    'profile.update': async () => ({ bio: 'Writes programs.' }),
    'security.stepUp': async () => ({ password: PASSWORD }),
    'security.beginStepUp': async () => ({}),
    'security.removeTrustedBrowser': async (person) => {
      await trustBrowsers(open(), person.user.id);
      const [trusted] = (await apiOf(person).security.signInMethods.query()).trustedBrowsers;
      return { id: trusted?.id };
    },
    'account.readLink': async (person) => ({ kind: 'verifyEmail', token: await requestConfirmation(person) }),
    'account.verifyEmail': async (person) => ({ token: await requestConfirmation(person) }),
    'account.signUpWithPasskey': async ({ email }) => ({ name: 'Grace', email: `key-${email}` }),
    'account.passkeyOptions': async () => {
      const email = `${randomUUID()}@example.com`;
      await open().api().account.signUpWithPasskey.mutate({ name: 'Grace', email });
      return { token: await open().secretIn(email, 'verifyEmail', 'verifyEmail') };
    },
    'account.discard': async (person) => ({ token: await requestConfirmation(person) }),
    'account.changeEmail': async ({ email }) => ({ email: `new-${email}` }),
    'account.cancelEmailChange': async (person) => {
      await requestChange(person);
      return {};
    },
    'account.confirmEmailChange': async (person) => ({ token: await requestChange(person) }),
    'account.requestDeletion': async () => ({}),
    'account.cancelDeletion': async (person) => {
      await apiOf(person).account.requestDeletion.mutate();
      return {};
    },
    'account.keep': async (person) => ({ token: await requestDeletion(person, 'keepAccount') }),
    'account.cancelRecovery': async (person) => {
      await giveRecovery(person);
      return { kind: 'address' };
    },
    'account.stopRecovery': async (person) => {
      await giveRecovery(person);
      return { token: await open().secretIn(person.email, 'recoveryNotice', 'stopRecovery') };
    },
    'account.disown': async (person) => ({ token: await requestDeletion(person, 'notMe') }),
  };
  const routes: Record<string, (person: Person) => Promise<object>> = {
    '/sign-up/email': async ({ email }) => ({ name: 'Grace', email: `other-${email}`, password: PASSWORD }),
    '/sign-in/email': async ({ email }) => ({ email, password: PASSWORD }),
    '/sign-out': async () => ({}),
    '/update-user': async () => ({ name: 'Grace' }),
    '/change-password': async () => ({ currentPassword: PASSWORD, newPassword: NEXT }),
    '/request-password-reset': async ({ email }) => ({ email }),
    '/reset-password': async (person) => ({ token: await requestReset(person), newPassword: NEXT }),
    '/send-verification-email': async ({ email }) => ({ email }),
    '/verify-password': async () => ({ password: PASSWORD }),
    '/change-email': async ({ email }) => ({ newEmail: `new-${email}` }),
    '/revoke-session': async (person) => ({ token: await openOther(person) }),
    '/revoke-sessions': async () => ({}),
    '/revoke-other-sessions': async (person) => {
      await openOther(person);
      return {};
    },
  };
  const beginTwoFactor = async ({ cookie }: Person) => beginSetUp(open(), cookie);
  const turnOnTwoFactor = async (person: Person) => {
    const app = await beginTwoFactor(person);
    const { status } = await call(open(), 'verify-totp', { code: app.code() }, browser(person.cookie));
    expect(status).toBe(200);
    return app;
  };
  const twoFactorRoutes: typeof routes = {
    '/two-factor/enable': async () => ({ password: PASSWORD }),
    '/two-factor/verify-totp': async (person) => ({ code: (await beginTwoFactor(person)).code() }),
    '/two-factor/verify-backup-code': async (person) => ({
      code: (await turnOnTwoFactor(person)).backupCodes[0],
    }),
    '/two-factor/generate-backup-codes': async (person) => {
      await turnOnTwoFactor(person);
      return {};
    },
    '/two-factor/get-totp-uri': async (person) => {
      await turnOnTwoFactor(person);
      return {};
    },
    '/two-factor/disable': async (person) => {
      await turnOnTwoFactor(person);
      return {};
    },
  };
  const passkeys = () => createPasskeyCalls(open());
  const addPasskey = async ({ cookie }: Person) => {
    const authenticator = createAuthenticator();
    const added = await passkeys().register(authenticator, cookie);
    expect(added.status).toBe(200);
    return { authenticator, id: ((await added.json()) as { id: string }).id };
  };
  const passkeyRoutes: typeof routes = {
    '/passkey/verify-registration': async ({ cookie }) => ({
      response: createAuthenticator().create(await passkeys().registerOptions(cookie)),
    }),
    '/passkey/update-passkey': async (person) => ({ id: (await addPasskey(person)).id, name: 'Key' }),
    '/passkey/delete-passkey': async (person) => ({ id: (await addPasskey(person)).id }),
  };
  const signInByPasskey = async (person: Person): Promise<Write> => {
    const { authenticator } = await addPasskey(person);
    const { options, cookie } = await passkeys().signInOptions();
    const body = { response: authenticator.get(options) };
    return { ...json(`${AUTH}/passkey/verify-authentication`, body), cookie };
  };
  const toWrites = (prefix: string, bodies: Record<string, (person: Person) => Promise<object>>) =>
    Object.entries(bodies).map(([name, toBody]) => {
      const path = prefix + name;
      return [`POST ${path}`, async (person: Person) => json(path, await toBody(person))] as const;
    });
  const putPicture = async (): Promise<Write> => ({
    method: 'PUT',
    path: AVATAR,
    type: 'image/png',
    body: new Uint8Array(await drawPicture({ width: 8, height: 8 }).png().toBuffer()),
  });
  return {
    ...Object.fromEntries(toWrites(`${TRPC}/`, procedures)),
    ...Object.fromEntries(toWrites(AUTH, { ...routes, ...twoFactorRoutes, ...passkeyRoutes })),
    [`POST ${AUTH}/passkey/verify-authentication`]: signInByPasskey,
    [`PUT ${AVATAR}`]: putPicture,
    [`DELETE ${AVATAR}`]: async (person) => {
      expect((await send(open(), await putPicture(), browser(person.cookie))).status).toBe(200);
      return { method: 'DELETE', path: AVATAR };
    },
  };
}

/** Sends a write with these headers. Several values of a name are appended one by one. */
export function send(
  harness: Harness,
  { method, path, type, body, cookie }: Write,
  headers: Record<string, string>,
  more: [name: string, value: string][] = [],
): Promise<Response> {
  const all = new Headers(headers);
  if (type !== undefined) all.set('content-type', type);
  if (cookie !== undefined)
    all.set('cookie', [all.get('cookie'), cookie].filter((one) => one !== null).join('; '));
  for (const [name, value] of more) all.append(name, value);
  return harness.request(path, { method, headers: all, ...(body !== undefined && { body }) });
}
