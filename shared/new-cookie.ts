/**
 * Milliseconds in which a browser has its new cookie after a sign-in or a new password ended the session before. The
 * end is heard first: a page that asked at once would ask with the old cookie and be told that nobody is signed in.
 */
export const NEW_COOKIE_WITHIN = 250;
