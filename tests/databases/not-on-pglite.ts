/**
 * The files of tests/doors/ that do not run on PGlite: they test rules that no driver can break, and take long. The
 * browser tests, whose service has an embedded database, use the same features.
 */
export const NOT_ON_PGLITE = [
  // What an HTTP request, a proof or an id may be.
  'named-user',
  'oauth-dpop',
  'session-ids',
  // Comparisons with a model, or with Better Auth.
  'better-auth-browser',
  'differential',
  'step-up-rules',
  // Which way in asks for what. two-factor-set-up, two-factor-faults and passkey-answers do run there.
  'passkeys',
  'second-factor-bypass',
  'two-factor-sign-in',
  'ways-in',
  // Limits of one process.
  'hash-queue',
  'upload-limiter',
];
