// Every URL of the service. No path is spelled anywhere else.

/** The portal's pages. */
export const pages = {
  home: '/',
  signIn: '/sign-in',
  signUp: '/sign-up',
  forgotPassword: '/forgot-password',
  resetPassword: '/reset-password',
  verifyEmail: '/verify-email',
  account: '/account',
  profile: '/account/profile',
  security: '/account/security',
  devices: '/account/devices',
  secure: '/account/secure',
  activity: '/account/activity',
  data: '/account/data',
} as const;

/** Where password managers look for the page to change a password (W3C, A Well-Known URL for Changing Passwords). */
export const CHANGE_PASSWORD = '/.well-known/change-password';

/** The form to change a password, opened. */
export const PASSWORD_FORM = '/account/security#password';

/** True for a path the portal has a page for; everything else is a real 404. */
export const isPage = (path: string): boolean => Object.values<string>(pages).includes(path);

/** The page that `path` is another spelling of, by case, encoding or slashes; null for none. */
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
 * What mails link to: a page, and the name of the fragment's member that carries the secret. Browsers send
 * fragments to nobody, so that no log, no `Referer` and no mail scanner's request holds one.
 */
export const mailLinks = {
  verifyEmail: [pages.verifyEmail, 'token'],
  changeEmail: [pages.verifyEmail, 'change'],
  resetPassword: [pages.resetPassword, 'token'],
  notMe: [pages.resetPassword, 'not_me'],
  keepAccount: [pages.verifyEmail, 'keep'],
} as const;
export type MailLink = keyof typeof mailLinks;

/** Where the portal's built files live, so that a reverse proxy can route them by one prefix. */
export const ASSETS = '/_gatehouse/';

export const API = '/api';
export const AUTH = '/api/auth';
export const TRPC = '/api/trpc';
/** The picture of whoever is signed in; everybody's are below it, by their ids. */
export const AVATAR = '/api/avatar';
export const BRIDGE = '/api/bridge/v1';
export const BRIDGE_SESSION = '/session';
export const BRIDGE_EVENTS = '/events';
export const BRIDGE_OPENAPI = '/openapi.json';
export const LIVEZ = '/livez';
export const READYZ = '/readyz';
/** The mails of a service that has no mail server, on the developer's own machine. */
export const DEV_MAIL = '/dev/mail';

/** Better Auth's raw routes that the portal calls. */
export const authRoutes = {
  signUp: '/sign-up/email',
  signIn: '/sign-in/email',
  signOut: '/sign-out',
  updateUser: '/update-user',
  changePassword: '/change-password',
  requestReset: '/request-password-reset',
  resetPassword: '/reset-password',
  sendVerification: '/send-verification-email',
} as const;

/** The address of a raw auth route. */
export const authUrl = (route: keyof typeof authRoutes): string => `${AUTH}${authRoutes[route]}`;

/** The query parameter that names where a person goes after signing in or up. */
export const REDIRECT_TO = 'redirect_to';

/** The same in the links of mails, as base64url: whoever asked for the mail chose its words. */
export const RETURN = 'return';

/** `page` with the place to return to, when there is one. */
export const withRedirectTo = (page: string, target: string | undefined): string =>
  target === undefined ? page : `${page}?${new URLSearchParams({ [REDIRECT_TO]: target })}`;
