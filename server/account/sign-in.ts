import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { BY_PASSWORD } from '../../shared/amr.ts';
import { toPasswordForm } from '../../shared/credentials.ts';
import { pages, withRedirectTo } from '../../shared/paths.ts';
import { hasSecondFactor, lacksSecondFactor, type SecondFactorPolicy } from '../../shared/second-factor.ts';
import type { Browsers } from '../caller/known-browsers.ts';
import type { Database } from '../db/database.ts';
import { account, user } from '../db/schema/auth.ts';
import { twoFactor } from '../db/schema/two-factor.ts';
import type { Attempts } from '../limits/attempts.ts';
import type { ConcurrencyLimiter } from '../limits/concurrency-limiter.ts';
import type { HashRenewal } from '../passwords/hash-renewal.ts';
import { findMatchingForm, hashEachForm, isOutdated } from '../passwords/password-hash.ts';
import { signInPassword } from '../passwords/password-row.ts';
import type { SessionCookies } from '../session/session-cookie.ts';
import { type PendingSignIns, toSecondStepMethods } from '../two-factor/pending-sign-ins.ts';
import { lockHolders, type Person } from '../users/row-lock.ts';
import { toAuthUser } from './auth-user.ts';
import type { FactorReset } from './factor-reset.ts';
import type { OpenedSession, SessionOpener } from './new-session.ts';
import type { PasswordAttempts } from './password-attempts.ts';
import { type RawAnswer, type RawCall, refuseAsBetterAuth, toText } from './raw-call.ts';
import type { SignInEnd, SignInRefusal } from './sign-in-end.ts';

type Deps = {
  db: Database;
  attempts: Attempts;
  passwordAttempts: PasswordAttempts;
  limitConcurrency: ConcurrencyLimiter;
  renewHash: HashRenewal;
  opener: SessionOpener;
  end: SignInEnd;
  pending: PendingSignIns;
  browsers: Browsers;
  factorReset: FactorReset;
  policy: SecondFactorPolicy;
  /** The public origin. */
  url: string;
  cookies: SessionCookies;
};
type Candidate = Awaited<ReturnType<ReturnType<typeof prepareCandidate>['execute']>>[number];
/** A candidate whose password was verified. `hash`: the hash that it was verified against. */
type Verified = Candidate & { hash: string };

/** `setCookie`: the sign-in waits for the second factor. */
type NextStep =
  | { session: OpenedSession; person: Person }
  | { setCookie: string; person: Person }
  | SignInRefusal;

const WRONG = { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' };

/** The sign-in with a password, from the first check to the cookie. */
export function createSignIn(deps: Deps) {
  const {
    db,
    attempts,
    passwordAttempts,
    limitConcurrency,
    opener,
    end,
    pending,
    browsers,
    factorReset,
    policy,
    url,
    cookies,
  } = deps;
  const findCandidate = prepareCandidate(db);

  /** Throws `rate_limited`, `account_disabled` and `unavailable`. */
  return async (call: RawCall): Promise<RawAnswer> => {
    const { email, password } = { email: toText(call.body.email), password: toText(call.body.password) };
    const outcome = await passwordAttempts.guess(email, call.caller, (succeed) =>
      limitConcurrency(async () => {
        const [candidate] = await findCandidate.execute({ email });
        const verified = await verifyPassword(candidate, password);
        if (!verified) return null;
        // Only with a second factor: other sign-ins need no further query.
        if (verified.twoFactorEnabled || verified.hasPasskey) await factorReset.applyDue(verified.id);
        const step = end.findRefusal(verified) ?? (await takeNextStep(verified, call));
        if (typeof step === 'string') await succeed();
        return step;
      }),
    );
    if (outcome === null) return refuseAsBetterAuth(401, WRONG);
    if (typeof outcome === 'string') return end.refuse(outcome);
    return 'session' in outcome ? toAnswer(outcome, call) : toHalfWay(outcome);
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
   * The step after the password: it opens the session, or asks for the second factor. Null when the person or their
   * address no longer exists, or when the password was replaced after it was verified. A refusal that was committed in
   * the meantime ends no session.
   */
  function takeNextStep(
    { id, email, hash }: Verified,
    { body, previousTokens, caller }: RawCall,
  ): Promise<NextStep | null> {
    return opener.transact<NextStep>(previousTokens, async (trx, open) => {
      const person = await lockHolders(trx, id, previousTokens);
      if (person?.email !== email) return null;
      const refused = end.findRefusal(person);
      if (refused) return refused;
      const remembered = body.rememberMe !== false;
      // A password change locks the person and ends all existing sessions, so that it cannot miss this one.
      const proof = sql`exists (select from ${account} where ${and(signInPassword(id), eq(account.password, hash))})`;
      const needsFactor = hasSecondFactor(person, policy);
      if (needsFactor && !(await browsers.isTrusted(trx, id, caller.browser))) {
        const setCookie = await pending.create(trx, { userId: id, remembered, proof });
        await attempts.clear(trx, email); // the password was right; the count of codes is another
        return setCookie === null ? null : { setCookie, person };
      }
      const opening = { person, remembered, previousTokens, caller, amr: BY_PASSWORD };
      const session = await open(
        { ...opening, method: 'password' },
        { proof: needsFactor ? proof : (and(proof, hasNoApp(id)) ?? proof), also: attempts.toClear(email) },
      );
      if (session) await end.report(trx, person, session, caller);
      return session && { session, person };
    });
  }

  /** Nobody is signed in. The sessions that came with the request stay until the second factor. */
  function toHalfWay({ setCookie, person }: { setCookie: string; person: Person }): RawAnswer {
    return {
      status: 200,
      body: { twoFactorRedirect: true, twoFactorMethods: toSecondStepMethods(person) },
      headers: new Headers({ 'set-cookie': setCookie }),
    };
  }

  /** Where the caller's page goes: where a second factor is required and missing, to its set-up first. */
  function toNextPage(person: Person, { callbackURL, redirectTo }: RawCall): string | null {
    const mustSetUp = callbackURL !== null && redirectTo !== null && lacksSecondFactor(person, policy);
    return mustSetUp ? withRedirectTo(`${url}${pages.twoFactor}`, redirectTo) : callbackURL;
  }

  function toAnswer(
    { session, person }: { session: OpenedSession; person: Person },
    call: RawCall,
  ): RawAnswer {
    const headers = cookies.toOpened(session.token, call.body.rememberMe !== false);
    const next = toNextPage(person, call);
    if (next !== null) headers.set('location', next);
    return {
      status: 200,
      body: {
        redirect: next !== null,
        token: session.token,
        ...(next !== null && { url: next }),
        user: toAuthUser(person),
      },
      headers,
      sessionId: session.id,
      browserCookie: session.browserCookie,
    };
  }
}

/** The person is locked, so that this repeats what was read. A session without the second factor must not depend on it. */
const hasNoApp = (userId: string) =>
  sql`not exists (select from ${twoFactor} where ${and(eq(twoFactor.userId, userId), isNotNull(twoFactor.verifiedAt))})`;

/** Prepares the query for the owner of an address and the hash of the owner's password. */
const prepareCandidate = (db: Database) =>
  db
    .select({
      id: user.id,
      email: user.email,
      emailVerified: user.emailVerified,
      disabledAt: user.disabledAt,
      twoFactorEnabled: user.twoFactorEnabled,
      hasPasskey: user.hasPasskey,
      hash: account.password,
    })
    .from(user)
    .leftJoin(account, signInPassword(user.id))
    .where(eq(user.email, sql.placeholder('email')))
    .prepare('find_password_by_email');
