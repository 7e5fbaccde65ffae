import { createAccount } from './account/account.ts';
import { createActorReader } from './account/actor-reader.ts';
import { createBreachLookup } from './account/breach-lookup.ts';
import { createOwnRoutes } from './account/raw-routes.ts';
import { createActivityStore } from './activity/store.ts';
import { createApp } from './app.ts';
import { createAuth } from './auth/auth.ts';
import { createCookieScopes } from './auth/cookie-scopes.ts';
import { createPresentedReader } from './auth/request-headers.ts';
import { createSessionCookie } from './auth/session-cookie.ts';
import { createSliding } from './auth/sliding.ts';
import { createAvatarStore } from './avatar/store.ts';
import { createEventStreams } from './bridge/events.ts';
import { toBridgeAnswer } from './bridge/identity.ts';
import { createKeyring } from './bridge/keys.ts';
import { createSessionQuestion } from './bridge/session.ts';
import type { Config } from './config/config.ts';
import { parentDomains } from './config/topology.ts';
import type { Database } from './db/database.ts';
import { isMigrated } from './db/migrate.ts';
import { deriveKey } from './derived-key.ts';
import { createClientAddressReader, createProxyCheck } from './http/client-address.ts';
import type { Portal } from './http/portal.ts';
import { createRateLimiter } from './limits/rate-limiter.ts';
import type { Log } from './log.ts';
import { createMailBudget } from './mail/budget.ts';
import { createOutbox } from './mail/outbox.ts';
import { createPostOffice } from './mail/post-office.ts';
import { createSecretBox } from './mail/secret-box.ts';
import type { FindPlace } from './place/place-database.ts';
import { createPlaceReader } from './place/place-reader.ts';
import { createProfileStore } from './profile/store.ts';
import { createSessionEngine } from './session/engine.ts';
import type { Feed } from './session/feed.ts';
import { createLifetime } from './session/lifetime.ts';
import { createMemory } from './session/memory.ts';
import { createSessionStore } from './session/store.ts';
import { createWatch } from './session/watch.ts';
import { createSweeper } from './sweeper.ts';

export type ServiceDeps = {
  config: Config;
  /** The configured one, or the one kept beside the embedded database. */
  secret: string;
  db: Database;
  /** The same database, by connections that no request holds: counting must not wait behind what it bounds. */
  limiterDb: Database;
  /** Undefined: no file says where an address is. */
  findPlace?: FindPlace | undefined;
  feed: Feed;
  log: Log;
  portal: Portal;
  isDevelopment: boolean;
};

/** The whole service behind its HTTP server, put together from what `main.ts` opened. No I/O here. */
export async function createService({
  config,
  secret,
  db,
  limiterDb,
  findPlace,
  feed,
  log,
  portal,
  isDevelopment,
}: ServiceDeps) {
  const { url, trustedOrigins, trustedProxies } = config.http;
  const { cookieDomain } = config.sessions;
  const isProxy = createProxyCheck(trustedProxies);
  const lifetime = createLifetime(config.sessions.maxDays);
  const memory = createMemory(feed);
  const auth = createAuth({
    config: {
      url,
      secret,
      trustedOrigins: [...trustedOrigins],
      cookieDomain,
      signUp: config.account.signUp,
    },
    db,
    lifetime,
    forget: memory.forget,
    log,
  });
  const { authCookies, secret: signingSecret } = await auth.$context;
  const { sessionToken, dontRememberToken } = authCookies;
  const cookieNames = [sessionToken.name, dontRememberToken.name];
  const engine = createSessionEngine({
    db,
    memory,
    cookieName: sessionToken.name,
    secret: signingSecret,
    lifetime,
    toAnswer: toBridgeAnswer,
  });
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
    outbox,
    limiter,
    log,
    isBreached: config.account.breachLookupUrl
      ? createBreachLookup(config.account.breachLookupUrl, log)
      : undefined,
  });
  const postOffice = createPostOffice({ config, outbox, finishSummary: account.finishSummary, log });
  const sessions = createSessionStore(db, lifetime, memory);
  const keyring = createKeyring(config.bridge.keys, log);
  const events = createEventStreams(feed, log);
  const closing = new AbortController();

  const { app, shortcut } = createApp({
    auth,
    engine,
    sliding: createSliding(auth, lifetime, log),
    own: createOwnRoutes({
      engine,
      changes: account.passwordChanges,
      emailChanges: account.emailChanges,
      stepUp: account.stepUp,
      requests: account.linkRequests,
      codes: account.codes,
      sessions,
      limiter,
      toSessionCookie: createSessionCookie(sessionToken, signingSecret),
    }),
    entries: account.entries,
    account,
    portalConfig: {
      appName: config.portal.appName,
      logoUrl: config.portal.logoUrl ?? null,
      appUrl: config.portal.appUrl ?? null,
      termsUrl: config.portal.termsUrl ?? null,
      privacyUrl: config.portal.privacyUrl ?? null,
      signUp: config.account.signUp,
      passwordMinLength: config.account.passwordMinLength,
    },
    activities: createActivityStore(db),
    actors: createActorReader({
      browsers: account.browsers,
      readClientAddress: createClientAddressReader(isProxy, log),
      readPlace: createPlaceReader({ headers: config.places.headers, find: findPlace, isProxy, log }),
      isSecure: url.startsWith('https:'),
    }),
    limiter,
    postOffice,
    sessions,
    profiles: createProfileStore(db, memory),
    avatars: createAvatarStore(db, memory, url),
    watch: createWatch(feed, lifetime),
    closing: closing.signal,
    ask: createSessionQuestion({ engine, keyring, log }),
    events,
    keyring,
    cookieName: sessionToken.name,
    cookieNames,
    readPresented: createPresentedReader(engine, { url, cookieNames }),
    scopes: createCookieScopes({
      engine,
      sessionCookie: sessionToken,
      companion: dontRememberToken,
      cookieDomain,
      otherDomains: parentDomains(new URL(url).hostname).filter((one) => one !== cookieDomain),
    }),
    url,
    trustedOrigins,
    portal,
    log,
    isDevelopment,
    isReady: async () => !closing.signal.aborted && isMigrated(db),
  });

  return {
    app,
    shortcut,
    auth,
    account,
    postOffice,
    sweeper: createSweeper({
      db,
      outbox: config.mail.smtpUrl === undefined ? undefined : outbox,
      emailChangeEnd: account.emailChangeEnd,
      purge: account.purge,
      log,
    }),
    isClosing: () => closing.signal.aborted,
    /** From now on `/readyz` says no, so that load balancers stop sending, and event streams end. */
    announceClosing: () => {
      closing.abort();
      events.close();
    },
  };
}
