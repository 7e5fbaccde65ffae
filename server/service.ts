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
import type { Database } from './db/database.ts';
import { isMigrated } from './db/migrate.ts';
import { deriveKey } from './derived-key.ts';
import type { Config } from './env.ts';
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
import { parentDomains } from './topology.ts';

export type ServiceDeps = {
  config: Pick<
    Config,
    | 'url'
    | 'trustedOrigins'
    | 'cookieDomain'
    | 'trustedProxies'
    | 'sessionMaxDays'
    | 'bridgeKeys'
    | 'isProduction'
    | 'smtpUrl'
    | 'mailFrom'
    | 'signUp'
    | 'passwordMinLength'
    | 'breachLookupUrl'
    | 'limits'
    | 'appName'
    | 'appUrl'
    | 'logoUrl'
    | 'termsUrl'
    | 'privacyUrl'
    | 'placeHeaders'
  >;
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
  const isProxy = createProxyCheck(config.trustedProxies);
  const lifetime = createLifetime(config.sessionMaxDays);
  const memory = createMemory(feed);
  const auth = createAuth({
    config: {
      url: config.url,
      secret,
      trustedOrigins: [...config.trustedOrigins],
      cookieDomain: config.cookieDomain,
      signUp: config.signUp,
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
    limits: config.limits,
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
    isBreached: config.breachLookupUrl ? createBreachLookup(config.breachLookupUrl, log) : undefined,
  });
  const postOffice = createPostOffice({ config, outbox, finishSummary: account.finishSummary, log });
  const sessions = createSessionStore(db, lifetime, memory);
  const keyring = createKeyring(config.bridgeKeys, log);
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
      appName: config.appName,
      logoUrl: config.logoUrl ?? null,
      appUrl: config.appUrl ?? null,
      termsUrl: config.termsUrl ?? null,
      privacyUrl: config.privacyUrl ?? null,
      signUp: config.signUp,
      passwordMinLength: config.passwordMinLength,
    },
    activities: createActivityStore(db),
    actors: createActorReader({
      browsers: account.browsers,
      readClientAddress: createClientAddressReader(isProxy, log),
      readPlace: createPlaceReader({ headers: config.placeHeaders, find: findPlace, isProxy, log }),
      isSecure: config.url.startsWith('https:'),
    }),
    limiter,
    postOffice,
    sessions,
    profiles: createProfileStore(db, memory),
    avatars: createAvatarStore(db, memory, config.url),
    watch: createWatch(feed, lifetime),
    closing: closing.signal,
    ask: createSessionQuestion({ engine, keyring, log }),
    events,
    keyring,
    cookieName: sessionToken.name,
    cookieNames,
    readPresented: createPresentedReader(engine, { url: config.url, cookieNames }),
    scopes: createCookieScopes({
      engine,
      sessionCookie: sessionToken,
      companion: dontRememberToken,
      cookieDomain: config.cookieDomain,
      otherDomains: parentDomains(new URL(config.url).hostname).filter((one) => one !== config.cookieDomain),
    }),
    url: config.url,
    trustedOrigins: config.trustedOrigins,
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
      outbox: config.smtpUrl === undefined ? undefined : outbox,
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
