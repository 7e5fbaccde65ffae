/** 256 random bits as base64url. */
const SECRET = /^[\w-]{43}$/;
/** Cookies of one name that are considered: a page on a sibling name may have planted some, sent in front of ours. */
const COOKIES_MOST = 8;

/**
 * The secrets in the values of cookies of one name, with dots between them: at most `most` of each value, so that no
 * planted cookie takes the place of another one. Which of them were given out here, only the database says.
 */
export const readSecrets = (values: readonly string[], most: number): string[] =>
  values.slice(0, COOKIES_MOST).flatMap((value) =>
    value
      .split('.')
      .filter((secret) => SECRET.test(secret))
      .slice(0, most),
  );
