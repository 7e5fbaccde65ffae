import { z } from 'zod/mini';
import { emailSchema } from '../../shared/email-address.ts';
import { findUser, whoSchema } from './find-user.ts';
import { operation, query } from './operation.ts';

const input = z.strictObject({ who: whoSchema, email: emailSchema });

const toPlan = ({ id, email, emailVerified }: Awaited<ReturnType<typeof findUser>>, newEmail: string) => ({
  id,
  oldEmail: email,
  newEmail,
  /** False: the old address was never confirmed, and receives no mail. Only open sessions can stop it. */
  oldIsTold: emailVerified,
});

/** `user.planRecovery`: checks whether `user.recover` can begin. Throws `not_found`, `invalid_input` and `conflict`. */
export const planRecovery = query(input, async ({ db, account: { recoveries } }, { who, email }) => {
  const found = await findUser(db, who);
  await recoveries.checkAddress(db, found, email);
  return toPlan(found, email);
});

/**
 * `user.recover`: begins to give a user a new address and a new password. Throws `not_found`, `invalid_input`, `conflict`
 * and `rate_limited`.
 */
export const recoverUser = operation(
  input,
  async ({ db, account: { recoveries } }, { who, email }, source) => {
    const found = await findUser(db, who);
    const { readyAt, expiresAt } = await recoveries.beginAddress(found.id, email, source);
    return {
      ...toPlan(found, email),
      readyAt: readyAt.toISOString(),
      expiresAt: expiresAt?.toISOString() ?? null,
    };
  },
);

/** `user.cancelRecovery`: stops what `user.recover` or `user.resetSecondFactor` began. `false` when nothing was pending. */
export const cancelRecovery = operation(
  z.strictObject({ who: whoSchema, kind: z.enum(['address', 'second_factor']) }),
  async ({ db, account: { recoveries } }, { who, kind }, source) => {
    const found = await findUser(db, who);
    return {
      id: found.id,
      email: found.email,
      cancelled: await recoveries.cancel(found.id, kind, source),
    };
  },
);
