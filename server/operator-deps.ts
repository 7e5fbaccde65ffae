import { createActivityStore } from './activity/store.ts';
import { createClaimsStore } from './claims/store.ts';
import { type CoreDeps, createCore } from './core.ts';
import { findFolder } from './db/pglite-folder.ts';
import { runRolledBack } from './db/rolled-back.ts';
import type { OperatorDeps } from './operator/operation.ts';
import { createProfileStore } from './profile/store.ts';
import { createChangeListener } from './session/change-listener.ts';
import { createDirectory } from './users/directory.ts';

type Core = Awaited<ReturnType<typeof createCore>>;

type Deps = Pick<CoreDeps, 'config' | 'secrets' | 'db' | 'findCatalogue' | 'log'>;

/** What the operator's acts use, out of the parts of a running service. */
export const toOperatorDeps = (deps: Deps, core: Core, ending: AbortSignal): OperatorDeps => ({
  ...toParts(deps, core, ending),
  rehearse: (work) => runRolledBack(deps.db, (trx) => work(createOperatorDeps({ ...deps, db: trx }))),
});

const toParts = ({ config, db }: Deps, core: Core, ending: AbortSignal) => ({
  db,
  driver: config.database.driver,
  folder: findFolder(config.database),
  ending,
  backupKey: core.backupKey,
  cleanup: core.cleanup,
  account: core.account,
  activities: createActivityStore(db),
  cache: core.cache,
  claims: createClaimsStore(db, core.cache),
  directory: createDirectory(db),
  mailer: core.mailer,
  profiles: createProfileStore(db, core.cache),
  sessions: core.sessions,
  secret: { findUse: core.findSecretUse, sessionMaxDays: config.sessions.maxDays },
  url: config.http.url,
});

/** The same for a command in a process of its own, or a dry run: it keeps no answers, so it listens for no changes. */
export function createOperatorDeps(deps: Deps): OperatorDeps {
  const { db, log } = deps;
  const changeListener = createChangeListener(
    () => Promise.reject(new Error('a command does not listen')),
    log,
  );
  const core = createCore({ ...deps, limiterDb: db, changeListener });
  return toOperatorDeps(deps, core, new AbortController().signal); // a signal ends the process itself
}
