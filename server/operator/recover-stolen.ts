import { z } from 'zod/mini';
import { emailSchema } from '../../shared/email-address.ts';
import { findUser, whoSchema } from './find-user.ts';
import { type OperatorDeps, operation, query } from './operation.ts';

const input = z.strictObject({
  who: whoSchema,
  email: emailSchema,
  /** A ban that is there already ends with the recovery, too. */
  liftBan: z._default(z.boolean(), false),
});

async function toPlan(
  { db, account }: OperatorDeps,
  { who, email: newEmail, liftBan }: z.output<typeof input>,
) {
  const found = await findUser(db, who);
  const plan = await account.stolenRecovery.plan(found, { newEmail, liftBan });
  const has = await account.signInMethods.countFactors(found.id);
  return {
    id: found.id,
    oldEmail: found.email,
    newEmail,
    /** Who hears of it: the present address and the earlier ones of fourteen days. Their mails have no link. */
    told: plan.told,
    /** A ban that was there before stays, unless `liftBan` says otherwise. */
    bannedSince: found.disabledAt?.toISOString() ?? null,
    liftsBan: plan.liftsBan,
    passkeysRemoved: has.passkeys,
    appRemoved: has.twoFactor !== null,
  };
}

/** `user.planStolenRecovery`: checks whether `user.recoverStolen` can begin, and says what it would do. */
export const planStolenRecovery = query(input, toPlan);

/**
 * `user.recoverStolen`: bans a user whose address is a thief's by now, and begins to give the account another address and
 * password. Throws `not_found`, `invalid_input`, `conflict` and `rate_limited`.
 */
export const recoverStolen = operation(input, async (deps, asked, source) => {
  const plan = await toPlan(deps, asked);
  const { email: newEmail, liftBan } = asked;
  const begun = await deps.account.stolenRecovery.begin(plan.id, { newEmail, liftBan }, source);
  return {
    ...plan,
    readyAt: begun.readyAt.toISOString(),
    expiresAt: begun.expiresAt?.toISOString() ?? null,
  };
});
