import { betterAuth } from 'better-auth';
import { bearer } from 'better-auth/plugins';
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH, toPasswordForm } from '../../shared/credentials.ts';
import { AUTH } from '../../shared/paths.ts';
import type { Database } from '../db/database.ts';
import type { Log } from '../log.ts';
import { type SessionLifetime, SLIDING_SECONDS, UPDATE_AGE_SECONDS } from '../session/lifetime.ts';
import { SESSIONS_MOST } from '../session/live-sessions.ts';
import { createAdapter } from './adapter.ts';
import { currentCaller, findLookedUp, noteVerifiedHash } from './call.ts';
import type { Forget } from './forgetting.ts';
import { createHashRenewal } from './hash-renewal.ts';
import { findMatchingForm, hashEachForm, isOutdated } from './password.ts';

type AuthConfig = {
  /** The public origin, without a path. */
  url: string;
  secret: string;
  trustedOrigins: readonly string[];
  cookieDomain: string | undefined;
  signUp: 'instant' | 'verified' | 'closed';
};
type AuthDeps = {
  config: AuthConfig;
  db: Database;
  lifetime: SessionLifetime;
  /** Makes this process forget what a write made untrue. */
  forget: Forget;
  log: Log;
};

/** Better Auth as this service runs it. Builds only: the database is asked when a request comes. */
export function createAuth({ config, db, lifetime, forget, log }: AuthDeps) {
  const renew = createHashRenewal(db, log);

  /** Verifies a password at sign-in, and replaces a hash that was made by older rules while it is at hand. */
  async function verifyAndRenew(presented: { password: string; hash: string }): Promise<boolean> {
    const { password, hash } = presented;
    const form = await findMatchingForm(presented);
    if (form === null) return false;
    noteVerifiedHash(hash);
    const userId = findLookedUp();
    if (userId === undefined || (!isOutdated(hash) && form === toPasswordForm(password))) return true;
    const renewed = await renew(userId, { password, hash });
    if (renewed !== null) noteVerifiedHash(renewed);
    return true;
  }

  return betterAuth({
    appName: 'Gatehouse',
    baseURL: config.url,
    basePath: AUTH,
    secret: config.secret,
    trustedOrigins: [...config.trustedOrigins],
    database: createAdapter(db, lifetime, forget),
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      // Better Auth counts UTF-16 units; the door counts code points before it, so these only bound.
      minPasswordLength: PASSWORD_MIN_LENGTH,
      maxPasswordLength: PASSWORD_MAX_LENGTH * 2,
      password: { hash: hashEachForm, verify: verifyAndRenew },
      disableSignUp: config.signUp === 'closed',
      // Nobody is signed in before the address is confirmed, and a taken address is not told from a new one.
      requireEmailVerification: config.signUp === 'verified',
      // The answer for a taken address repeats the address that was sent.
      customSyntheticUser: ({ coreFields, additionalFields, id }) => ({
        ...coreFields,
        ...additionalFields,
        id,
        email: currentCaller().email,
      }),
      onExistingUserSignUp: async ({ user }) => {
        const { email = user.email, onTaken } = currentCaller();
        await onTaken?.({ ...user, email });
      },
    },
    session: {
      expiresIn: SLIDING_SECONDS,
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
      // The adapter stores our own reading of the client's address.
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
