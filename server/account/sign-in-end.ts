import { findNewest } from '../activity/store.ts';
import type { Caller } from '../caller/caller.ts';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors.ts';
import type { Person } from '../users/row-lock.ts';
import type { OpenedSession } from './new-session.ts';
import type { Notices } from './notices.ts';
import { type RawAnswer, refuseAsBetterAuth } from './raw-call.ts';

type Deps = { notices: Notices; signUpMode: 'instant' | 'verified' | 'closed' };
/** Why a person who proved who they are is not signed in. */
export type SignInRefusal = 'not_verified' | 'disabled';

const NOT_VERIFIED = { code: 'EMAIL_NOT_VERIFIED', message: 'Email not verified' };

/** What every way to sign in ends with, whatever the person proved it with. */
export function createSignInEnd({ notices, signUpMode }: Deps) {
  /**
   * False for the first sign-in after the address was confirmed: it is expected, whatever browser it comes from. Rows
   * of the log are deleted, the oldest first. Only while the sign-up is still logged does the log have every sign-in
   * since. A sign-up with a session signed the person in.
   */
  async function isNews(trx: Database, userId: string): Promise<boolean> {
    if (signUpMode !== 'verified') return true;
    const kinds = ['sign_in', 'sign_up'] as const;
    const [, previous] = await findNewest(trx, { userId, kinds, ok: [true], most: 2 });
    return previous?.kind !== 'sign_up' || previous.sessionId !== null;
  }

  return {
    /** Why the person may not sign in now; null when they may. Only a caller who proved who they are learns it. */
    findRefusal({
      emailVerified,
      disabledAt,
    }: Pick<Person, 'emailVerified' | 'disabledAt'>): SignInRefusal | null {
      if (signUpMode === 'verified' && !emailVerified) return 'not_verified';
      return disabledAt === null ? null : 'disabled';
    },

    /** The answer to that. Throws `account_disabled`. */
    refuse(refusal: SignInRefusal): RawAnswer {
      if (refusal === 'disabled') throw new AppError('account_disabled');
      return refuseAsBetterAuth(403, NOT_VERIFIED);
    },

    /** Mails the owner that somebody signed in with a new browser, in the transaction that opened the session. */
    async report(
      trx: Database,
      person: Person,
      { isNewBrowser }: OpenedSession,
      { source }: Caller,
    ): Promise<void> {
      if (isNewBrowser && (await isNews(trx, person.id)))
        await notices.tell(trx, person, 'newDevice', source);
    },
  };
}
export type SignInEnd = ReturnType<typeof createSignInEnd>;
