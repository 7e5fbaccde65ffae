import { OAUTH, OAUTH_TOKEN } from '../shared/paths.ts';
import { createOwnRoutes } from './account/raw-routes.ts';
import { createActivityStore } from './activity/store.ts';
import { createApp } from './app.ts';
import { createCookieScopes } from './auth/cookie-scopes.ts';
import { createPresentedReader } from './auth/request-headers.ts';
import { createSessionRefresh } from './auth/session-refresh.ts';
import { createAvatarStore } from './avatar/store.ts';
import { createEventStreams } from './bridge/events.ts';
import { createKeyring } from './bridge/keys.ts';
import { createSessionQuestion } from './bridge/session.ts';
import { createUserCursors } from './bridge/user-cursor.ts';
import { createCallerReader } from './caller/caller-reader.ts';
import { createClientAddressReader, createProxyCheck } from './caller/client-address.ts';
import { createChangeReader } from './changes/reader.ts';
import { createClaimsStore } from './claims/store.ts';
import { parentDomains } from './config/topology.ts';
import { type CoreDeps, createCore } from './core.ts';
import type { OpenedDatabase } from './db/database.ts';
import { answerProbe } from './doctor/probe.ts';
import { createCatalogues } from './language/catalogues.ts';
import { createLanguages } from './language/languages.ts';
import type { Overrides } from './language/messages-folder.ts';
import { createRequestLanguage } from './language/request-language.ts';
import { createCodes } from './oauth/codes.ts';
import { createProofReader } from './oauth/dpop.ts';
import { createNonces } from './oauth/dpop-nonce.ts';
import { createPendingAuthorizations } from './oauth/pending-authorizations.ts';
import { createSites } from './oauth/sites.ts';
import { createObservation, type Observers } from './observation.ts';
import { toOperatorDeps } from './operator-deps.ts';
import { hashQueue } from './passwords/password-hash.ts';
import type { FindPlace } from './place/place-database.ts';
import { createPlaceReader } from './place/place-reader.ts';
import type { Portal } from './portal/door.ts';
import { createPageAnswerer } from './portal/page-answers.ts';
import { toPortalConfig } from './portal/portal-config.ts';
import { createProfileStore } from './profile/store.ts';
import { createReadiness } from './readiness.ts';
import { deriveKeys } from './secrets/keys.ts';
import { createCallReader } from './session/call-reader.ts';
import { createSessionEventStreams } from './session/event-streams.ts';
import { createDirectory } from './users/directory.ts';

type ServiceDeps = Omit<CoreDeps, 'observation' | 'findCatalogue'> & {
  observers?: Observers;
  /** The state of the pool, for the metrics. */
  measurePool?: OpenedDatabase['measurePool'];
  /** Undefined when no place database is configured. */
  findPlace?: FindPlace | undefined;
  portal: Portal;
  /** The operator's own words. */
  overrides: Overrides;
  isDevelopment: boolean;
  /** How many processes on this machine are one service; one when absent. */
  processes?: number;
};

/** Creates the whole service behind the HTTP server, from what `main.ts` opened. Does no I/O. */
export function createService({
  findPlace,
  portal,
  overrides,
  isDevelopment,
  observers = {},
  measurePool = () => null,
  processes = 1,
  ...deps
}: ServiceDeps) {
  if (processes > 1) hashQueue.shareAmong(processes);
  const { config, secrets, db, changeListener, log } = deps;
  const { url, trustedOrigins } = config.http;
  const { cookieDomain } = config.sessions;
  const observation = createObservation({ ...observers, db, log });
  const findCatalogue = createCatalogues(overrides);
  const core = createCore({ ...deps, findCatalogue, observation });
  const { loadAuth, lifetime, cache, engine, limiter, account, mailer, sessions, cookies } = core;
  const cookieNames = [cookies.session.name, cookies.rememberMe.name];
  const closing = new AbortController();

  const isProxy = createProxyCheck(config.http.trustedProxies);
  const callers = createCallerReader({
    browsers: account.browsers,
    readClientAddress: createClientAddressReader(isProxy, log),
    readPlace: createPlaceReader({ headers: config.places.headers, find: findPlace, isProxy, log }),
    findLanguage: createRequestLanguage(core.languagePicker),
    isSecure: url.startsWith('https:'),
  });
  const readCall = createCallReader({ engine, callers, limiter, trustedOrigins });
  const readPresented = createPresentedReader(engine, { url, cookieNames });
  const scopes = createCookieScopes({
    engine,
    sessionCookie: cookies.session,
    companion: cookies.rememberMe,
    cookieDomain,
    otherDomains: parentDomains(new URL(url).hostname).filter((one) => one !== cookieDomain),
  });
  const {
    passwordChanges: changes,
    emailChanges,
    stepUpMethods,
    linkRequests,
    codes,
    signIn,
    signUp,
    secondStep,
    twoFactorChanges,
  } = account;
  const { sessionCookies } = core;
  const own = createOwnRoutes({
    links: { changes, requests: linkRequests, codes, limiter },
    signedIn: { changes, emailChanges, stepUpMethods, sessions, limiter, cookies: sessionCookies },
    twoFactor: { secondStep, changes: twoFactorChanges, stepUpMethods },
    passkeys: account.passkeyRoutes,
    session: { signIn, signUp, signOut: { db, cache, cookies: sessionCookies, sessions } },
  });
  const portalConfig = toPortalConfig(config);
  const services = {
    sessions,
    sites: createSites(db, cache),
    profiles: createProfileStore(db, cache),
    account,
    portalConfig,
    activities: createActivityStore(db),
  };
  const refresh = createSessionRefresh(loadAuth, lifetime, log);
  const context = {
    services,
    readCall,
    engine,
    limiter,
    refresh,
    readPresented,
    scopes,
    toCodeCookie: callers.toCodeCookie,
    trustedOrigins,
    log,
  };
  const languages = createLanguages({
    offered: config.language.offered,
    picker: core.languagePicker,
    overrides,
    findCatalogue,
    parts: portal.words,
  });
  const findAnswers = createPageAnswerer({ services, engine, callers, log });
  const keyring = createKeyring(config.bridge.keys, log);
  const ask = observation.countQuestion(createSessionQuestion({ engine, keyring, log }));
  const events = createEventStreams(changeListener, log);
  const users = {
    directory: createDirectory(db),
    cursors: createUserCursors(deriveKeys(secrets, 'cursors of users')),
  };
  const nonces = createNonces(deriveKeys(secrets, 'DPoP nonces'));
  const readProof = createProofReader(nonces, url + OAUTH + OAUTH_TOKEN);
  const readiness = createReadiness({
    db,
    changeListener,
    outbox: config.mail.smtpUrl === undefined ? undefined : core.outbox,
    isClosing: () => closing.signal.aborted,
  });
  const sessionEvents = createSessionEventStreams(changeListener, lifetime);
  observers.metrics?.observe({
    measurePool,
    hashQueue,
    changeListener,
    lookAtDatabase: async () => ({
      isReady: (await readiness.check()).isReady,
      backlog: await readiness.measureBacklog(),
    }),
    streams: { bridge: events.count, page: sessionEvents.count },
  });

  const { app, fastPath } = createApp({
    http: {
      url,
      trustedOrigins,
      isDevelopment,
      checkReadiness: readiness.check,
      probe: answerProbe(deriveKeys(secrets, 'doctor'), createClientAddressReader(isProxy, log), isProxy),
      watches: observation.watches,
      trace: observation.trace,
      observeFastPath: observation.observeFastPath,
      log,
    },
    auth: {
      call: { loadAuth, url },
      own,
      engine,
      readPresented,
      scopes,
      callers,
      limiter,
      cookieNames,
      url,
      trustedOrigins,
      log,
    },
    trpc: {
      context,
      engine,
      sessionEvents,
      closing: closing.signal,
      trustedOrigins,
      log,
    },
    avatar: { readCall, engine, avatars: createAvatarStore(db, cache, url), log },
    oauth: {
      tokens: { grants: core.grants, nonces, readProof, callers, limiter, trustedOrigins, log },
      metadata: { url, cookieDomain },
    },
    bridge: {
      ask,
      events,
      changes: createChangeReader(core.changeStore, changeListener, closing.signal),
      claims: createClaimsStore(db, cache),
      keyring,
      users,
      url,
      cookieName: cookies.session.name,
      log,
    },
    devMail: { mailer, url, log },
    authorize: {
      codes: createCodes(db),
      pending: createPendingAuthorizations({
        keys: deriveKeys(secrets, 'pending authorizations'),
        isSecure: url.startsWith('https:'),
      }),
      engine,
      callers,
      limiter,
      secondFactor: config.account.secondFactor,
      url,
      trustedOrigins,
      log,
    },
    portal: { portal, url, trustedOrigins, portalConfig, languages, findAnswers, log, isDevelopment },
  });

  return {
    app,
    fastPath,
    loadAuth,
    account,
    mailer,
    /** What the operator's acts use. */
    operator: toOperatorDeps({ ...deps, findCatalogue }, core, closing.signal),
    cleanup: core.cleanup,
    isClosing: () => closing.signal.aborted,
    watches: observation.watches,
    /** Makes `/readyz` fail from now on, so that load balancers send no more requests, and ends the event streams. */
    announceClosing: () => {
      closing.abort();
      events.close();
    },
  };
}
