/**
 * Characters, percent-encoded. A mail's link carries the packed target, and servers and proxies refuse longer
 * addresses.
 */
const TARGET_MAX_LENGTH = 2048;

/**
 * True when a person may be redirected to `target`: one absolute http(s) URL of a trusted origin, without user info
 * (the URL parser drops empty user info) and without the characters that browsers and parsers interpret differently.
 * The server checks it before it serves a page, and the portal checks it again before it redirects.
 */
export function isTrustedTarget(
  target: unknown,
  trustedOrigins: Pick<ReadonlySet<string>, 'has'>,
): target is string {
  if (typeof target !== 'string' || !/^https?:\/\/[^/\\?#@]+(?:[/?#]|$)/i.test(target)) return false;
  if (/[\p{Cc}\s\\]/u.test(target) || !URL.canParse(target)) return false;
  const { href, origin } = new URL(target);
  return href.length <= TARGET_MAX_LENGTH && trustedOrigins.has(origin);
}
