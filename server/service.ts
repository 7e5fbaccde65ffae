import { serializeCookie } from 'better-call';
import { createApp } from './app.ts';
import { createAuth } from './auth/auth.ts';
import { createSliding } from './auth/sliding.ts';
import type { Database } from './db/database.ts';
import { isMigrated } from './db/migrate.ts';
import type { Config } from './env.ts';
import { createClientAddressReader } from './http/client-address.ts';
import type { Portal } from './http/portal.ts';
import type { Log } from './log.ts';
import { createProfileStore } from './profile/store.ts';
import { createSessionEngine } from './session/engine.ts';
import { createLifetime } from './session/lifetime.ts';
import { createSessionStore } from './session/store.ts';

export type ServiceDeps = {
  config: Pick<Config, 'url' | 'trustedOrigins' | 'cookieDomain' | 'trustedProxies' | 'sessionMaxDays'>;
  secret: string;
  db: Database;
  log: Log;
  portal: Portal;
  isDevelopment: boolean;
};

/** The whole service behind its HTTP server, put together from what `main.ts` opened. No I/O here. */
export async function createService({ config, secret, db, log, portal, isDevelopment }: ServiceDeps) {
  const lifetime = createLifetime(config.sessionMaxDays);
  const auth = createAuth({
    config: {
      url: config.url,
      secret,
      trustedOrigins: [...config.trustedOrigins],
      cookieDomain: config.cookieDomain,
    },
    db,
    lifetime,
    log,
  });
  const { authCookies, secret: signingSecret } = await auth.$context;
  const { sessionToken, dontRememberToken } = authCookies;
  const engine = createSessionEngine({ db, cookieName: sessionToken.name, secret: signingSecret, lifetime });
  let isClosing = false;

  const app = createApp({
    auth,
    engine,
    sliding: createSliding(auth, lifetime, log),
    sessions: createSessionStore(db, lifetime),
    profiles: createProfileStore(db),
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
    isReady: async () => !isClosing && isMigrated(db),
  });

  return {
    app,
    auth,
    isClosing: () => isClosing,
    /** From now on `/readyz` says no, so that load balancers stop sending. */
    announceClosing: () => {
      isClosing = true;
    },
  };
}
