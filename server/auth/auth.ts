import { betterAuth } from 'better-auth';
import { bearer } from 'better-auth/plugins';
import { AUTH } from '../../shared/paths.ts';
import type { Database } from '../db/database.ts';
import type { Log } from '../log.ts';
import { REFRESH_SECONDS, type SessionLifetime, UPDATE_AGE_SECONDS } from '../session/lifetime.ts';
import { SESSIONS_MOST } from '../session/live-sessions.ts';
import { createAdapter } from './adapter.ts';
import type { Invalidate } from './invalidation.ts';

type AuthConfig = {
  /** The public origin, without a path. */
  url: string;
  secret: string;
  trustedOrigins: readonly string[];
  cookieDomain: string | undefined;
};
type AuthDeps = {
  config: AuthConfig;
  db: Database;
  lifetime: SessionLifetime;
  /** Removes from this process's session cache what a write made untrue. */
  invalidate: Invalidate;
  log: Log;
};

/** Better Auth as this service configures it. This function does no I/O: the first query runs with a request. */
export function createAuth({ config, db, lifetime, invalidate, log }: AuthDeps) {
  return betterAuth({
    appName: 'Gatehouse',
    baseURL: config.url,
    basePath: AUTH,
    secret: config.secret,
    // Otherwise Better Auth prefers the environment variable BETTER_AUTH_SECRETS, and would sign with another secret.
    secrets: [{ version: 1, value: config.secret }],
    trustedOrigins: [...config.trustedOrigins],
    database: createAdapter(db, lifetime, invalidate),
    telemetry: { enabled: false },
    // We implement sign-up and sign-in (`account/sign-in.ts`), so that nothing in this process can bypass their rules.
    emailAndPassword: { enabled: false },
    session: {
      expiresIn: REFRESH_SECONDS,
      updateAge: UPDATE_AGE_SECONDS,
      // Otherwise `list-sessions` answers 403 a day after sign-in. Actions that need a fresh proof ask for a step-up.
      freshAge: 0,
      // With a cached cookie, a revoked session would stay valid until the cookie expires.
      cookieCache: { enabled: false },
      additionalFields: {
        remembered: { type: 'boolean', required: true, defaultValue: true, input: false, returned: false },
        method: { type: 'string', required: true, defaultValue: 'password', input: false, returned: false },
        place: { type: 'string', required: false, input: false, returned: false },
      },
    },
    user: {
      additionalFields: {
        disabledAt: { type: 'date', required: false, input: false, returned: false },
        // As Better Auth's plugin `twoFactor` declares it; a trigger computes the column.
        twoFactorEnabled: { type: 'boolean', required: true, defaultValue: false, input: false },
      },
    },
    verification: { storeIdentifier: 'hashed' },
    advanced: {
      // Test runners set NODE_ENV=test. Better Auth then switches both checks off, unless they are set here.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { disableIpTracking: true },
      database: {
        joins: true,
        validateSchema: false,
        // Otherwise `list-sessions` shows a hundred sessions, in no order, perhaps without the caller's own.
        defaultFindManyLimit: SESSIONS_MOST,
      },
      ...(config.cookieDomain && {
        crossSubDomainCookies: { enabled: true, domain: config.cookieDomain },
      }),
    },
    rateLimit: { enabled: false },
    // Errors are rethrown to the door: Better Auth would print failed queries with their parameters.
    onAPIError: { throw: true },
    // The arguments of a log call may contain addresses and queries. The message alone is enough to find the place.
    logger: { level: 'error', log: (_level, message) => log.warn({ from: 'better-auth' }, message) },
    // Only tokens that this service signed are accepted, never a raw token from the database.
    plugins: [bearer({ requireSignature: true })],
  });
}
export type Auth = ReturnType<typeof createAuth>;
