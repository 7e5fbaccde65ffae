import { and, eq, sql } from 'drizzle-orm';
import { BY_PASSWORD } from '../../shared/amr.ts';
import { toPasswordForm } from '../../shared/credentials.ts';
import type { Database } from '../db/database.ts';
import { account, user } from '../db/schema/auth.ts';
import type { Attempts } from '../limits/attempts.ts';
import type { ConcurrencyLimiter } from '../limits/concurrency-limiter.ts';
import type { HashRenewal } from '../passwords/hash-renewal.ts';
import { findMatchingForm, hashEachForm, isOutdated } from '../passwords/password-hash.ts';
import { signInPassword } from '../passwords/password-row.ts';
import type { SessionCookies } from '../session/session-cookie.ts';
import { lockHolders, type Person } from '../users/row-lock.ts';
import { toAuthUser } from './auth-user.ts';
import type { OpenedSession, SessionOpener } from './new-session.ts';
import type { PasswordAttempts } from './password-attempts.ts';
import { type RawAnswer, type RawCall, refuseAsBetterAuth, toText } from './raw-call.ts';
import type { SignInEnd } from './sign-in-end.ts';

type Deps = {
  db: Database;
  attempts: Attempts;
  passwordAttempts: PasswordAttempts;
  limitConcurrency: ConcurrencyLimiter;
  renewHash: HashRenewal;
  opener: SessionOpener;
  end: SignInEnd;
  cookies: SessionCookies;
};
type Candidate = Awaited<ReturnType<ReturnType<typeof prepareCandidate>['execute']>>[number];
/** A candidate whose password was verified. `hash`: the hash that it was verified against. */
type Verified = Candidate & { hash: string };

const WRONG = { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' };

/** The sign-in with a password, from the first check to the cookie. */
export function createSignIn(deps: Deps) {
  const { db, attempts, passwordAttempts, limitConcurrency, opener, end, cookies } = deps;
  const findCandidate = prepareCandidate(db);

  /** Throws `rate_limited`, `account_disabled` and `unavailable`. */
  return async (call: RawCall): Promise<RawAnswer> => {
    const { email, password } = { email: toText(call.body.email), password: toText(call.body.password) };
    const outcome = await passwordAttempts.guess(email, call.caller, (succeed) =>
      limitConcurrency(async () => {
        const [candidate] = await findCandidate.execute({ email });
        const verified = await verifyPassword(candidate, password);
        if (!verified) return null;
        const step = end.findRefusal(verified) ?? (await takeNextStep(verified, call));
        if (typeof step === 'string') await succeed();
        return step;
      }),
    );
    if (outcome === null) return refuseAsBetterAuth(401, WRONG);
    return typeof outcome === 'string' ? end.refuse(outcome) : toAnswer(outcome, call);
  };

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
      const refused = end.findRefusal(person);
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
      if (session) await end.report(trx, person, session, caller);
      return session && { session, person };
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
