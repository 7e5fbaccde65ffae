/** 256 random bits as base64url. */
const SECRET = /^[\w-]{43}$/;
/**
 * Cookies of one name that are read. A page on a sibling domain may have planted some, which the browser sends before
 * the service's own.
 */
const COOKIES_MOST = 8;

/**
 * Reads the secrets, separated by dots, from the values of cookies of one name. It reads at most `most` of each value,
 * so that a planted cookie cannot displace another one. Only the database knows which secrets the service issued.
 */
export const readSecrets = (values: readonly string[], most: number): string[] =>
  values.slice(0, COOKIES_MOST).flatMap((value) =>
    value
      .split('.')
      .filter((secret) => SECRET.test(secret))
      .slice(0, most),
  );
