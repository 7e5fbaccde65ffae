import { z } from 'zod/mini';
import { findUser, whoSchema } from './find-user.ts';
import { query } from './operation.ts';

const NO_BROWSER = { sent: [], program: null };

/** `user.show`: what the operator may know of a user. No hash, secret or token. */
export const showUser = query(
  z.strictObject({ who: whoSchema }),
  async ({ db, account, claims, profiles, sessions }, { who }) => {
    const found = await findUser(db, who);
    const { id } = found;
    const [profile, said, live, ways, facts, pending, recoveries] = await Promise.all([
      profiles.find(id),
      claims.find(id),
      sessions.count({ user: { id } }),
      account.signInMethods.count(id, NO_BROWSER),
      account.findOverview({ userId: id, sessionId: '', browsers: [] }),
      account.emailChanges.find(id),
      account.recoveries.list(id),
    ]);
    return {
      id,
      email: found.email,
      emailVerified: found.emailVerified,
      name: found.name,
      image: found.image,
      createdAt: found.createdAt.toISOString(),
      bannedSince: found.disabledAt?.toISOString() ?? null,
      deletionDueAt: found.deletionDueAt?.toISOString() ?? null,
      pendingEmail: pending && { email: pending.email, expiresAt: pending.expiresAt.toISOString() },
      pendingRecoveries: recoveries.map(
        ({ kind, newEmail, withPasskeys, isStolen, liftsBan, actor, readyAt }) => ({
          kind,
          newEmail,
          withPasskeys,
          isStolen,
          liftsBan,
          actor,
          readyAt: readyAt.toISOString(),
        }),
      ),
      lastSignInAt: facts.lastSignInAt?.toISOString() ?? null,
      sessions: live,
      hasPassword: ways.hasPassword,
      passwordChangedAt: ways.hasPassword ? (facts.passwordChangedAt?.toISOString() ?? null) : null,
      passkeys: ways.passkeys,
      authenticatorApp: ways.twoFactor && {
        since: ways.twoFactor.enabledAt.toISOString(),
        backupCodesLeft: ways.twoFactor.backupCodesLeft,
      },
      trustedBrowsers: ways.trustedBrowsers,
      claims: said,
      profile,
    };
  },
);
