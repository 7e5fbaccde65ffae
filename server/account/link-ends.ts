import { and, eq, gte, inArray, isNotNull, isNull, ne, not, notInArray, or, sql } from 'drizzle-orm';
import { LINK_SPENT } from '../../shared/errors.ts';
import type { Database } from '../db/database.ts';
import { passkey } from '../db/schema/passkey.ts';
import { link } from '../db/schema/security.ts';
import { AppError } from '../errors.ts';
import type { Person } from '../users/row-lock.ts';
import { isOpenedBy, type LinkKey, type LinkPurpose } from './links.ts';

const CANCELLED = (why: string) => ({ change_email_new: why, change_email_old: why });
const OTHER_ADDRESS = 'The account has another address by now.';
const STAYS = 'The deletion was cancelled already: the account stays.';
const CONFIRMED = 'This address is confirmed already.';
const STOPPED = 'It was stopped already.';
const SECURED = 'It was stopped already, because the account was secured.';
const RECOVERED = 'The account has a new address and a new password by now, with the help of the operator.';
const STOLEN = 'The operator was told that the account was stolen. Ask the operator.';
const CHOSEN_SINCE = 'The password was changed after this link was sent.';

const RECOVERED_ENDS = {
  verify_email: RECOVERED,
  reset_password: RECOVERED,
  not_me: RECOVERED,
  take_back: RECOVERED,
  keep_account: RECOVERED,
  recover_address: RECOVERED,
  stop_recovery: RECOVERED,
  ...CANCELLED(RECOVERED),
};

/**
 * The events that end unused links. Each event names the purposes whose links it ends, and the message for such a link
 * from then on. Links of other purposes stay valid. 'This wasn't me' stays valid after a change of the password, which
 * the thief may have made, but not after a reset, which only the owner of the mailbox can make. A reset of a confirmed
 * address removes no passkey: the links that remove one stay valid.
 */
const ENDS = {
  password_changed: {
    reset_password: CHOSEN_SINCE,
    ...CANCELLED('The change was cancelled because the password was changed.'),
  },
  password_reset: {
    reset_password: CHOSEN_SINCE,
    verify_email: CONFIRMED,
    not_me: 'A new password was chosen by mail since, which signed out every device.',
    take_back: 'A new password was chosen by mail since, which signed out every device.',
    ...CANCELLED('The change was cancelled because the password was changed.'),
  },
  email_verified: {
    verify_email: CONFIRMED,
    ...CANCELLED('The change was cancelled because the address so far was confirmed.'),
  },
  email_changed: {
    verify_email: OTHER_ADDRESS,
    reset_password: OTHER_ADDRESS,
    not_me: 'The account has another address by now. Use the link of the mail that told you so.',
    keep_account: OTHER_ADDRESS,
    recover_address: OTHER_ADDRESS,
    stop_recovery: 'The account has another address by now. There is nothing to stop.',
    ...CANCELLED('The address was changed already.'),
  },
  email_change_replaced: CANCELLED('Another change took its place. Use the links of the newest mails.'),
  email_change_cancelled: CANCELLED('The change was cancelled.'),
  disowned: {
    verify_email: 'The account was secured. Choose a new password: that confirms the address too.',
    reset_password: 'The account was secured. Use the link of the newest mail.',
    keep_account: STAYS,
    recover_address: SECURED,
    stop_recovery: SECURED,
    stop_factor_reset: SECURED,
    ...CANCELLED('The change was cancelled because the account was secured.'),
  },
  deletion_cancelled: { keep_account: STAYS },
  recovery_replaced: {
    recover_address: 'Another mail took its place. Use the link of the newest mail.',
    stop_recovery: 'Another mail took its place. Use the link of the newest mail.',
  },
  recovery_stopped: {
    recover_address: 'The recovery was stopped. Ask the operator.',
    stop_recovery: STOPPED,
  },
  recovered: RECOVERED_ENDS,
  /** 'This wasn't me' stays: the address so far is refused while this is pending, and earlier addresses can stop it. */
  stolen: {
    verify_email: STOLEN,
    reset_password: STOLEN,
    keep_account: STOLEN,
    recover_address: 'Another mail took its place. Use the link of the newest mail.',
    stop_recovery: STOLEN,
    ...CANCELLED(STOLEN),
  },
  stolen_recovered: { ...RECOVERED_ENDS, stop_factor_reset: RECOVERED },
  factor_reset_replaced: {
    stop_factor_reset: 'Another mail took its place. Use the link of the newest mail.',
  },
  factor_reset_stopped: { stop_factor_reset: STOPPED },
  factor_reset: { stop_factor_reset: 'The second factor is removed already.' },
} satisfies Record<string, Partial<Record<LinkPurpose, string>>>;
export type LinkEnd = keyof typeof ENDS;

/** The purposes whose links remove the passkeys that were added since. */
const DISOWNING = ['not_me', 'take_back'];
/** SQL condition: the link would remove a passkey. */
const removesPasskey = sql`exists (select from ${passkey}
  where ${eq(passkey.userId, link.userId)} and ${gte(passkey.createdAt, link.createdAt)})`;

/** Ends the links that `event` makes invalid. The person must be locked. */
export async function endLinks(trx: Database, { id, email }: Pick<Person, 'id' | 'email'>, event: LinkEnd) {
  const purposes = Object.keys(ENDS[event]);
  // This may change no row: most people have no open link.
  await trx
    .update(link)
    .set({ endedBy: event })
    .where(
      and(
        eq(link.userId, id),
        inArray(link.purpose, purposes),
        isNull(link.endedBy),
        // An action from one mailbox must not end the links by which another mailbox can take an address back. A stolen
        // account is the exception: the operator knows who the user is, and any other address may be the thief's.
        event === 'stolen_recovered' ? undefined : or(ne(link.purpose, 'take_back'), eq(link.email, email)),
        event === 'password_reset' ? or(notInArray(link.purpose, DISOWNING), not(removesPasskey)) : undefined,
      ),
    );
}

/**
 * The error for a link that cannot be used. `endedBy`: the event that ended the link; null when the link is unknown,
 * used or expired.
 */
export function toUnusableLink(found?: { purpose: string; endedBy: string | null }): AppError {
  const words: Partial<Record<string, Partial<Record<string, string>>>> = ENDS;
  const why = found?.endedBy && words[found.endedBy]?.[found.purpose];
  return new AppError('invalid_input', {
    fields: { token: why || LINK_SPENT },
  });
}

/** Finds the error for a link that could not be used, by its key. */
export async function findUnusableLink(
  db: Database,
  purposes: readonly LinkPurpose[],
  key: LinkKey,
): Promise<AppError> {
  const [ended] = await db
    .select({ purpose: link.purpose, endedBy: link.endedBy })
    .from(link)
    .where(
      and(
        isOpenedBy(key),
        inArray(link.purpose, purposes),
        isNotNull(link.endedBy),
        sql`${link.expiresAt} > now()`,
      ),
    );
  return toUnusableLink(ended);
}
