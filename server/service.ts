import { serializeCookie } from 'better-call';
import { createApp } from './app.ts';
import { createAuth } from './auth/auth.ts';
import { createSliding } from './auth/sliding.ts';
import { createEventStreams } from './bridge/events.ts';
import { toBridgeAnswer } from './bridge/identity.ts';
import { createKeyring } from './bridge/keys.ts';
import { createSessionQuestion } from './bridge/session.ts';
import type { Database } from './db/database.ts';
import { isMigrated } from './db/migrate.ts';
import type { Config } from './env.ts';
import { createClientAddressReader } from './http/client-address.ts';
import type { Portal } from './http/portal.ts';
import type { Log } from './log.ts';
import { createProfileStore } from './profile/store.ts';
import { createSessionEngine } from './session/engine.ts';
import type { Feed } from './session/feed.ts';
import { createLifetime } from './session/lifetime.ts';
import { createMemory } from './session/memory.ts';
import { createSessionStore } from './session/store.ts';
import { createWatch } from './session/watch.ts';

export type ServiceDeps = {
  config: Pick<
    Config,
    'url' | 'trustedOrigins' | 'cookieDomain' | 'trustedProxies' | 'sessionMaxDays' | 'bridgeKeys'
  >;
  secret: string;
  db: Database;
  feed: Feed;
  log: Log;
  portal: Portal;
  isDevelopment: boolean;
};

/** The whole service behind its HTTP server, put together from what `main.ts` opened. No I/O here. */
export async function createService({ config, secret, db, feed, log, portal, isDevelopment }: ServiceDeps) {
  const lifetime = createLifetime(config.sessionMaxDays);
  const memory = createMemory(feed);
  const auth = createAuth({
    config: {
      url: config.url,
      secret,
      trustedOrigins: [...config.trustedOrigins],
      cookieDomain: config.cookieDomain,
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
  const keyring = createKeyring(config.bridgeKeys, log);
  const events = createEventStreams(feed, log);
  const closing = new AbortController();

  const { app, shortcut } = createApp({
    auth,
    engine,
    sliding: createSliding(auth, lifetime, log),
    sessions: createSessionStore(db, lifetime, memory),
    profiles: createProfileStore(db, memory),
    watch: createWatch(feed, lifetime),
    closing: closing.signal,
    ask: createSessionQuestion({ engine, keyring, log }),
    events,
    keyring,
    cookieName: sessionToken.name,
    cookieNames: [sessionToken.name, dontRememberToken.name],
    clearingCookies: [sessionToken, dontRememberToken].map(({ name, attributes }) =>
      serializeCookie(name, '', { ...attributes, maxAge: 0 }),
    ),
    url: config.url,
    trustedOrigins: config.trustedOrigins,
    readClientAddress: createClientAddressReader(config.trustedProxies),
    portal,
    log,
    isDevelopment,
    isReady: async () => !closing.signal.aborted && isMigrated(db),
  });

  return {
    app,
    shortcut,
    auth,
    isClosing: () => closing.signal.aborted,
    /** From now on `/readyz` says no, so that load balancers stop sending, and event streams end. */
    announceClosing: () => {
      closing.abort();
      events.close();
    },
  };
}
