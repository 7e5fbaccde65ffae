import { createAuthClient } from 'better-auth/client';
import { describeAnswer } from './answer.ts';

// The calls of programs and pages written for Better Auth, through Better Auth's own client. The walk runs in Node and
// in a browser, against any service with Better Auth's routes. Names, inputs and order are always the same.

export type World = {
  baseURL: string;
  /** Stores and sends cookies. */
  fetch: typeof fetch;
  /** Neither sends nor stores cookies: another person on another device. */
  fetchElsewhere: typeof fetch;
  /** The secret of the newest reset mail. */
  readResetToken(email: string): Promise<string>;
};
type Result = { data: { token?: string } & Record<string, unknown>; error: unknown };
type Call = (input?: object) => Promise<Result>;
type Method =
  | 'ok'
  | 'getSession'
  | 'signOut'
  | 'updateUser'
  | 'listSessions'
  | 'revokeSession'
  | 'revokeSessions'
  | 'revokeOtherSessions'
  | 'listAccounts'
  | 'verifyPassword'
  | 'changePassword'
  | 'changeEmail'
  | 'sendVerificationEmail'
  | 'requestPasswordReset'
  | 'resetPassword'
  | 'verifyEmail'
  | 'updateSession'
  | 'deleteUser'
  | 'unlinkAccount';
/** The client's own types contain only what the code around them configures. */
type Client = Record<Method, Call> & {
  signUp: { email: Call };
  signIn: { email: Call; social: Call };
  $fetch(path: string, options?: object): Promise<Result>;
};

const PASSWORD = 'correct horse battery';
const NEXT = 'a whole new sentence';

/** Makes every call. Returns the answer to each call by the name of the call. */
export async function walk(world: World): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  let last = '';
  const connect = (ask: typeof fetch) =>
    createAuthClient({
      baseURL: world.baseURL,
      disableDefaultFetchPlugins: true, // these plugins navigate away from the page
      fetchOptions: {
        customFetchImpl: async (url, init) => {
          const response = await ask(url, init);
          const text = await response.text();
          last = describeAnswer(response.status, text);
          return new Response(text || null, { status: response.status, headers: response.headers });
        },
      },
    }) as unknown as Client;
  const here = connect(world.fetch);
  const elsewhere = connect(world.fetchElsewhere);

  const ask = async (name: string, asking: Promise<Result>): Promise<Result> => {
    const result = await asking;
    if (answers[name] !== undefined) throw new Error(`asked twice: ${name}`);
    answers[name] = last;
    return result;
  };
  const post = (client: Client, path: string, body: unknown) => client.$fetch(path, { method: 'POST', body });
  let people = 0;
  const address = () => `person-${++people}-${Math.random().toString(36).slice(2)}@example.com`;
  /** Signs up a new person, who is then signed in here. */
  const become = async (client = here) => {
    const email = address();
    const { data } = await client.signUp.email({ name: 'Ada', email, password: PASSWORD });
    return { email, token: String(data.token) };
  };

  await ask('ok', here.ok());

  const ada = await become(elsewhere);
  const person = () => ({ name: 'Ada', email: address(), password: PASSWORD });
  await ask('sign-up/email', here.signUp.email(person()));
  await ask('sign-up/email, not remembered', here.signUp.email({ ...person(), rememberMe: false }));
  await ask('sign-up/email, callbackURL a path', here.signUp.email({ ...person(), callbackURL: '/a' }));
  await ask('sign-up/email, taken', elsewhere.signUp.email({ ...person(), email: ada.email }));
  for (const [what, more] of Object.entries({
    'no name': { name: undefined },
    'name empty': { name: '' },
    'name no text': { name: 7 },
    'no email': { email: undefined },
    'email no address': { email: 'ada' },
    'no password': { password: undefined },
    'password too short': { password: 'short' },
    'password too long': { password: 'x'.repeat(129) },
    'image no text': { image: 7 },
    'rememberMe no boolean': { rememberMe: 'yes' },
    'callbackURL elsewhere': { callbackURL: 'https://evil.example/' },
    'callbackURL no text': { callbackURL: 7 },
  }))
    await ask(`sign-up/email, ${what}`, post(elsewhere, '/sign-up/email', { ...person(), ...more }));

  const credentials = { email: ada.email, password: PASSWORD };
  await ask('sign-in/email', here.signIn.email(credentials));
  await ask('sign-in/email, not remembered', here.signIn.email({ ...credentials, rememberMe: false }));
  await ask(
    'sign-in/email, callbackURL a path',
    here.signIn.email({ ...credentials, callbackURL: '/a?b#c' }),
  );
  await ask(
    'sign-in/email, capitals',
    elsewhere.signIn.email({ ...credentials, email: ada.email.toUpperCase() }),
  );
  for (const [what, more] of Object.entries({
    'wrong password': { password: 'not it' },
    'unknown address': { email: 'nobody@example.com' },
    'no email': { email: undefined },
    'email no address': { email: 'ada' },
    'email no text': { email: 7 },
    'no password': { password: undefined },
    'password too long': { password: 'x'.repeat(129) },
    'rememberMe no boolean': { rememberMe: 'yes' },
    'callbackURL elsewhere': { callbackURL: 'https://evil.example/' },
    'callbackURL with two slashes': { callbackURL: '//evil.example' },
    'callbackURL with two slashes after dots': { callbackURL: '/.//evil.example' },
    'callbackURL with user info': { callbackURL: `${world.baseURL.replace('//', '//ada:x@')}/a` },
    'callbackURL of other letters': { callbackURL: '/☃' },
    'callbackURL no text': { callbackURL: 7 },
    'callbackURL null': { callbackURL: null },
    'redirectTo elsewhere': { redirectTo: 'https://evil.example/' },
  }))
    await ask(`sign-in/email, ${what}`, post(elsewhere, '/sign-in/email', { ...credentials, ...more }));
  await ask('sign-in/email, no object', post(elsewhere, '/sign-in/email', []));

  await become();
  await ask('get-session', here.getSession());
  await ask('get-session, nobody', elsewhere.getSession());
  await ask('update-user', here.updateUser({ name: 'Grace' }));
  for (const [what, body] of Object.entries({
    'image null': { image: null },
    'name empty': { name: '' },
    'name no text': { name: 7 },
    nothing: {},
    'an address': { email: 'x@example.com' },
    'an unknown field': { name: 'Grace', colour: 'red' },
  }))
    await ask(`update-user, ${what}`, post(here, '/update-user', body));
  await ask('update-user, nobody', elsewhere.updateUser({ name: 'Grace' }));

  const held = await become();
  const other = await elsewhere.signIn.email({ email: held.email, password: PASSWORD });
  await ask('list-sessions', here.listSessions());
  await ask('list-sessions, nobody', elsewhere.listSessions());
  await ask('revoke-session', here.revokeSession({ token: other.data.token }));
  await ask('revoke-session, unknown', here.revokeSession({ token: 'x'.repeat(32) }));
  await ask('revoke-session, somebody else’s', here.revokeSession({ token: ada.token }));
  await ask('revoke-session, no token', post(here, '/revoke-session', {}));
  await ask('revoke-session, token no text', post(here, '/revoke-session', { token: 7 }));
  await ask('revoke-session, nobody', elsewhere.revokeSession({ token: held.token }));
  await ask('revoke-other-sessions', here.revokeOtherSessions());
  await ask('revoke-other-sessions, nobody', elsewhere.revokeOtherSessions());
  await ask('get-session, after others were revoked', here.getSession());
  await ask('revoke-sessions', here.revokeSessions());
  await ask('revoke-sessions, nobody', elsewhere.revokeSessions());
  await ask('get-session, after all were revoked', here.getSession());
  const own = await become();
  await ask('revoke-session, the own', here.revokeSession({ token: own.token }));
  await ask('get-session, after the own was revoked', here.getSession());

  await become();
  await ask('list-accounts', here.listAccounts());
  await ask('list-accounts, nobody', elsewhere.listAccounts());
  await ask('verify-password', here.verifyPassword({ password: PASSWORD }));
  await ask('verify-password, wrong', here.verifyPassword({ password: 'not it' }));
  await ask('verify-password, nobody', elsewhere.verifyPassword({ password: PASSWORD }));
  const chosen = { currentPassword: PASSWORD, newPassword: NEXT };
  for (const [what, more] of Object.entries({
    'wrong password': { currentPassword: 'not it' },
    'new one too short': { newPassword: 'short' },
    'new one too long': { newPassword: 'x'.repeat(129) },
    'no new one': { newPassword: undefined },
    'current one no text': { currentPassword: 7 },
  }))
    await ask(`change-password, ${what}`, post(here, '/change-password', { ...chosen, ...more }));
  await ask('change-password, nobody', elsewhere.changePassword(chosen));
  await ask('change-password, nobody and malformed', post(elsewhere, '/change-password', {}));
  await ask('change-password', here.changePassword(chosen));
  await become();
  await ask('change-password, others revoked', here.changePassword({ ...chosen, revokeOtherSessions: true }));
  await ask('get-session, after a change of password', here.getSession());
  await become();
  await ask('change-password, no current one', post(here, '/change-password', { newPassword: NEXT }));

  const mover = await become();
  await ask('change-email', here.changeEmail({ newEmail: address(), callbackURL: '/a' }));
  await ask('change-email, of another account', here.changeEmail({ newEmail: ada.email }));
  await ask('change-email, the own', here.changeEmail({ newEmail: mover.email }));
  await ask('change-email, no address', here.changeEmail({ newEmail: 'ada' }));
  await ask('change-email, none', post(here, '/change-email', {}));
  const elsewhereURL = { newEmail: address(), callbackURL: 'https://evil.example/' };
  await ask('change-email, callbackURL elsewhere', here.changeEmail(elsewhereURL));
  await ask('change-email, nobody', elsewhere.changeEmail({ newEmail: address() }));

  await ask('send-verification-email', here.sendVerificationEmail({ email: mover.email, callbackURL: '/a' }));
  await ask('send-verification-email, of another account', here.sendVerificationEmail({ email: ada.email }));
  await ask('send-verification-email, nobody', elsewhere.sendVerificationEmail({ email: ada.email }));
  await ask('send-verification-email, no address', here.sendVerificationEmail({ email: 'ada' }));
  const badVerification = { email: mover.email, callbackURL: 'https://evil.example/' };
  await ask('send-verification-email, callbackURL elsewhere', here.sendVerificationEmail(badVerification));

  await ask(
    'request-password-reset',
    elsewhere.requestPasswordReset({ email: mover.email, redirectTo: '/a' }),
  );
  const secret = await world.readResetToken(mover.email);
  await ask(
    'request-password-reset, unknown',
    elsewhere.requestPasswordReset({ email: 'nobody@example.com' }),
  );
  await ask('request-password-reset, no address', elsewhere.requestPasswordReset({ email: 'ada' }));
  const badReset = { email: mover.email, redirectTo: 'https://evil.example/' };
  await ask('request-password-reset, redirectTo elsewhere', elsewhere.requestPasswordReset(badReset));
  await ask('reset-password, too short', elsewhere.resetPassword({ token: secret, newPassword: 'short' }));
  await ask('reset-password', elsewhere.resetPassword({ token: secret, newPassword: NEXT }));
  await ask('reset-password, used', elsewhere.resetPassword({ token: secret, newPassword: NEXT }));
  await ask('reset-password, unknown', elsewhere.resetPassword({ token: 'x'.repeat(43), newPassword: NEXT }));
  await ask('reset-password, no token', post(elsewhere, '/reset-password', { newPassword: NEXT }));
  await ask('get-session, after a reset', here.getSession());

  await become();
  await ask('sign-out', here.signOut());
  await ask('sign-out, nobody', elsewhere.signOut());
  await ask('get-session, after signing out', here.getSession());

  await ask('sign-in/email by GET', elsewhere.$fetch('/sign-in/email'));
  await ask('an unknown route', elsewhere.$fetch('/unknown'));
  await ask('verify-email', elsewhere.verifyEmail({ query: { token: 'x' } }));
  await become();
  await ask('update-session', here.updateSession({ colour: 'red' }));
  await ask('delete-user', here.deleteUser());
  await ask('unlink-account', here.unlinkAccount({ providerId: 'credential' }));
  await ask('sign-in/social', elsewhere.signIn.social({ provider: 'github' }));
  return answers;
}
