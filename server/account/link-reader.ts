import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { LinkFacts } from '../../shared/account.ts';
import type { MailLink } from '../../shared/paths.ts';
import type { Database } from '../db/database.ts';
import { account, emailChange, link, operatorRecovery, user } from '../db/schema/index.ts';
import { AppError } from '../errors.ts';
import { passwordOf } from '../passwords/password-row.ts';
import type { Person } from '../users/row-lock.ts';
import { toWaiting } from './address-recovery.ts';
import { isBlank } from './blank-account.ts';
import { type Change, findPending, isAgreed, toAnswer } from './email-changes.ts';
import { toUnusableLink } from './link-ends.ts';
import { isOpenedBy, type Link, type LinkKey, type LinkPurpose, mayUse } from './links.ts';
import { isReady, isRecoveryOf, isUnexpired } from './operator-recoveries.ts';
import { toStopped } from './recovery-stop.ts';
import { toStolenAddress } from './stolen-account.ts';

const PURPOSES: Record<MailLink, readonly LinkPurpose[]> = {
  verifyEmail: ['verify_email'],
  changeEmail: ['change_email_new', 'change_email_old'],
  resetPassword: ['reset_password', 'recover_address'],
  notMe: ['not_me', 'take_back'],
  keepAccount: ['keep_account'],
  stopRecovery: ['stop_recovery', 'stop_factor_reset'],
};

type Found = {
  link: Link;
  person: Person;
  hasPassword: boolean;
  change: Change | null;
  recovery: { newEmail: string | null; readyAt: Date; isStolen: boolean } | null;
  isReady: boolean | null;
  /** Another account has confirmed the link's address. */
  isTaken: boolean;
};

/** The facts of a link that could be used now; null for any other link. `callerId`: who is signed in. */
function toFacts(
  kind: MailLink,
  { link, person, hasPassword, change, recovery, isReady, isTaken }: Found,
  callerId: string | null,
): LinkFacts | null {
  const pending = kind === 'keepAccount' || kind === 'stopRecovery' ? null : findPending(change);
  const facts = { email: link.email, completes: true, ...(pending && { cancels: pending.email }) };
  if (kind === 'verifyEmail')
    return mayUse(person, link)
      ? {
          ...facts,
          needsPassword: person.id !== callerId,
          ...(isBlank(person, hasPassword) && { withoutPassword: true }),
        }
      : null;
  if (link.purpose === 'recover_address') {
    if (recovery?.newEmail !== link.email || (person.disabledAt && !recovery.isStolen)) return null;
    if (!isReady) throw new AppError('invalid_input', { fields: { token: toWaiting(recovery) } });
    return facts;
  }
  if (kind === 'resetPassword') return mayUse(person, link) ? facts : null;
  if (kind === 'notMe' && recovery?.isStolen && (isTaken || link.email === person.email))
    throw toStolenAddress();
  if (kind === 'stopRecovery') return { ...facts, stops: toStopped(link.purpose) };
  if (kind !== 'changeEmail') return facts;
  if (!change || person.disabledAt) return null;
  const answered = { ...change, [toAnswer(link.purpose)]: new Date() };
  return { email: change.newEmail, completes: isAgreed(answered) };
}

/**
 * Returns what a link would do, and does not use it up. It is one statement that writes nothing, whether or not the
 * link exists. A caller who has the secret could use the link anyway. Throws `invalid_input` where the use
 * of the link would throw it.
 */
export const createLinkReader =
  (db: Database) =>
  async (kind: MailLink, key: LinkKey, callerId: string | null): Promise<LinkFacts> => {
    const [found] = await db
      .select({
        link,
        person: user,
        hasPassword: sql<boolean>`exists (select from ${account} where ${and(passwordOf(link.userId), isNotNull(account.password))})`,
        change: emailChange,
        recovery: {
          newEmail: operatorRecovery.newEmail,
          readyAt: operatorRecovery.readyAt,
          isStolen: operatorRecovery.isStolen,
        },
        isReady,
        isTaken: sql<boolean>`exists (select from ${user} other
          where other.email = ${link.email} and other.email_verified and other.id <> ${link.userId})`,
        isOver: sql<boolean>`${link.expiresAt} <= now()`,
      })
      .from(link)
      .innerJoin(user, eq(user.id, link.userId))
      .leftJoin(emailChange, eq(emailChange.userId, link.userId))
      .leftJoin(operatorRecovery, and(isRecoveryOf(link.userId, 'address'), isUnexpired))
      .where(and(isOpenedBy(key), inArray(link.purpose, PURPOSES[kind])));
    if (!found || found.isOver || found.link.endedBy)
      throw toUnusableLink(found?.isOver ? undefined : found?.link);
    const facts = toFacts(kind, found, callerId);
    if (!facts) throw toUnusableLink();
    return facts;
  };
