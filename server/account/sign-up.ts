import { eq, sql } from 'drizzle-orm';
import { BY_PASSWORD } from '../../shared/amr.ts';
import { reportActivity } from '../activity/event.ts';
import { recordActivity, toStoredUserAgent } from '../activity/store.ts';
import type { Database } from '../db/database.ts';
import { user } from '../db/schema/auth.ts';
import { AppError } from '../errors.ts';
import type { ConcurrencyLimiter } from '../limits/concurrency-limiter.ts';
import type { RateLimiter } from '../limits/rate-limiter.ts';
import type { Outbox } from '../mail/outbox.ts';
import { hashPassword } from '../passwords/password-hash.ts';
import type { PasswordPolicy } from '../passwords/password-policy.ts';
import type { SessionCookies } from '../session/session-cookie.ts';
import { lockHolders } from '../users/row-lock.ts';
import { toAuthUser } from './auth-user.ts';
import { createLink } from './links.ts';
import type { MailCodes } from './mail-codes.ts';
import { type NewPerson, storePerson, toNewPerson } from './new-person.ts';
import type { OpenedSession, SessionOpener } from './new-session.ts';
import { toOwnerLetter } from './owner-letter.ts';
import { type RawAnswer, type RawCall, refuse, refuseAsBetterAuth, toText } from './raw-call.ts';

type Deps = {
  db: Database;
  policy: PasswordPolicy;
  limiter: RateLimiter;
  limitConcurrency: ConcurrencyLimiter;
  opener: SessionOpener;
  codes: MailCodes;
  outbox: Outbox;
  cookies: SessionCookies;
  signUpMode: 'instant' | 'verified' | 'closed';
};
/** Who signs up, and where the mail's link leads back to. */
type Asking = Pick<RawCall, 'caller' | 'redirectTo'>;
type Owner = Pick<typeof user.$inferSelect, 'id' | 'email' | 'emailVerified' | 'name'>;

/** How often a sign-up tries to store its person: the account that has the address may be discarded at any moment. */
const TURNS_MOST = 3;

const NO_PICTURE = {
  code: 'VALIDATION_ERROR',
  message: '[body.image] Invalid input: expected string, received null',
};
const CLOSED = {
  code: 'EMAIL_PASSWORD_SIGN_UP_DISABLED',
  message: 'Email and password sign up is not enabled',
};
const TAKEN = {
  code: 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL',
  message: 'User already exists. Use another email.',
};

/** The sign-up, from the first check to the cookie. */
export function createSignUp(deps: Deps) {
  const { db, policy, limiter, limitConcurrency, opener, codes, outbox, cookies, signUpMode } = deps;

  /** Throws `rate_limited` and `unavailable`. */
  const signUp = async (call: RawCall): Promise<RawAnswer> => {
    if (call.body.image === null) return refuseAsBetterAuth(400, NO_PICTURE);
    if (signUpMode === 'closed') return refuseAsBetterAuth(400, CLOSED);
    const person = toPerson(call.body, call.caller);
    const password = toText(call.body.password);
    const refusal = await policy.findRefusal(password, person);
    if (refusal) return refuse('password', refusal);
    if (signUpMode === 'verified') await limiter.takeRecipient('sign_up', person.email, call.note);
    return limitConcurrency(async () => {
      if (signUpMode === 'verified') {
        await signUpUnseen(person, await hashPassword(password), call);
        return { status: 200, body: { token: null, user: toAuthUser(person) } };
      }
      if (await findOwner(db, person.email)) return refuseAsBetterAuth(422, TAKEN);
      // The hash is made before the transaction, so that a caller who waits for it holds no database connection.
      const session = await signUpAtOnce(person, await hashPassword(password), call);
      return session ? toAnswer(person, session, call) : refuseAsBetterAuth(422, TAKEN);
    });
  };

  return {
    signUp,

    /**
     * Creates an account without a password, whose owner confirms the address and creates a passkey with the mail's
     * link. The owner of an existing account is told by mail. Throws `forbidden` where nobody may sign up.
     */
    async signUpWithPasskey({ name, email }: { name: string; email: string }, asking: Asking): Promise<void> {
      if (signUpMode === 'closed') throw new AppError('forbidden', { sentence: CLOSED.message });
      await signUpUnseen(toPerson({ name, email }, asking.caller), null, asking);
    },
  };

  /** Null when another sign-up took the address at the same moment. */
  function signUpAtOnce(
    person: NewPerson,
    hash: string,
    { body, previousTokens, caller, redirectTo }: RawCall,
  ) {
    return opener.transact(previousTokens, async (trx, open) => {
      if (previousTokens.length > 0) await lockHolders(trx, null, previousTokens);
      if (!(await storePerson(trx, person, hash))) return null;
      await sendConfirmation(trx, person, redirectTo, caller);
      const opening = { person, remembered: body.rememberMe !== false, previousTokens, caller };
      return open({ ...opening, method: 'sign_up', amr: BY_PASSWORD });
    });
  }

  /**
   * Signs nobody in before the address is confirmed. The answer, the number of hashes and the number of statements are
   * the same for an address that an account has already (ASVS 6.3.8).
   */
  async function signUpUnseen(person: NewPerson, hash: string | null, call: Asking): Promise<void> {
    for (let turn = 0; turn < TURNS_MOST; turn += 1) {
      const owner = await findOwner(db, person.email);
      if (await tryUnseen(person, owner, hash, call)) return;
    }
    throw new AppError('unavailable', { detail: 'other sign-ups took the address and discarded it' });
  }

  /** Null when another sign-up took the address since `owner` was read. */
  function tryUnseen(
    person: NewPerson,
    owner: Owner | null,
    hash: string | null,
    { caller, redirectTo }: Asking,
  ): Promise<true | null> {
    return opener.transact<true>([], async (trx) => {
      if (owner) {
        await recordActivity(trx, { userId: owner.id, kind: 'sign_up', ok: false }, caller.source);
        // This statement replaces the insert of the link, which a confirmed address does not get.
        if (owner.emailVerified) await trx.execute(sql`select 1`);
        const letter = await toOwnerLetter(trx, owner, redirectTo, (secret) =>
          codes.add(trx, caller.codes, 'verify_email', secret),
        );
        await outbox.add(trx, letter);
        return true;
      }
      const { ipAddress, place, requestId } = caller.source;
      const logged = sql`insert into activity (user_id, kind, ip_address, place, user_agent, request_id)
        select id, 'sign_up', ${ipAddress}, ${place}, ${toStoredUserAgent(caller.source)}, ${requestId} from person`;
      if (!(await storePerson(trx, person, hash, logged))) return null;
      reportActivity(trx, { kind: 'sign_up', userId: person.id }, caller.source);
      await sendConfirmation(trx, person, redirectTo, caller);
      return true;
    });
  }

  async function sendConfirmation(
    trx: Database,
    { id, email }: NewPerson,
    redirectTo: string | null,
    caller: RawCall['caller'],
  ): Promise<void> {
    const verifyEmail = await createLink(trx, 'verify_email', { userId: id, email });
    const code = await codes.add(trx, caller.codes, 'verify_email', verifyEmail);
    await outbox.add(trx, {
      to: email,
      isConfirmed: false,
      userId: id,
      template: 'verifyEmail',
      params: { redirectTo },
      secrets: { verifyEmail, ...(code !== null && { code }) },
    });
  }

  function toAnswer(person: NewPerson, session: OpenedSession, { body }: RawCall): RawAnswer {
    return {
      status: 200,
      body: { token: session.token, user: toAuthUser(person) },
      headers: cookies.toOpened(session.token, body.rememberMe !== false),
      sessionId: session.id,
      browserCookie: session.browserCookie,
    };
  }
}

const toPerson = ({ email, name, image }: RawCall['body'], { language }: RawCall['caller']) =>
  toNewPerson({
    email: toText(email),
    name: toText(name),
    image: image === undefined ? null : toText(image),
    language,
  });

async function findOwner(db: Database, email: string): Promise<Owner | null> {
  const { id, emailVerified, name } = user;
  const columns = { id, email: user.email, emailVerified, name };
  return (await db.select(columns).from(user).where(eq(user.email, email)))[0] ?? null;
}
