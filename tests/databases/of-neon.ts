/**
 * The files of tests/doors/ that run on Neon's driver too: what a driver can break. It speaks the protocol of `pg` and
 * reads types as `pg` does, to the same server, so the other files find nothing there that they do not find on `pg`.
 * A file that cuts the link to the database belongs here: tests/once/neon-files.test.ts says so.
 */
export const OF_NEON = [
  // Transactions: all or nothing, row locks, many at once.
  'charge',
  'no-effect',
  'password-change',
  'person-gone',
  'reset',
  'session-limit',
  'sign-up-faults',
  // Announcements: LISTEN, and a connection for it that breaks or falls silent.
  'announcements',
  'broken-listener',
  'events',
  'listener-awake',
  'invalidation',
  'cache',
  'session-events',
  'two-processes',
  // Faults, time-outs and the pool, and the codes that errors come with.
  'avatar',
  'bad-rows',
  'export',
  'injected-faults',
  'log',
  'outage',
  'page-answers',
  'rate-limits',
  'fast-path',
  'cleanup',
  // Migrations, and the settings of a connection.
  'email-migration',
  'migration-failure',
  'settings',
  // What is read and written: text, numbers, instants, JSON, lists.
  'bridge',
  'differential',
  'differential-lifetime',
  'profile',
  'sign-up',
];
