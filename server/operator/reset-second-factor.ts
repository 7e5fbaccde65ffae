import { z } from 'zod/mini';
import { AppError } from '../errors.ts';
import { findUser, whoSchema } from './find-user.ts';
import { type OperatorDeps, operation, query } from './operation.ts';

const input = z.strictObject({
  who: whoSchema,
  /** Removes the passkeys too. */
  passkeys: z.boolean(),
  /** Without the wait in which the user can stop it. */
  now: z.boolean(),
});

/** What would be removed. Throws `not_found`, and `conflict` when there is nothing to remove. */
async function plan({ db, account }: OperatorDeps, { who, passkeys }: z.output<typeof input>) {
  const found = await findUser(db, who);
  const { twoFactor, ...has } = await account.signInMethods.countFactors(found.id);
  const refuse = (sentence: string) => new AppError('conflict', { sentence });
  if (twoFactor === null && has.passkeys === 0)
    throw refuse('This user has neither an authenticator app nor a passkey.');
  if (twoFactor === null && !passkeys)
    throw refuse('This user has no authenticator app. To remove the passkeys, add --passkeys.');
  return {
    id: found.id,
    email: found.email,
    /** False: the address was never confirmed, and receives no mail. */
    isTold: found.emailVerified,
    app: twoFactor !== null,
    passkeysRemoved: passkeys ? has.passkeys : 0,
    passkeysKept: passkeys ? 0 : has.passkeys,
  };
}

/** `user.planFactorReset`: what `user.resetSecondFactor` would remove. */
export const planFactorReset = query(input, plan);

/** `user.resetSecondFactor`: removes the second factor now, or begins to. Throws `rate_limited`, too. */
export const resetSecondFactor = operation(input, async (deps, asked, source) => {
  const { account } = deps;
  const planned = await plan(deps, asked);
  if (asked.now) {
    await account.factorReset.applyNow(planned.id, asked.passkeys, source);
    return { ...planned, readyAt: null };
  }
  const { readyAt } = await account.recoveries.beginFactorReset(planned.id, asked.passkeys, source);
  return { ...planned, readyAt: readyAt.toISOString() };
});
