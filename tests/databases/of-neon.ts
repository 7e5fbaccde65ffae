/**
 * The files of tests/doors/ that also run on Neon's driver: they test what a driver can break. The driver speaks the
 * protocol of `pg` and reads types as `pg` does, to the same server, so the other files would find the same results as
 * on `pg`. A file that cuts the link to the database belongs here: tests/once/neon-files.test.ts checks it.
 */
export const OF_NEON = [
  // Transactions: all or nothing, row locks, concurrency.
  'charge',
  'no-effect',
  'oauth-faults',
  'oauth-races',
  'oauth-token',
  'password-change',
  'person-gone',
  'reset',
  'session-limit',
  'sign-up-faults',
  'two-factor-faults',
  'authorize',
  // Announcements: LISTEN, and a connection for it that breaks or becomes silent.
  'announcements',
  'broken-listener',
  'events',
  'listener-awake',
  'invalidation',
  'cache',
  'session-events',
  'two-processes',
  'announcing',
  'changes',
  'change-order',
  // Faults, timeouts and the pool, and the codes of errors.
  'avatar',
  'bad-rows',
  'export',
  'injected-faults',
  'log',
  'outage',
  'page-answers',
  'passkey-answers',
  'rate-limits',
  'fast-path',
  'cleanup',
  // Migrations, and the settings of a connection.
  'backup',
  'email-migration',
  'migration-failure',
  'settings',
  // Values that are read and written: text, numbers, instants, JSON, lists.
  'access-token',
  'bridge',
  'differential',
  'differential-lifetime',
  'profile',
  'session-sites',
  'step-up-methods',
  'sign-up',
];
