import { isTrustedTarget } from '../../shared/trusted-target.ts';

type Body = Record<string, unknown>;
type Refusal = { status: 400 | 403; code: string; message: string };
/**
 * Both in ASCII. `callbackURL`: as it was sent. `redirectTo`: the address in the route's own field, else the first
 * address of all; it is absolute.
 */
export type Targets = { callbackURL: string | null; redirectTo: string | null };
export type TargetName = keyof typeof REFUSALS;

/** Better Auth's names for return addresses, in the order in which it checks them, and its refusals of bad ones. */
const REFUSALS = {
  callbackURL: { code: 'INVALID_CALLBACK_URL', message: 'Invalid callbackURL' },
  redirectTo: { code: 'INVALID_REDIRECT_URL', message: 'Invalid redirectURL' },
  errorCallbackURL: { code: 'INVALID_ERROR_CALLBACK_URL', message: 'Invalid errorCallbackURL' },
  newUserCallbackURL: { code: 'INVALID_NEW_USER_CALLBACK_URL', message: 'Invalid newUserCallbackURL' },
} as const;
const NAMES = Object.keys(REFUSALS) as TargetName[];

/**
 * Returns the URL of a path on `origin`; null for a path that a browser, a router or a proxy may read as the address of
 * another site (RFC 3986 §4.2). These are paths with two slashes at the start (also after dots are resolved), with
 * backslashes, with control characters, which browsers drop, or with any of the three encoded, which a router may
 * decode.
 */
function toOwnUrl(path: string, origin: string): URL | null {
  const isPlain =
    path.startsWith('/') && !/[\p{Cc}\\]/u.test(path) && !/^[^?#]*%(?:2f|5c|[01][\da-f]|7f)/i.test(path);
  if (!isPlain || !URL.canParse(path, origin)) return null;
  const target = new URL(path, origin);
  return target.origin === origin && !target.pathname.startsWith('//') ? target : null;
}

/**
 * Converts an address to ASCII. A `Location` header holds nothing else, and neither the header nor the database can
 * hold a lone surrogate.
 */
function toAscii(target: string, origin: string): string {
  if (/^[\x20-\x7e]*$/.test(target)) return target;
  const { href, pathname, search, hash } = new URL(target, origin);
  return target.startsWith('/') ? `${pathname}${search}${hash}` : href;
}

/** Returns a trusted address, absolute and in ASCII; null for an address that is not trusted. */
function toAbsolute(target: string, origin: string, trustedOrigins: ReadonlySet<string>): string | null {
  const absolute = target.startsWith('/') ? toOwnUrl(target, origin)?.href : target;
  return isTrustedTarget(absolute, trustedOrigins) ? toAscii(absolute, origin) : null;
}

/** Reads the return addresses of a request, or returns the refusal of the first bad one. */
export const createTargetReader =
  (trustedOrigins: ReadonlySet<string>) =>
  /**
   * `expected`: the name that the route knows. Its value must be text. `origin`: the calling site's origin, which
   * relative addresses are resolved against.
   */
  (body: Body, expected: TargetName | undefined, origin: string): Targets | { refusal: Refusal } => {
    const absolute: Partial<Record<TargetName, string>> = {};
    for (const name of NAMES) {
      const target = body[name];
      if (target === '' || target === undefined || (!target && name !== expected)) continue;
      if (typeof target !== 'string')
        return { refusal: { ...REFUSALS[name], status: 400, message: `${name}: Send an address.` } };
      const read = toAbsolute(target, origin, trustedOrigins);
      if (read === null) return { refusal: { ...REFUSALS[name], status: 403 } };
      absolute[name] = read;
    }
    const { callbackURL } = body;
    return {
      callbackURL: absolute.callbackURL === undefined ? null : toAscii(String(callbackURL), origin),
      redirectTo: (expected && absolute[expected]) ?? Object.values(absolute)[0] ?? null,
    };
  };
