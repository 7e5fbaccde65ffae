import { AppError } from '../errors.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** True when the caller is a browser: only browsers send these headers, and no page can forge or remove them. */
export const isBrowser = (headers: Headers): boolean =>
  headers.has('origin') || headers.has('sec-fetch-site');

/**
 * Throws `untrusted_origin` for an unsafe request that a foreign page may have caused (ASVS 3.5.1):
 * an `Origin` that is not trusted, or a session cookie without proof of where the request comes from.
 */
export function requireTrustedOrigin(
  { method, headers, hasCookie }: { method: string; headers: Headers; hasCookie: boolean },
  trustedOrigins: ReadonlySet<string>,
): void {
  if (SAFE_METHODS.has(method)) return;
  const origin = headers.get('origin');
  if (origin !== null && origin !== 'null') {
    if (!trustedOrigins.has(origin)) throw new AppError('untrusted_origin', { detail: origin });
    return;
  }
  const site = headers.get('sec-fetch-site');
  if (site === 'same-origin') return;
  if (hasCookie || origin !== null || site === 'cross-site') throw new AppError('untrusted_origin');
}

/** Throws `untrusted_origin` for a request that no page of the service itself has sent. */
export function requireOwnPage(headers: Headers, ownOrigin: string): void {
  const origin = headers.get('origin');
  if (origin === null ? headers.get('sec-fetch-site') !== 'same-origin' : origin !== ownOrigin)
    throw new AppError('untrusted_origin', { detail: origin ?? '' });
}

/**
 * Throws `untrusted_origin` for a request of a page that could not read the answer. An unread stream would still take
 * one of the few streams that a user may have.
 */
export function requireTrustedReader(headers: Headers, trustedOrigins: ReadonlySet<string>): void {
  const origin = headers.get('origin');
  if (origin !== null && trustedOrigins.has(origin)) return;
  const site = headers.get('sec-fetch-site');
  if (origin !== null || site === 'same-site' || site === 'cross-site')
    throw new AppError('untrusted_origin', { detail: origin ?? site ?? '' });
}
