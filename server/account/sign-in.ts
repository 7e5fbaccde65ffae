import { and, eq, sql } from 'drizzle-orm';
import { BY_PASSWORD } from '../../shared/amr.ts';
import { toPasswordForm } from '../../shared/credentials.ts';
import { findNewest } from '../activity/store.ts';
import type { Database } from '../db/database.ts';
import { account, user } from '../db/schema/auth.ts';
import { AppError } from '../errors.ts';
import type { Attempts } from '../limits/attempts.ts';
import type { ConcurrencyLimiter } from '../limits/concurrency-limiter.ts';
import { toAddressee, toPlace } from '../mail/addressee.ts';
import type { Outbox } from '../mail/outbox.ts';
import type { HashRenewal } from '../passwords/hash-renewal.ts';
import { findMatchingForm, hashEachForm, isOutdated } from '../passwords/password-hash.ts';
import { signInPassword } from '../passwords/password-row.ts';
import type { SessionCookies } from '../session/session-cookie.ts';
import { lockHolders, type Person } from '../users/row-lock.ts';
import { toAuthUser } from './auth-user.ts';
import { createLink } from './links.ts';
import type { OpenedSession, SessionOpener } from './new-session.ts';
import type { PasswordAttempts } from './password-attempts.ts';
import { type RawAnswer, type RawCall, refuseAsBetterAuth, toText } from './raw-call.ts';

type Deps = {
  db: Database;
  attempts: Attempts;
  passwordAttempts: PasswordAttempts;
  limitConcurrency: ConcurrencyLimiter;
  renewHash: HashRenewal;
  opener: SessionOpener;
  outbox: Outbox;
  cookies: SessionCookies;
  signUpMode: 'instant' | 'verified' | 'closed';
};
type Candidate = Awaited<ReturnType<ReturnType<typeof prepareCandidate>['execute']>>[number];
/** A candidate whose password was verified. `hash`: the hash that it was verified against. */
type Verified = Candidate & { hash: string };

const WRONG = { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' };
const NOT_VERIFIED = { code: 'EMAIL_NOT_VERIFIED', message: 'Email not verified' };

/** The sign-in with a password, from the first check to the cookie. */
export function createSignIn(deps: Deps) {
  const { db, attempts, passwordAttempts, limitConcurrency, opener, cookies, signUpMode } = deps;
  const findCandidate = prepareCandidate(db);

  /** Throws `rate_limited`, `account_disabled` and `unavailable`. */
  return async (call: RawCall): Promise<RawAnswer> => {
    const { email, password } = { email: toText(call.body.email), password: toText(call.body.password) };
    const outcome = await passwordAttempts.guess(email, call.caller, (succeed) =>
      limitConcurrency(async () => {
        const [candidate] = await findCandidate.execute({ email });
        const verified = await verifyPassword(candidate, password);
        if (!verified) return null;
        const step = findRefusal(verified) ?? (await takeNextStep(verified, call));
        if (typeof step === 'string') await succeed();
        return step;
      }),
    );
    if (outcome === null) return refuseAsBetterAuth(401, WRONG);
    if (outcome === 'not_verified') return refuseAsBetterAuth(403, NOT_VERIFIED);
    if (outcome === 'disabled') throw new AppError('account_disabled');
    return toAnswer(outcome, call);
  };

  /** Why a person with the right password is not signed in. Only a caller who knows the password learns it. */
  function findRefusal({
    emailVerified,
    disabledAt,
  }: Pick<Person, 'emailVerified' | 'disabledAt'>): 'not_verified' | 'disabled' | null {
    if (signUpMode === 'verified' && !emailVerified) return 'not_verified';
    return disabledAt === null ? null : 'disabled';
  }

  /**
   * Null for a wrong password, for an unknown address and for a person without a password. All three take the same
   * number of hashes (ASVS 6.3.8).
   */
  async function verifyPassword(
    candidate: Candidate | undefined,
    password: string,
  ): Promise<Verified | null> {
    if (!candidate?.hash) {
      await hashEachForm(password);
      return null;
    }
    const { hash } = candidate;
    const form = await findMatchingForm({ password, hash });
    if (form === null) return null;
    // A hash that was made by older rules is replaced now, while the password is available.
    const isCurrent = !isOutdated(hash) && form === toPasswordForm(password);
    if (isCurrent) return { ...candidate, hash };
    return { ...candidate, hash: await deps.renewHash(candidate.id, { password, hash }) };
  }

  /**
   * The step after the password: it opens the session. A second factor would be requested here instead. Null when the
   * person or their address no longer exists, or when the password was replaced after it was verified. A refusal that
   * was committed in the meantime ends no session.
   */
  function takeNextStep({ id, email, hash }: Verified, { body, previousTokens, caller }: RawCall) {
    return opener.transact(previousTokens, async (trx, open) => {
      const person = await lockHolders(trx, id, previousTokens);
      if (person?.email !== email) return null;
      const refused = findRefusal(person);
      if (refused) return refused;
      const opening = { userId: id, remembered: body.rememberMe !== false, previousTokens, caller };
      const session = await open(
        { ...opening, method: 'password', amr: BY_PASSWORD },
        {
          // A password change locks the person and ends all existing sessions, so that it cannot miss this one.
          proof: sql`exists (select from ${account} where ${and(signInPassword(id), eq(account.password, hash))})`,
          also: attempts.toClear(email),
        },
      );
      if (session?.isNewBrowser && (await isNews(trx, id))) await report(trx, person, caller);
      return session && { session, person };
    });
  }

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

  /** Mails the owner that somebody signed in with a new browser. */
  function report(trx: Database, person: Person, { source }: RawCall['caller']): Promise<void> {
    return deps.outbox.add(trx, {
      to: person.email,
      isConfirmed: person.emailVerified,
      userId: person.id,
      template: 'newDevice',
      params: { name: toAddressee(person), ...toPlace(source) },
      secrets: async () => ({
        notMe: await createLink(trx, 'not_me', { userId: person.id, email: person.email }),
      }),
    });
  }

  function toAnswer(
    { session, person }: { session: OpenedSession; person: Person },
    { body, callbackURL }: RawCall,
  ): RawAnswer {
    const headers = cookies.toOpened(session.token, body.rememberMe !== false);
    if (callbackURL !== null) headers.set('location', callbackURL);
    return {
      status: 200,
      body: {
        redirect: callbackURL !== null,
        token: session.token,
        ...(callbackURL !== null && { url: callbackURL }),
        user: toAuthUser(person),
      },
      headers,
      sessionId: session.id,
      browserCookie: session.browserCookie,
    };
  }
}

/** Prepares the query for the owner of an address and the hash of the owner's password. */
const prepareCandidate = (db: Database) =>
  db
    .select({
      id: user.id,
      email: user.email,
      emailVerified: user.emailVerified,
      disabledAt: user.disabledAt,
      hash: account.password,
    })
    .from(user)
    .leftJoin(account, signInPassword(user.id))
    .where(eq(user.email, sql.placeholder('email')))
    .prepare('find_password_by_email');
