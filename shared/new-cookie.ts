/**
 * Milliseconds within which a browser has its new cookie after a sign-in or a new password ended the previous
 * session. The event about the end arrives before the cookie. A page that queried the session immediately would send
 * the old cookie and receive the answer that nobody is signed in.
 */
export const NEW_COOKIE_WITHIN = 250;
