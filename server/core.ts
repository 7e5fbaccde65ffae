import { createAccount } from './account/account.ts';
import type { Auth } from './auth/auth.ts';
import { toBackupKeys } from './backup/seal.ts';
import { toBridgeAnswer } from './bridge/identity.ts';
import { createChangeStore } from './changes/store.ts';
import { createCleanup } from './cleanup.ts';
import type { Config } from './config/config.ts';
import type { Database } from './db/database.ts';
import type { FindCatalogue } from './language/catalogues.ts';
import { createLanguagePicker } from './language/pick-language.ts';
import { createRateLimiter } from './limits/rate-limiter.ts';
import type { Log } from './log.ts';
import { createMailBudget } from './mail/budget.ts';
import { createMailLanguages } from './mail/mail-language.ts';
import { createMailer } from './mail/mailer.ts';
import { createOutbox } from './mail/outbox.ts';
import { createOutboxReview } from './mail/outbox-review.ts';
import { findLanguagesAt } from './mail/recipient-languages.ts';
import { createGrants } from './oauth/grants.ts';
import type { Observation } from './observation.ts';
import { createBreachLookup } from './passwords/breach-lookup.ts';
import { deriveKeys, deriveLastingKey, type Secrets } from './secrets/keys.ts';
import { findSecretUse } from './secrets/lasting-secret.ts';
import { createSecretBox } from './secrets/secret-box.ts';
import { createAccessReader } from './session/access-reader.ts';
import { createAccessTokens } from './session/access-token.ts';
import { createSessionCache } from './session/cache.ts';
import type { ChangeListener } from './session/change-listener.ts';
import { createSessionEngine } from './session/engine.ts';
import { createLifetime } from './session/lifetime.ts';
import { createSessionCookies, describeSessionCookies } from './session/session-cookie.ts';
import { createSessionStore } from './session/store.ts';

export type CoreDeps = {
  config: Config;
  /** The configured secrets, or those that are stored beside the embedded database. */
  secrets: Secrets;
  db: Database;
  /** The same database over separate connections: the rate limiter must not wait behind the requests it limits. */
  limiterDb: Database;
  changeListener: ChangeListener;
  findCatalogue: FindCatalogue;
  log: Log;
  /** Absent for a command in a process of its own. */
  observation?: Pick<Observation, 'onLimit' | 'onMail' | 'traceMail'>;
};

/** Creates what the doors use: sessions, accounts, mails and limits. Does no I/O. */
export function createCore(deps: CoreDeps) {
  const { config, secrets, db, limiterDb, changeListener, findCatalogue, log, observation } = deps;
  const languagePicker = createLanguagePicker(config.language.offered);
  const { url, trustedOrigins } = config.http;
  const { cookieDomain } = config.sessions;
  const lifetime = createLifetime(config.sessions.maxDays);
  const cache = createSessionCache(changeListener);
  let auth: Promise<Auth> | undefined;
  const loadAuth = (): Promise<Auth> => {
    auth ??= import('./auth/auth.ts').then(({ createAuth }) =>
      createAuth({
        config: { url, secret: secrets.current, trustedOrigins: [...trustedOrigins], cookieDomain },
        db,
        lifetime,
        invalidate: cache.invalidate,
        log,
      }),
    );
    auth.catch(() => {
      auth = undefined; // a file that could not be read now may be read the next time
    });
    return auth;
  };
  const described = describeSessionCookies({ url, cookieDomain });
  const { sessionToken, dontRememberToken } = described;
  const accessTokens = createAccessTokens(deriveKeys(secrets, 'access tokens'));
  const engine = createSessionEngine({
    db,
    cache,
    access: createAccessReader({ db, accessTokens, trustedOrigins }),
    cookieName: sessionToken.name,
    signing: { current: secrets.current, previous: secrets.previous },
    lifetime,
    secondFactor: config.account.secondFactor,
    toAnswer: toBridgeAnswer,
  });
  const sessionCookies = createSessionCookies(described, secrets.current);
  const budget = createMailBudget(deriveLastingKey(secrets, 'mail budgets'));
  const outbox = createOutbox(db, createSecretBox(deriveKeys(secrets, 'mail links')), budget);
  const limiter = createRateLimiter({
    db: limiterDb,
    limits: config.limits.classes,
    key: deriveLastingKey(secrets, 'mail recipients'),
    log,
    onHit: observation?.onLimit,
  });
  const account = createAccount({
    config,
    secrets,
    db,
    cache,
    lifetime,
    cookies: sessionCookies,
    outbox,
    limiter,
    log,
    isBreached: config.account.breachLookupUrl
      ? createBreachLookup(config.account.breachLookupUrl, log)
      : undefined,
  });
  const mailer = createMailer({
    config,
    outbox,
    review: createOutboxReview(db, outbox.wake),
    languages: createMailLanguages({ picker: languagePicker, findCatalogue }),
    findLanguagesAt: (email) => findLanguagesAt(db, email),
    finishSummary: account.finishSummary,
    log,
    onAttempt: observation?.onMail,
    trace: observation?.traceMail,
  });
  const sessions = createSessionStore(db, lifetime, cache);
  const changeStore = createChangeStore(db);
  const cleanup = createCleanup({
    db,
    outbox: config.mail.smtpUrl === undefined ? undefined : outbox,
    emailChangeEnd: account.emailChangeEnd,
    factorReset: account.factorReset,
    purge: account.purge,
    changeStore,
    log,
  });
  return {
    /** Better Auth. It is half of the code, and many starts answer for a while without it, so it is loaded late. */
    loadAuth,
    languagePicker,
    changeStore,
    cleanup,
    backupKey: toBackupKeys(secrets)[0],
    findSecretUse: () => findSecretUse(db, secrets),
    lifetime,
    cache,
    engine,
    accessTokens,
    limiter,
    outbox,
    account,
    mailer,
    sessions,
    grants: createGrants({ db, cache, lifetime, accessTokens }),
    sessionCookies,
    cookies: { session: sessionToken, rememberMe: dontRememberToken },
  };
}
