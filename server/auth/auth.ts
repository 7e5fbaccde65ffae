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
  /** Makes this process forget what a write made untrue. */
  invalidate: Invalidate;
  log: Log;
};

/** Better Auth as this service runs it. Builds only: the database is asked when a request comes. */
export function createAuth({ config, db, lifetime, invalidate, log }: AuthDeps) {
  return betterAuth({
    appName: 'Gatehouse',
    baseURL: config.url,
    basePath: AUTH,
    secret: config.secret,
    trustedOrigins: [...config.trustedOrigins],
    database: createAdapter(db, lifetime, invalidate),
    telemetry: { enabled: false },
    // Signing up and in is ours (`account/sign-in.ts`): nothing in this process signs in past its rules.
    emailAndPassword: { enabled: false },
    session: {
      expiresIn: REFRESH_SECONDS,
      updateAge: UPDATE_AGE_SECONDS,
      // Else `list-sessions` is 403 a day after sign-in. What really needs a fresh proof asks for a step-up.
      freshAge: 0,
      // A cached cookie keeps a revoked session alive for its whole age.
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
      },
    },
    verification: { storeIdentifier: 'hashed' },
    advanced: {
      // Test runners set NODE_ENV=test, which switches both checks off unless they are set.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { disableIpTracking: true },
      database: {
        joins: true,
        validateSchema: false,
        // Else `list-sessions` shows a hundred of them, in no order, and maybe not the asking one.
        defaultFindManyLimit: SESSIONS_MOST,
      },
      ...(config.cookieDomain && {
        crossSubDomainCookies: { enabled: true, domain: config.cookieDomain },
      }),
    },
    rateLimit: { enabled: false },
    // Rethrown to the door: Better Auth would print failed queries with their parameters.
    onAPIError: { throw: true },
    // Its arguments may hold addresses and queries; the message alone is enough to find the place.
    logger: { level: 'error', log: (_level, message) => log.warn({ from: 'better-auth' }, message) },
    // A raw token from the database must never do: only what this service signed.
    plugins: [bearer({ requireSignature: true })],
  });
}
export type Auth = ReturnType<typeof createAuth>;
