import type { SecondFactorPolicy } from '../../shared/second-factor.ts';
import { createBrowsers } from '../caller/known-browsers.ts';
import type { Database } from '../db/database.ts';
import { type Attempts, createAttempts } from '../limits/attempts.ts';
import { createConcurrencyLimiter } from '../limits/concurrency-limiter.ts';
import type { RateLimiter } from '../limits/rate-limiter.ts';
import type { Log } from '../log.ts';
import type { Outbox } from '../mail/outbox.ts';
import { createPasskeyParts } from '../passkeys/passkey-parts.ts';
import { createHashRenewal } from '../passwords/hash-renewal.ts';
import { createPasswordPolicy, type IsBreached } from '../passwords/password-policy.ts';
import { deriveKeys, deriveLastingKey, type Secrets } from '../secrets/keys.ts';
import { createSecretBox } from '../secrets/secret-box.ts';
import type { SessionCache } from '../session/cache.ts';
import type { SessionLifetime } from '../session/lifetime.ts';
import type { SessionCookies } from '../session/session-cookie.ts';
import { createAppSecrets } from '../two-factor/app-secrets.ts';
import { createApps } from '../two-factor/apps.ts';
import { createBackupCodes } from '../two-factor/backup-codes.ts';
import { createCodeProof } from '../two-factor/code-proof.ts';
import { createPendingSignIns } from '../two-factor/pending-sign-ins.ts';
import { createAddressRecovery } from './address-recovery.ts';
import { createBans } from './bans.ts';
import { createDeletions } from './deletions.ts';
import { createDiscarding } from './discarding.ts';
import { createEmailChangeEnd } from './email-change-end.ts';
import { createEmailChanges } from './email-changes.ts';
import { createEmailVerification } from './email-verification.ts';
import { createExport } from './export.ts';
import { createFactorReset } from './factor-reset.ts';
import { createFirstPasskeys } from './first-passkey.ts';
import { createInvitations } from './invitations.ts';
import { createLinkReader } from './link-reader.ts';
import { createMailCodes } from './mail-codes.ts';
import { createSessionOpener } from './new-session.ts';
import { createNotices } from './notices.ts';
import { createOperatorRecoveries } from './operator-recoveries.ts';
import { createOverview } from './overview.ts';
import { createOwnPasskeys } from './own-passkeys.ts';
import { createPasskeyRegistration } from './passkey-registration.ts';
import { createPasskeySignIn } from './passkey-sign-in.ts';
import { createPasswordAttempts } from './password-attempts.ts';
import { createPasswordChanges } from './password-changes.ts';
import { createPasswordProof } from './password-proof.ts';
import { createPurge } from './purge.ts';
import { createAccountRecovery } from './recovery.ts';
import { createRecoveryStop } from './recovery-stop.ts';
import { createLinkRequests } from './request-link.ts';
import { createSecondStep } from './second-step.ts';
import { createSignIn } from './sign-in.ts';
import { createSignInEnd } from './sign-in-end.ts';
import { createSignInMethods } from './sign-in-methods.ts';
import { createSignUp } from './sign-up.ts';
import { createStepUp } from './step-up.ts';
import { createStepUpMethods } from './step-up-methods.ts';
import { createStolenRecovery } from './stolen-recovery.ts';
import { createSummaryFinish } from './summary-link.ts';
import { createTrustRemoval } from './trusted-browsers.ts';
import { createTwoFactorChanges } from './two-factor-changes.ts';

/**
 * Sign-ins and sign-ups that run at the same time. There are more database connections than these, so that other
 * requests keep some.
 */
const HASHES_AT_ONCE = 4;
/** Milliseconds. A person who waits longer presses the button again. */
const HASH_PATIENCE = 5_000;

type Deps = {
  config: {
    account: {
      signUp: 'instant' | 'verified' | 'closed';
      passwordMinLength: number;
      secondFactor: SecondFactorPolicy;
    };
    portal: { appName: string };
    http: { url: string };
  };
  secrets: Secrets;
  db: Database;
  cache: SessionCache;
  lifetime: SessionLifetime;
  cookies: SessionCookies;
  outbox: Outbox;
  limiter: RateLimiter;
  isBreached?: IsBreached | undefined;
  log: Log;
};

/** Creates everything that concerns how a person proves who they are. This function does no I/O. */
export function createAccount({
  config,
  secrets,
  db,
  cache,
  lifetime,
  cookies,
  outbox,
  limiter,
  isBreached,
  log,
}: Deps) {
  const attempts: Attempts = createAttempts(db, deriveLastingKey(secrets, 'attempts'));
  const browsers = createBrowsers(db, deriveLastingKey(secrets, 'browsers'));
  const codes = createMailCodes(db, deriveLastingKey(secrets, 'mail codes'));
  const policy = createPasswordPolicy({
    minLength: config.account.passwordMinLength,
    appName: config.portal.appName,
    isBreached,
  });
  const passkeys = createPasskeyParts({ url: config.http.url, appName: config.portal.appName, secrets, db });
  const proof = createPasswordProof(db, attempts);
  const notices = createNotices(outbox);
  const codeAttempts = createAttempts(db, deriveLastingKey(secrets, 'code attempts'));
  const counts = { passwords: attempts, codes: codeAttempts };
  const appSecrets = createAppSecrets(createSecretBox(deriveKeys(secrets, 'authenticator apps')), log);
  const apps = createApps(appSecrets, config.portal.appName);
  const backupCodes = createBackupCodes(deriveLastingKey(secrets, 'backup codes'));
  const codeProof = createCodeProof({
    db,
    attempts: codeAttempts,
    secrets: appSecrets,
    backupCodes,
    tellUsed: notices.tellBackupCodeUsed,
  });
  const renewHash = createHashRenewal(db, log);
  const { secondFactor } = config.account;
  const stepUp = createStepUp(db, secondFactor);
  const emailChanges = createEmailChanges({ db, outbox, stepUp });
  const deletions = createDeletions({ db, cache, outbox });
  const passwordAttempts = createPasswordAttempts({ db, attempts, browsers });
  const opener = createSessionOpener({ db, lifetime, browsers, cache });
  const { signUp: signUpMode } = config.account;
  const isSecure = config.http.url.startsWith('https:');
  const pending = createPendingSignIns(db, deriveKeys(secrets, 'pending sign-ins'), { isSecure });
  const signInEnd = createSignInEnd({ notices, signUpMode });
  const limitConcurrency = createConcurrencyLimiter({ places: HASHES_AT_ONCE, patience: HASH_PATIENCE });
  const firstPasskeys = createFirstPasskeys({
    db,
    cache,
    passkeys,
    codes,
    changes: emailChanges,
    opener,
    cookies,
  });
  const factorReset = createFactorReset({ db, cache, outbox, apps, browsers, log });
  const addressRecovery = createAddressRecovery({
    db,
    cache,
    outbox,
    attempts,
    browsers,
    changes: emailChanges,
    deletions,
    apps,
  });
  const passwordChanges = createPasswordChanges({
    db,
    cache,
    outbox,
    policy,
    proof,
    stepUp,
    attempts,
    browsers,
    emailChanges,
    addressRecovery,
  });
  return {
    browsers,
    passkeys,
    codeProof,
    stepUp,
    stepUpMethods: createStepUpMethods({
      db,
      cache,
      stepUp,
      passwords: proof,
      renewHash,
      codes: codeProof,
      passkeys: passkeys.proof,
    }),
    signInMethods: createSignInMethods({ db, browsers, policy: secondFactor }),
    untrustBrowser: createTrustRemoval(db, browsers),
    emailChanges,
    deletions,
    ...createPurge({ db, cache, outbox, counts, log }),
    bans: createBans(db, cache),
    invitations: createInvitations({ db, outbox }),
    export: createExport(db),
    emailChangeEnd: createEmailChangeEnd({ db, cache, outbox, changes: emailChanges, log }),
    signIn: createSignIn({
      db,
      attempts,
      passwordAttempts,
      limitConcurrency,
      renewHash,
      opener,
      end: signInEnd,
      pending,
      browsers,
      factorReset,
      policy: secondFactor,
      url: config.http.url,
      cookies,
    }),
    apps,
    findPendingSignIn: pending.find,
    secondStep: createSecondStep({
      opener,
      end: signInEnd,
      pending,
      codeProof,
      factorReset,
      browsers,
      cookies,
    }),
    twoFactorChanges: createTwoFactorChanges({
      db,
      cache,
      apps,
      backupCodes,
      codeProof,
      browsers,
      stepUp,
      proof,
      notices,
    }),
    ...createSignUp({
      db,
      policy,
      limiter,
      limitConcurrency,
      opener,
      codes,
      outbox,
      cookies,
      signUpMode,
    }),
    firstPasskeys,
    passkeyRoutes: {
      signIn: createPasskeySignIn({
        db,
        passkeys,
        opener,
        end: signInEnd,
        cookies,
        pending,
        factorReset,
        clearCodeAttempts: codeProof.clear,
        log,
      }),
      registration: createPasskeyRegistration({ db, cache, passkeys, stepUp, notices, first: firstPasskeys }),
      own: createOwnPasskeys({ db, cache, stepUp, notices, host: passkeys.host }),
    },
    passwordChanges,
    readLink: createLinkReader(db),
    codes,
    linkRequests: createLinkRequests(db, outbox, codes),
    verifyEmail: createEmailVerification({
      db,
      cache,
      changes: emailChanges,
      passwordAttempts,
      passwordChanges,
    }),
    discard: createDiscarding({ db, cache, counts }),
    recover: createAccountRecovery({ db, cache, outbox, browsers, changes: emailChanges, deletions }),
    recoveries: createOperatorRecoveries({ db, outbox }),
    stolenRecovery: createStolenRecovery({ db, cache, outbox, changes: emailChanges, deletions }),
    factorReset,
    stopRecovery: createRecoveryStop({ db, factorReset }),
    findOverview: createOverview(db),
    finishSummary: createSummaryFinish(db, outbox),
  };
}
export type Account = ReturnType<typeof createAccount>;
