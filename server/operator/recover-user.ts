import { z } from 'zod/mini';
import { emailSchema } from '../../shared/email-address.ts';
import { checkAddress } from '../account/operator-recoveries.ts';
import { findUser, whoSchema } from './find-user.ts';
import { type OperatorDeps, operation, query } from './operation.ts';

const input = z.strictObject({
  who: whoSchema,
  email: emailSchema,
  /** Removes the passkeys too. */
  passkeys: z._default(z.boolean(), false),
});

async function toPlan(
  account: OperatorDeps['account'],
  { id, email, emailVerified }: Awaited<ReturnType<typeof findUser>>,
  { email: newEmail, passkeys }: z.output<typeof input>,
) {
  const has = await account.signInMethods.countFactors(id);
  const areRemoved = passkeys || !emailVerified;
  return {
    id,
    oldEmail: email,
    newEmail,
    /** False: the old address was never confirmed, and receives no mail. Only open sessions can stop it. */
    oldIsTold: emailVerified,
    /** Passkeys of an account whose address was never confirmed are always removed: they may be a stranger's. */
    passkeysRemoved: areRemoved ? has.passkeys : 0,
    passkeysKept: areRemoved ? 0 : has.passkeys,
    /** The authenticator app stays: `user.resetSecondFactor` removes it. */
    appKept: has.twoFactor !== null,
  };
}

/** `user.planRecovery`: checks whether `user.recover` can begin. Throws `not_found`, `invalid_input` and `conflict`. */
export const planRecovery = query(input, async ({ db, account }, asked) => {
  const found = await findUser(db, asked.who);
  await checkAddress(db, found, asked.email);
  return toPlan(account, found, asked);
});

/**
 * `user.recover`: begins to give a user a new address and a new password. Throws `not_found`, `invalid_input`, `conflict`
 * and `rate_limited`.
 */
export const recoverUser = operation(input, async ({ db, account }, asked, source) => {
  const found = await findUser(db, asked.who);
  const plan = await toPlan(account, found, asked);
  const begun = { newEmail: asked.email, withPasskeys: asked.passkeys };
  const { readyAt, expiresAt } = await account.recoveries.beginAddress(found.id, begun, source);
  return {
    ...plan,
    readyAt: readyAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
  };
});

/**
 * `user.cancelRecovery`: stops what `user.recover`, `user.recoverStolen` or `user.resetSecondFactor` began. `false` when
 * nothing was pending. A ban stays, also one that the recovery set.
 */
export const cancelRecovery = operation(
  z.strictObject({ who: whoSchema, kind: z.enum(['address', 'second_factor']) }),
  async ({ db, account: { recoveries } }, { who, kind }, source) => {
    const found = await findUser(db, who);
    return {
      id: found.id,
      email: found.email,
      bannedSince: found.disabledAt?.toISOString() ?? null,
      cancelled: await recoveries.cancel(found.id, kind, source),
    };
  },
);
