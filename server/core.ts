import { createAccount } from './account/account.ts';
import { createBreachLookup } from './account/breach-lookup.ts';
import { createAuth } from './auth/auth.ts';
import { createSessionCookies } from './auth/session-cookie.ts';
import { toBridgeAnswer } from './bridge/identity.ts';
import type { Config } from './config/config.ts';
import type { Database } from './db/database.ts';
import { deriveKey } from './derived-key.ts';
import { createRateLimiter } from './limits/rate-limiter.ts';
import type { Log } from './log.ts';
import { createMailBudget } from './mail/budget.ts';
import { createOutbox } from './mail/outbox.ts';
import { createPostOffice } from './mail/post-office.ts';
import { createSecretBox } from './mail/secret-box.ts';
import { createSessionEngine } from './session/engine.ts';
import type { Feed } from './session/feed.ts';
import { createLifetime } from './session/lifetime.ts';
import { createMemory } from './session/memory.ts';
import { createSessionStore } from './session/store.ts';

export type CoreDeps = {
  config: Config;
  /** The configured one, or the one kept beside the embedded database. */
  secret: string;
  db: Database;
  /** The same database, by connections that no request holds: counting must not wait behind what it bounds. */
  limiterDb: Database;
  feed: Feed;
  log: Log;
};

/** What is behind the doors: sessions, accounts, mails and limits. No I/O here. */
export async function createCore({ config, secret, db, limiterDb, feed, log }: CoreDeps) {
  const { url, trustedOrigins } = config.http;
  const { cookieDomain } = config.sessions;
  const lifetime = createLifetime(config.sessions.maxDays);
  const memory = createMemory(feed);
  const auth = createAuth({
    config: {
      url,
      secret,
      trustedOrigins: [...trustedOrigins],
      cookieDomain,
    },
    db,
    lifetime,
    forget: memory.forget,
    log,
  });
  const { authCookies, secret: signingSecret } = await auth.$context;
  const { sessionToken, dontRememberToken } = authCookies;
  const engine = createSessionEngine({
    db,
    memory,
    cookieName: sessionToken.name,
    secret: signingSecret,
    lifetime,
    toAnswer: toBridgeAnswer,
  });
  const sessionCookies = createSessionCookies(authCookies, signingSecret);
  const budget = createMailBudget(deriveKey(secret, 'mail budgets'));
  const outbox = createOutbox(db, createSecretBox(deriveKey(secret, 'mail links')), budget);
  const limiter = createRateLimiter({
    db: limiterDb,
    limits: config.limits.classes,
    key: deriveKey(secret, 'mail recipients'),
    log,
  });
  const account = createAccount({
    config,
    secret,
    db,
    memory,
    lifetime,
    cookies: sessionCookies,
    outbox,
    limiter,
    log,
    isBreached: config.account.breachLookupUrl
      ? createBreachLookup(config.account.breachLookupUrl, log)
      : undefined,
  });
  const postOffice = createPostOffice({ config, outbox, finishSummary: account.finishSummary, log });
  const sessions = createSessionStore(db, lifetime, memory);
  return {
    auth,
    lifetime,
    memory,
    engine,
    limiter,
    outbox,
    account,
    postOffice,
    sessions,
    sessionCookies,
    cookies: { session: sessionToken, rememberMe: dontRememberToken },
  };
}
