import { eq } from 'drizzle-orm';
import type { z } from 'zod/mini';
import { BY_PASSKEY } from '../../shared/amr.ts';
import type { passkeySignInSchema } from '../../shared/passkey-input.ts';
import { recordActivity } from '../activity/store.ts';
import type { Database } from '../db/database.ts';
import { isPersonGone } from '../db/fault.ts';
import { session } from '../db/schema/auth.ts';
import type { Log } from '../log.ts';
import type { PasskeyParts } from '../passkeys/passkey-parts.ts';
import type { VerifiedPasskey } from '../passkeys/passkey-proof.ts';
import type { SessionCookies } from '../session/session-cookie.ts';
import type { PendingSignIns } from '../two-factor/pending-sign-ins.ts';
import { lockHolders } from '../users/row-lock.ts';
import { toAuthUser } from './auth-user.ts';
import type { FactorReset } from './factor-reset.ts';
import type { SessionOpener } from './new-session.ts';
import { type RawAnswer, type RawCall, refuseAsBetterAuth } from './raw-call.ts';
import type { SignInEnd } from './sign-in-end.ts';

type Deps = {
  db: Database;
  passkeys: PasskeyParts;
  opener: SessionOpener;
  end: SignInEnd;
  cookies: SessionCookies;
  pending: PendingSignIns;
  factorReset: FactorReset;
  /** A passkey is a completed second factor: it clears the count of wrong codes. */
  clearCodeAttempts: (trx: Database, userId: string) => Promise<void>;
  log: Log;
};
type Input = z.infer<typeof passkeySignInSchema>;

const NO_CHALLENGE = { code: 'CHALLENGE_NOT_FOUND', message: 'Challenge not found' };
const UNKNOWN = { code: 'PASSKEY_NOT_FOUND', message: 'Passkey not found' };
const WRONG = { code: 'AUTHENTICATION_FAILED', message: 'Authentication failed' };

/** The sign-in with a passkey, from the challenge to the cookie. A passkey that verified its user is both factors. */
export function createPasskeySignIn(deps: Deps) {
  const { db, opener, end, cookies, pending, clearCodeAttempts, log } = deps;
  const { proof, cookie } = deps.passkeys;

  return {
    /**
     * The options to ask the authenticator for any passkey of this host. They name no user, so that they reveal nothing
     * about accounts. Only a cookie is written.
     */
    async passkeySignInOptions({ sent }: RawCall): Promise<RawAnswer> {
      const { secret, setCookie } = cookie.renew(sent);
      const body = await proof.begin({ kind: 'sign_in', holder: secret, userId: null });
      return {
        status: 200,
        body,
        headers: new Headers({ 'set-cookie': setCookie, 'cache-control': 'no-store' }),
      };
    },

    /** Throws `account_disabled` and `unavailable`. */
    async passkeySignIn(call: RawCall): Promise<RawAnswer> {
      const { response: answer } = call.body as Input;
      const holder = cookie.read(call.sent);
      if (holder === null) return refuseAsBetterAuth(400, NO_CHALLENGE);
      const checked = await proof.check({ kind: 'sign_in', holder, answer });
      if ('verified' in checked) return signIn(checked.verified, call);
      const { refused, userId } = checked;
      if (refused === 'challenge') return refuseAsBetterAuth(400, NO_CHALLENGE);
      if (userId === null) return refuseAsBetterAuth(401, UNKNOWN);
      if (refused === 'copied')
        log.warn({ userId }, 'the counter of a passkey did not grow: it may be a copy');
      await recordFailure(userId, call);
      return refuseAsBetterAuth(401, WRONG);
    },
  };

  async function signIn(verified: VerifiedPasskey, call: RawCall): Promise<RawAnswer> {
    const { previousTokens, body, caller } = call;
    await deps.factorReset.applyDue(verified.userId); // may remove this passkey
    const halfWay = await pending.find(call.sent);
    // After the password, the choice that was made with it counts.
    const remembered = halfWay?.userId === verified.userId ? halfWay.remembered : body.rememberMe !== false;
    const outcome = await opener.transact(previousTokens, async (trx, open) => {
      const person = await lockHolders(trx, verified.userId, previousTokens);
      if (!person) return null;
      const refused = end.findRefusal(person);
      if (refused) return refused;
      if (!(await proof.use(trx, verified))) return null;
      await clearCodeAttempts(trx, person.id);
      // May end none: it may have ended meanwhile.
      if (halfWay) await pending.consume(trx, halfWay);
      const opening = { person, remembered, previousTokens, caller };
      const opened = await open({ ...opening, method: 'passkey', amr: BY_PASSKEY });
      if (!opened) return null;
      await end.report(trx, person, opened, caller);
      const [row] = await trx.select().from(session).where(eq(session.id, opened.id));
      return row ? { opened, row, person } : null;
    });
    // Another call used the challenge, or the passkey was removed meanwhile.
    if (outcome === null) return refuseAsBetterAuth(400, NO_CHALLENGE);
    if (typeof outcome === 'string') return end.refuse(outcome);
    const { opened, row, person } = outcome;
    const headers = cookies.toOpened(row.token, remembered);
    if (halfWay) headers.append('set-cookie', pending.toEnded());
    const { id, token, userId, expiresAt, createdAt, updatedAt, ipAddress, userAgent } = row;
    return {
      status: 200,
      body: {
        session: { expiresAt, token, createdAt, updatedAt, ipAddress, userAgent, userId, id },
        user: toAuthUser(person),
      },
      headers,
      sessionId: id,
      browserCookie: opened.browserCookie,
    };
  }

  async function recordFailure(userId: string, { caller }: RawCall): Promise<void> {
    await recordActivity(db, { userId, kind: 'sign_in', ok: false }, caller.source).catch(
      (error: unknown) => {
        if (!isPersonGone(error)) throw error; // an account that was deleted meanwhile has no log
      },
    );
  }
}
export type PasskeySignIn = ReturnType<typeof createPasskeySignIn>;
