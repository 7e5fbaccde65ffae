import { createActorReader } from './account/actor-reader.ts';
import { createCallerReader } from './account/caller-reader.ts';
import { createOwnRoutes } from './account/raw-routes.ts';
import { createActivityStore } from './activity/store.ts';
import { createApp } from './app.ts';
import { createCookieScopes } from './auth/cookie-scopes.ts';
import { createPresentedReader } from './auth/request-headers.ts';
import { createSliding } from './auth/sliding.ts';
import { createAvatarStore } from './avatar/store.ts';
import { createEventStreams } from './bridge/events.ts';
import { createKeyring } from './bridge/keys.ts';
import { createSessionQuestion } from './bridge/session.ts';
import { parentDomains } from './config/topology.ts';
import { type CoreDeps, createCore } from './core.ts';
import { isMigrated } from './db/migrate.ts';
import { createClientAddressReader, createProxyCheck } from './http/client-address.ts';
import type { Portal } from './http/portal.ts';
import type { FindPlace } from './place/place-database.ts';
import { createPlaceReader } from './place/place-reader.ts';
import { toPortalConfig } from './portal/portal-config.ts';
import { createProfileStore } from './profile/store.ts';
import { createWatch } from './session/watch.ts';
import { createSweeper } from './sweeper.ts';
import { createPageAnswerer } from './trpc/page-answers.ts';

type ServiceDeps = CoreDeps & {
  /** Undefined: no file says where an address is. */
  findPlace?: FindPlace | undefined;
  portal: Portal;
  isDevelopment: boolean;
};

/** The whole service behind its HTTP server, put together from what `main.ts` opened. No I/O here. */
export async function createService({ findPlace, portal, isDevelopment, ...deps }: ServiceDeps) {
  const { config, db, feed, log } = deps;
  const { url, trustedOrigins } = config.http;
  const { cookieDomain } = config.sessions;
  const core = await createCore(deps);
  const { auth, lifetime, memory, engine, limiter, account, postOffice, sessions, cookies } = core;
  const cookieNames = [cookies.session.name, cookies.rememberMe.name];
  const closing = new AbortController();

  const isProxy = createProxyCheck(config.http.trustedProxies);
  const actors = createActorReader({
    browsers: account.browsers,
    readClientAddress: createClientAddressReader(isProxy, log),
    readPlace: createPlaceReader({ headers: config.places.headers, find: findPlace, isProxy, log }),
    isSecure: url.startsWith('https:'),
  });
  const readCaller = createCallerReader({ engine, actors, limiter, trustedOrigins });
  const readPresented = createPresentedReader(engine, { url, cookieNames });
  const scopes = createCookieScopes({
    engine,
    sessionCookie: cookies.session,
    companion: cookies.rememberMe,
    cookieDomain,
    otherDomains: parentDomains(new URL(url).hostname).filter((one) => one !== cookieDomain),
  });
  const { passwordChanges: changes, emailChanges, stepUp, linkRequests, codes, signIn, signUp } = account;
  const { sessionCookies } = core;
  const own = createOwnRoutes({
    links: { changes, requests: linkRequests, codes, limiter },
    signedIn: { changes, emailChanges, stepUp, sessions, limiter, cookies: sessionCookies },
    session: { signIn, signUp, signOut: { db, memory, cookies: sessionCookies } },
  });
  const portalConfig = toPortalConfig(config);
  const services = {
    sessions,
    profiles: createProfileStore(db, memory),
    account,
    portalConfig,
    activities: createActivityStore(db),
  };
  const sliding = createSliding(auth, lifetime, log);
  const context = { services, readCaller, engine, limiter, sliding, readPresented, scopes, log };
  const findAnswers = createPageAnswerer({ services, engine, actors, log });
  const keyring = createKeyring(config.bridge.keys, log);
  const ask = createSessionQuestion({ engine, keyring, log });
  const events = createEventStreams(feed, log);
  const isReady = async () => !closing.signal.aborted && isMigrated(db);

  const { app, shortcut } = createApp({
    http: { url, trustedOrigins, isDevelopment, isReady, log },
    auth: {
      call: { auth, url },
      own,
      engine,
      readPresented,
      scopes,
      actors,
      limiter,
      cookieNames,
      url,
      trustedOrigins,
      log,
    },
    trpc: {
      context,
      engine,
      watch: createWatch(feed, lifetime),
      closing: closing.signal,
      trustedOrigins,
      log,
    },
    avatar: { readCaller, engine, avatars: createAvatarStore(db, memory, url), log },
    bridge: { ask, events, keyring, url, cookieName: cookies.session.name, log },
    devMail: { postOffice, url, log },
    portal: { portal, url, trustedOrigins, portalConfig, findAnswers, log, isDevelopment },
  });

  return {
    app,
    shortcut,
    auth,
    account,
    postOffice,
    sweeper: createSweeper({
      db,
      outbox: config.mail.smtpUrl === undefined ? undefined : core.outbox,
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
