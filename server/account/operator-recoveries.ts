import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { recordActivity } from '../activity/store.ts';
import type { Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { type link, operatorRecovery, user } from '../db/schema/index.ts';
import { AppError } from '../errors.ts';
import { toAddressee } from '../mail/addressee.ts';
import type { Outbox } from '../mail/outbox.ts';
import { lockPerson, type Person } from '../users/row-lock.ts';
import { endLinks } from './link-ends.ts';
import { createLink, RECOVERY_DAYS, RECOVERY_WAIT_HOURS } from './links.ts';

export type Recovery = typeof operatorRecovery.$inferSelect;
export type RecoveryKind = Recovery['kind'];

/** SQL condition: the recovery of this kind of this user. */
export const isRecoveryOf = (userId: string | typeof link.userId, kind: RecoveryKind) =>
  and(eq(operatorRecovery.userId, userId), eq(operatorRecovery.kind, kind));

/** SQL condition: the wait is over, by the clock of the database, which also set its end. */
export const isReady = sql<boolean>`${operatorRecovery.readyAt} <= now()`;
/** SQL condition: the link to the new address has not expired. */
export const isUnexpired = or(isNull(operatorRecovery.expiresAt), gt(operatorRecovery.expiresAt, sql`now()`));

const STOPPED = { address: 'recovery_stopped', second_factor: 'factor_reset_stopped' } as const;

/** Deletes a pending recovery of a locked user, ends its links and logs it. False when there is none. */
export async function stopRecovery(
  trx: Database,
  person: Pick<Person, 'id' | 'email'>,
  kind: RecoveryKind,
  { source, sessionId = null }: { source: Source; sessionId?: string | null },
): Promise<boolean> {
  const stopped = await trx
    .delete(operatorRecovery)
    .where(isRecoveryOf(person.id, kind))
    .returning({ userId: operatorRecovery.userId });
  if (stopped.length === 0) return false;
  await endLinks(trx, person, STOPPED[kind]);
  await recordActivity(trx, { userId: person.id, sessionId, kind: STOPPED[kind] }, source);
  return true;
}

/** Stops every pending recovery of a locked user: see `stopRecovery`. */
export async function stopRecoveries(trx: Database, person: Person, source: Source): Promise<void> {
  for (const kind of ['address', 'second_factor'] as const) await stopRecovery(trx, person, kind, { source });
}

/** Stores a recovery of a locked user. It replaces one of the same kind, and its wait begins now. */
export async function storeRecovery(
  trx: Database,
  row: Partial<Recovery> & Pick<Recovery, 'userId' | 'kind'>,
) {
  await trx.delete(operatorRecovery).where(isRecoveryOf(row.userId, row.kind));
  const readyAt = sql`now() + make_interval(hours => ${RECOVERY_WAIT_HOURS})`;
  const expiresAt = row.kind === 'address' ? sql`now() + make_interval(days => ${RECOVERY_DAYS})` : null;
  const [stored] = await trx
    .insert(operatorRecovery)
    .values({ ...row, readyAt, expiresAt })
    .returning();
  if (!stored) throw new AppError('conflict');
  return stored;
}

/** Throws `invalid_input` for the user's current address, and `conflict` when another account has it. */
export async function checkAddress(
  trx: Database,
  person: Pick<Person, 'email'>,
  newEmail: string,
): Promise<void> {
  if (newEmail === person.email)
    throw new AppError('invalid_input', { sentence: 'The account has this address already.' });
  const taken = await trx.select({ id: user.id }).from(user).where(eq(user.email, newEmail));
  if (taken.length > 0) throw new AppError('conflict', { sentence: 'Another account has this address.' });
}

/**
 * Begins what the operator does for a user who lost everything. The operator has checked who it is, outside of this
 * service. The user is told at once, and can stop it for a day: whoever deceived the operator must not get the account.
 * A second recovery of one kind replaces the first, and its wait begins anew.
 */
export function createOperatorRecoveries({ db, outbox }: { db: Database; outbox: Outbox }) {
  /** Stores the recovery under the user's lock. Throws `not_found`, and `conflict` for a banned user. */
  const begin = <Result>(
    userId: string,
    work: (trx: Database, person: Person) => Promise<Result>,
  ): Promise<Result> =>
    db.transaction(async (trx) => {
      const person = await lockPerson(trx, userId);
      if (!person) throw new AppError('not_found', { sentence: 'There is no such user.' });
      if (person.disabledAt)
        throw new AppError('conflict', { sentence: 'This user is banned. Unban them first.' });
      return work(trx, person);
    });

  /** The mail to the user's own address. An unconfirmed address may be a stranger's, and receives none. */
  const toUser = ({ id, email, emailVerified }: Person) => ({
    to: email,
    isConfirmed: emailVerified,
    userId: id,
  });

  async function createStopLinks(
    trx: Database,
    { id: userId, email }: Person,
    purpose: 'stop_recovery' | 'stop_factor_reset',
  ) {
    const to = { userId, email };
    return { stopRecovery: await createLink(trx, purpose, to), notMe: await createLink(trx, 'not_me', to) };
  }

  return {
    /**
     * Begins to give a user a new address and password: mails a link to the new address, and tells the old one.
     * `withPasskeys`: the passkeys will be removed too. Throws `invalid_input` for the current address, `conflict` when
     * another account has the new one, and `rate_limited`.
     */
    beginAddress: (
      userId: string,
      { newEmail, withPasskeys }: { newEmail: string; withPasskeys: boolean },
      source: Source,
    ): Promise<Recovery> =>
      begin(userId, async (trx, person) => {
        await checkAddress(trx, person, newEmail);
        await endLinks(trx, person, 'recovery_replaced');
        const actor = source.actor ?? null;
        const recovery = await storeRecovery(trx, { userId, kind: 'address', newEmail, withPasskeys, actor });
        const readyAt = recovery.readyAt.toISOString();
        const expiresAt = (recovery.expiresAt ?? recovery.readyAt).toISOString();
        const name = toAddressee(person);
        await outbox.add(
          trx,
          {
            to: newEmail,
            isConfirmed: false,
            userId,
            template: 'recovery',
            params: { name, readyAt, expiresAt },
            secrets: async () => ({
              resetPassword: await createLink(trx, 'recover_address', { userId, email: newEmail }),
            }),
          },
          {
            ...toUser(person),
            template: 'recoveryNotice',
            params: { name, newEmail, readyAt },
            secrets: () => createStopLinks(trx, person, 'stop_recovery'),
          },
        );
        await recordActivity(trx, { userId, kind: 'recovery_requested' }, source);
        return recovery;
      }),

    /** Begins to remove a user's second factor. Throws `rate_limited`. */
    beginFactorReset: (userId: string, withPasskeys: boolean, source: Source): Promise<Recovery> =>
      begin(userId, async (trx, person) => {
        await endLinks(trx, person, 'factor_reset_replaced');
        const actor = source.actor ?? null;
        const recovery = await storeRecovery(trx, { userId, kind: 'second_factor', withPasskeys, actor });
        await outbox.add(trx, {
          ...toUser(person),
          template: 'factorResetNotice',
          params: { name: toAddressee(person), readyAt: recovery.readyAt.toISOString(), withPasskeys },
          secrets: () => createStopLinks(trx, person, 'stop_factor_reset'),
        });
        await recordActivity(trx, { userId, kind: 'factor_reset_requested' }, source);
        return recovery;
      }),

    /** The operator stops it. False when nothing was pending. */
    cancel: (userId: string, kind: RecoveryKind, source: Source): Promise<boolean> =>
      db.transaction(async (trx) => {
        const person = await lockPerson(trx, userId);
        return person !== null && (await stopRecovery(trx, person, kind, { source }));
      }),

    /** What is pending for a user, at most one of each kind. */
    list: (userId: string): Promise<Recovery[]> =>
      db
        .select()
        .from(operatorRecovery)
        .where(and(eq(operatorRecovery.userId, userId), isUnexpired)),
  };
}
