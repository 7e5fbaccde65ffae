// Every URL of the service. No other file contains a path.

/** The portal's pages. */
export const pages = {
  home: '/',
  signIn: '/sign-in',
  signUp: '/sign-up',
  forgotPassword: '/forgot-password',
  resetPassword: '/reset-password',
  verifyEmail: '/verify-email',
  authorize: '/authorize',
  twoFactor: '/two-factor',
  account: '/account',
  profile: '/account/profile',
  security: '/account/security',
  devices: '/account/devices',
  secure: '/account/secure',
  activity: '/account/activity',
  data: '/account/data',
} as const;

/**
 * The address where password managers look for the page to change a password (W3C, A Well-Known URL for Changing
 * Passwords).
 */
export const CHANGE_PASSWORD = '/.well-known/change-password';

/** Where password managers look for the pages to add and manage passkeys (W3C, Passkey Endpoints). */
export const PASSKEY_ENDPOINTS = '/.well-known/passkey-endpoints';

/** The part of a page that lists the passkeys of the account. */
export const PASSKEYS_OF_ACCOUNT = '/account/security#passkeys';

/** The page with the open form to change a password. */
export const PASSWORD_FORM = '/account/security#password';

/** True for a path that the portal has a page for; every other path answers with a real 404. */
export const isPage = (path: string): boolean => Object.values<string>(pages).includes(path);

/** The page of which `path` is another spelling, by case, encoding or slashes; null when there is none. */
export function findRespelledPage(path: string): string | null {
  try {
    const page = decodeURIComponent(path)
      .toLowerCase()
      .replace(/\/+/g, '/')
      .replace(/(.)\/$/, '$1');
    return isPage(page) ? page : null;
  } catch {
    return null; // not UTF-8
  }
}

/**
 * The target of each kind of mail link: a page, and the name of the fragment's parameter that carries the secret.
 * Browsers do not send fragments, so that no log, no `Referer` and no request of a mail scanner contains a secret.
 */
export const mailLinks = {
  verifyEmail: [pages.verifyEmail, 'token'],
  changeEmail: [pages.verifyEmail, 'change'],
  resetPassword: [pages.resetPassword, 'token'],
  notMe: [pages.resetPassword, 'not_me'],
  keepAccount: [pages.verifyEmail, 'keep'],
  stopRecovery: [pages.verifyEmail, 'stop'],
} as const;
export type MailLink = keyof typeof mailLinks;

/** The folder of the portal's built files, so that a reverse proxy can route them by one prefix. */
export const ASSETS = '/_gatehouse/';

/** The scripts with the words of a language, which the service makes. */
export const WORDS = `${ASSETS}words/`;

export const API = '/api';
export const AUTH = '/api/auth';
export const TRPC = '/api/trpc';
/** The picture of the signed-in user. The pictures of all users are below this path, by user id. */
export const AVATAR = '/api/avatar';
export const BRIDGE = '/api/bridge/v1';
export const BRIDGE_SESSION = '/session';
export const BRIDGE_EVENTS = '/events';
export const BRIDGE_USERS = '/users';
export const BRIDGE_LOOKUP = '/users/lookup';
/** One user, and the claims of one user. `id` consists of characters that a path never encodes. */
export const bridgeUser = (id: string) => `${BRIDGE_USERS}/${id}`;
export const bridgeClaims = (id: string) => `${bridgeUser(id)}/claims`;
/** What an id in a path consists of: RFC 3986, section 2.3, so that an address has one spelling. */
export const ID_IN_PATH = '[A-Za-z0-9._~-]+';
export const BRIDGE_CHANGES = '/changes';
export const BRIDGE_OPENAPI = '/openapi.json';
/** The endpoints of OAuth for sites on other domains. */
export const OAUTH = '/api/oauth';
export const OAUTH_TOKEN = '/token';
export const OAUTH_REVOKE = '/revoke';
/** Describes the endpoints to OAuth clients (RFC 8414 §3). */
export const OAUTH_METADATA = '/.well-known/oauth-authorization-server';
/** Where a site on another domain sends people to sign in there (RFC 6749 §3.1). */
export const AUTHORIZE = pages.authorize;
export const LIVEZ = '/livez';
export const READYZ = '/readyz';
/** Shows the mails of a service without a mail server, on the developer's own machine. */
export const DEV_MAIL = '/dev/mail';

/** Better Auth's raw routes that the portal calls, those of its plugins `passkey` and `twoFactor` included. */
export const authRoutes = {
  signUp: '/sign-up/email',
  signIn: '/sign-in/email',
  signOut: '/sign-out',
  updateUser: '/update-user',
  changePassword: '/change-password',
  requestReset: '/request-password-reset',
  resetPassword: '/reset-password',
  sendVerification: '/send-verification-email',
  passkeyRegisterOptions: '/passkey/generate-register-options',
  passkeyRegister: '/passkey/verify-registration',
  passkeySignInOptions: '/passkey/generate-authenticate-options',
  passkeySignIn: '/passkey/verify-authentication',
  listPasskeys: '/passkey/list-user-passkeys',
  renamePasskey: '/passkey/update-passkey',
  removePasskey: '/passkey/delete-passkey',
  enableTwoFactor: '/two-factor/enable',
  disableTwoFactor: '/two-factor/disable',
  verifyTotp: '/two-factor/verify-totp',
  verifyBackupCode: '/two-factor/verify-backup-code',
  newBackupCodes: '/two-factor/generate-backup-codes',
  totpUri: '/two-factor/get-totp-uri',
} as const;

/** The URL of a raw auth route. */
export const authUrl = (route: keyof typeof authRoutes): string => `${AUTH}${authRoutes[route]}`;

/** The query parameter with the URL that the person returns to after sign-in or sign-up. */
export const REDIRECT_TO = 'redirect_to';

/** The query parameter with the language that a page is asked for, a BCP 47 tag. */
export const LANG = 'lang';

/**
 * The query parameter of a sign-in page that a signed-in user opens on purpose: with `login`, the page does not send
 * the user on at once.
 */
export const PROMPT = 'prompt';

/** The same target in the links of mails, as base64url, because the person who requested the mail chose its text. */
export const RETURN = 'return';

/** The query parameter of the two-factor page that says what a site needs of a signed-in user. */
export const NEED = 'need';
/** `fresh`: a new proof. `second_factor`: a passkey or a code, which is set up first where there is none. */
export type Need = 'fresh' | 'second_factor';

/** `page` with the return URL as a query parameter, when there is one. */
export const withRedirectTo = (page: string, target: string | undefined): string =>
  target === undefined ? page : `${page}?${new URLSearchParams({ [REDIRECT_TO]: target })}`;
