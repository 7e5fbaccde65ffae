/**
 * The files of tests/doors/ that `npm test` does not run on PGlite; `npm run test:doors` does. They test rules that no driver can break. The browser tests,
 * whose service has an embedded database, use the same features. A file that distinguishes between databases runs on
 * both: tests/once/neon-files.test.ts checks it.
 */
export const NOT_ON_PGLITE = [
  // What a request, a proof, an id or an address may be.
  'callback-url',
  'cookie-scopes',
  'evidence',
  'image-address',
  'named-user',
  'oauth-dpop',
  'origins',
  'raw-routes',
  'secret-rotation',
  'session-ids',
  'settings-routes',
  'several-cookies',
  // What a migration may do.
  'expand-contract',
  // Comparisons with a model, or with Better Auth.
  'better-auth-browser',
  'differential',
  'differential-access',
  'differential-lifetime',
  'step-up-rules',
  // Which way in asks for what, and what ends it. two-factor-faults and passkey-answers do run there.
  'authentication',
  'confirming',
  'link-ends',
  'link-reading',
  'mail-codes',
  'overtaken',
  'passkey-ends',
  'passkeys',
  'password-change',
  'password-forms',
  'reset',
  'second-factor-bypass',
  'session-lifetime',
  'step-up-methods',
  'trusted-browsers',
  'two-factor-set-up',
  'two-factor-sign-in',
  'ways-in',
  // Limits and races, which one connection cannot have or which one process counts.
  'attempts',
  'hash-queue',
  'mail-budget',
  'oauth-races',
  'one-total',
  'person-gone',
  'upload-limiter',
  // What people read of devices and places.
  'activity-device',
  'places',
];
