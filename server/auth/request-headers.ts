import { readBearer, readCookie } from '../session/credential.ts';

/**
 * A request's headers as Better Auth may see them: one credential, no proxy headers, an origin that was
 * checked before. `cookieNames` are the only cookies it gets.
 */
export function toAuthHeaders(
  from: Headers,
  { url, cookieNames }: { url: string; cookieNames: readonly string[] },
) {
  // Where the request comes from was decided already; 'null' and nothing came with better proof.
  const origin = from.get('origin');
  const headers = new Headers({
    'content-type': 'application/json',
    origin: origin === null || origin === 'null' ? url : origin,
  });
  const userAgent = from.get('user-agent');
  if (userAgent) headers.set('user-agent', userAgent);
  // A bearer token decides alone: Better Auth would fall back to the cookie when it is bad.
  const bearer = readBearer(from);
  if (bearer !== null) headers.set('authorization', `Bearer ${bearer}`);
  const cookies = cookieNames.flatMap((name) => {
    const value = bearer === null ? readCookie(from, name) : null;
    return value === null ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  if (cookies.length > 0) headers.set('cookie', cookies.join('; '));
  return headers;
}
