import { BY_CODE, BY_PASSWORD, toAmr } from '../../shared/amr.ts';
import type { OneTimeCode } from '../../shared/one-time-code.ts';
import { recordActivity } from '../activity/store.ts';
import type { Browsers } from '../caller/known-browsers.ts';
import type { SessionCookies } from '../session/session-cookie.ts';
import type { CodeProof } from '../two-factor/code-proof.ts';
import type { PendingSignIns } from '../two-factor/pending-sign-ins.ts';
import { lockHolders } from '../users/row-lock.ts';
import { toAuthUser } from './auth-user.ts';
import type { FactorReset } from './factor-reset.ts';
import type { SessionOpener } from './new-session.ts';
import { type RawAnswer, type RawCall, refuseAsBetterAuth } from './raw-call.ts';
import { Refused } from './refused.ts';
import type { SignInEnd } from './sign-in-end.ts';
import { NOT_ENABLED, TOO_MANY, UNKNOWN_COOKIE, WRONG } from './two-factor-refusals.ts';

type Deps = {
  opener: SessionOpener;
  end: SignInEnd;
  pending: PendingSignIns;
  codeProof: CodeProof;
  factorReset: FactorReset;
  browsers: Browsers;
  cookies: SessionCookies;
};
type Pending = NonNullable<Awaited<ReturnType<PendingSignIns['find']>>>;

/** The step after the password: a code completes the sign-in and opens the session. */
export function createSecondStep({ opener, end, pending, codeProof, factorReset, browsers, cookies }: Deps) {
  const withEnd = (answer: RawAnswer): RawAnswer => {
    const headers = new Headers(answer.headers);
    headers.append('set-cookie', pending.toEnded());
    return { ...answer, headers };
  };
  const refuseCookie = () => withEnd(refuseAsBetterAuth(401, UNKNOWN_COOKIE));

  /** Uses the code and the pending sign-in up and opens the session, all in one transaction. Null for a wrong code. */
  function open(found: Pending, code: OneTimeCode, { body, previousTokens, caller }: RawCall) {
    return opener.transact(previousTokens, async (trx, openSession) => {
      const person = await lockHolders(trx, found.userId, previousTokens);
      // Neither refusal checks the code, so neither counts as a guess.
      if (!person || !(await pending.consume(trx, found))) throw new Refused(refuseCookie());
      const refusal = end.findRefusal(person);
      if (refusal) throw new Refused(withEnd(end.refuse(refusal)));
      if (!(await codeProof.consume(trx, person, code, caller))) return null;
      const session = await openSession({
        person,
        remembered: found.remembered,
        method: 'password',
        amr: toAmr([...BY_PASSWORD, ...BY_CODE]),
        previousTokens,
        caller,
      });
      if (!session) return null;
      await end.report(trx, person, session, caller);
      if (body.trustDevice === true) {
        const { browser: mark, source } = caller;
        const trust = { mark, cookie: session.browserCookie, place: source.place };
        if (await browsers.trust(trx, person.id, trust)) {
          const entry = { userId: person.id, sessionId: session.id, kind: 'browser_trusted' } as const;
          await recordActivity(trx, entry, source);
        }
      }
      return { session, person };
    });
  }

  return {
    /** The pending sign-in of the calling browser; null without one. */
    find: ({ sent }: RawCall): Promise<Pending | null> => pending.find(sent),

    /** The answer to a caller who has neither a session nor a pending sign-in that accepts codes. */
    refuse(found: Pending | null, { kind }: OneTimeCode): RawAnswer {
      if (!found) return refuseCookie();
      // It waits for a passkey.
      if (!found.twoFactorEnabled) return refuseAsBetterAuth(400, NOT_ENABLED[kind]);
      return withEnd(refuseAsBetterAuth(400, TOO_MANY));
    },

    /** Completes a sign-in. The half-way state ends with the answer. Throws `rate_limited`, `account_disabled`. */
    async complete(found: Pending, code: OneTimeCode, call: RawCall): Promise<RawAnswer> {
      // It ended every sign-in between two factors: the password alone signs in now.
      if (await factorReset.applyDue(found.userId)) return refuseCookie();
      const isTrusted = await browsers.isKnown(found.email, call.caller.browser);
      if (!(await pending.count(found))) return withEnd(refuseAsBetterAuth(400, TOO_MANY));
      const guess = { userId: found.userId, sessionId: null, isTrusted, kind: 'second_factor' } as const;
      try {
        const done = await codeProof.guess(guess, call.caller, () => open(found, code, call));
        if (done === null) return refuseAsBetterAuth(401, WRONG[code.kind]);
        const { session, person } = done;
        return withEnd({
          status: 200,
          body: { token: session.token, user: toAuthUser(person) },
          headers: cookies.toOpened(session.token, found.remembered),
          sessionId: session.id,
          browserCookie: session.browserCookie,
        });
      } catch (error) {
        await pending.takeBack(found);
        if (error instanceof Refused) return error.answer;
        throw error;
      }
    },
  };
}
export type SecondStep = ReturnType<typeof createSecondStep>;
