import { APIError } from 'better-auth/api';
import { sql } from 'drizzle-orm';
import type { Source } from '../activity/source.ts';
import { findBrowserHash, findNewest, recordActivity, toActivityRow } from '../activity/store.ts';
import { type Caller, findVerifiedHash } from '../auth/call.ts';
import type { Database } from '../db/database.ts';
import { activity, user } from '../db/schema/index.ts';
import { type Attempts, FREE_FAILURES } from '../limits/attempts.ts';
import type { Note, RateLimiter } from '../limits/rate-limiter.ts';
import { toAddressee, toPlace } from '../mail/addressee.ts';
import type { Outbox } from '../mail/outbox.ts';
import { hashSecret } from '../secret-hash.ts';
import type { Browsers } from './browsers.ts';
import { createLink } from './links.ts';
import type { MailCodes } from './mail-codes.ts';
import { toOwnerLetter } from './owner-letter.ts';
import type { PasswordPolicy, PasswordRefusal } from './password-policy.ts';
import type { Actor } from './password-proof.ts';
import { findPasswordHash } from './password-row.ts';
import { lockPerson, orWithout, type Person } from './person-lock.ts';

/** What Better Auth is told of a sign-in or sign-up, and what is to be done once it has answered. */
export type Entry = {
  caller: Pick<
    Caller,
    'method' | 'onPerson' | 'onBeforeSession' | 'onSession' | 'onSurplusEnded' | 'onTaken'
  >;
  /** Given what became of it. */
  settle(outcome: Outcome): Promise<void>;
  /** What the browser is to keep of it; null when nobody was signed in. */
  browserCookie(): string | null;
};
/** `unchecked`: nobody looked at the password, or the answer is not known. Only such a guess is given back. */
export type Outcome = 'done' | 'wrong' | 'right' | 'unchecked';
type Deps = {
  db: Database;
  outbox: Outbox;
  browsers: Browsers;
  codes: MailCodes;
  attempts: Attempts;
  limiter: RateLimiter;
  policy: PasswordPolicy;
  signUpMode: 'instant' | 'verified' | 'closed';
};
type Credentials = { email: string; password: string };

/** Signing up and in, with what belongs to them: limits, the log, known browsers, and mails. */
export function createEntries({ db, outbox, browsers, codes, attempts, limiter, policy, signUpMode }: Deps) {
  /** A failed sign-in in the log of whoever has the address; one statement, whether or not anybody has. */
  const recordFailure = async (email: string, failures: number, { source }: Actor): Promise<void> => {
    const owner = sql<string>`(select id from ${user} where email = ${email})`;
    const row = (kind: 'sign_in' | 'locked') => ({
      ...toActivityRow({ userId: null, kind, ok: false }, source),
      userId: owner,
      browserHash: findBrowserHash(owner, source),
    });
    const rows = failures < FREE_FAILURES ? [row('sign_in')] : [row('sign_in'), row('locked')];
    await orWithout(() => db.insert(activity).values(rows));
  };

  /** Tells the owner of a sign-in by a browser that was never seen before. */
  async function report(trx: Database, person: Person, { source }: Actor): Promise<void> {
    await outbox.add(trx, {
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

  /** Nobody signed these out: they made room for the new one. */
  const toSurplusEnded =
    ({ source }: Actor): NonNullable<Caller['onSurplusEnded']> =>
    (trx, userId, [first = null, ...more]) =>
      recordActivity(
        trx,
        more.length > 0
          ? { userId, kind: 'sessions_revoked' }
          : { userId, kind: 'session_revoked', sessionId: first },
        source,
      );

  return {
    /** Counts the guess before it is made. Throws `rate_limited`. */
    async signIn({ email }: Credentials, actor: Actor): Promise<Entry> {
      const target = { email, isTrusted: await browsers.isKnown(email, actor.browser) };
      const failures = await attempts.begin(target);
      let cookie: string | null = null;
      let person: Person | null = null;
      return {
        caller: {
          onSurplusEnded: toSurplusEnded(actor),
          async onBeforeSession(trx, userId) {
            person = await lockPerson(trx, userId);
            if (!person) throw wrongCredentials();
          },
          async onSession(trx, { id, userId }) {
            await requireSamePassword(trx, userId);
            await attempts.clear(trx, email);
            const given = await browsers.remember(trx, userId, actor.browser, actor.source.userAgent);
            const source = withMark(actor, given.secret);
            await recordActivity(trx, { userId, kind: 'sign_in', sessionId: id }, source);
            cookie = browsers.toCookie(actor.browser, given.secret);
            // Who signs in for the first time after confirming their address does so from anywhere.
            if (!person || !given.isNew) return;
            if (signUpMode !== 'verified' || (await hasSignedInBefore(trx, userId)))
              await report(trx, person, actor);
          },
        },
        async settle(outcome) {
          if (outcome === 'wrong') await recordFailure(email, failures, actor);
          else if (outcome === 'right') await attempts.clear(db, email);
          else if (outcome === 'unchecked') await attempts.takeBack(target, failures);
        },
        browserCookie: () => cookie,
      };
    },

    /** Throws `rate_limited` where the mail of a sign-up would be one too many for its recipient. */
    async signUp(
      { email }: Credentials,
      redirectTo: string | null,
      actor: Actor,
      note: Note,
    ): Promise<Entry> {
      if (signUpMode === 'verified') await limiter.takeRecipient('sign_up', email, note);
      let cookie: string | null = null;
      return {
        caller: {
          method: 'sign_up',
          async onSession(trx, { id, userId }) {
            const given = await browsers.remember(trx, userId, actor.browser, actor.source.userAgent);
            const source = withMark(actor, given.secret);
            await recordActivity(trx, { userId, kind: 'sign_up', sessionId: id }, source);
            cookie = browsers.toCookie(actor.browser, given.secret);
          },
          async onPerson(trx, person) {
            if (signUpMode === 'verified')
              await recordActivity(trx, { userId: person.id, kind: 'sign_up' }, actor.source);
            const to = { userId: person.id, email: person.email };
            const verifyEmail = await createLink(trx, 'verify_email', to);
            const code = await codes.add(trx, actor.codes, 'verify_email', verifyEmail);
            await outbox.add(trx, {
              to: person.email,
              isConfirmed: person.emailVerified,
              userId: person.id,
              template: 'verifyEmail',
              params: { redirectTo },
              secrets: { verifyEmail, ...(code !== null && { code }) },
            });
          },
          // As many statements as for somebody new, so that an address that is taken takes no less time: the begin
          // and the commit of this transaction stand for the person and the account.
          async onTaken(person) {
            await db.transaction(async (trx) => {
              if (person.emailVerified) await trx.execute(sql`select 1`); // else it is the new link
              const letter = await toOwnerLetter(trx, person, redirectTo, (secret) =>
                codes.add(trx, actor.codes, 'verify_email', secret),
              );
              await recordActivity(trx, { userId: person.id, kind: 'sign_up', ok: false }, actor.source);
              await outbox.add(trx, letter);
            });
          },
        },
        settle: async () => {},
        browserCookie: () => cookie,
      };
    },

    /** Why a password cannot be chosen at sign-up; null when it can. */
    findRefusal: ({ email, password }: Credentials, name: string): Promise<PasswordRefusal | null> =>
      signUpMode === 'closed' ? Promise.resolve(null) : policy.findRefusal(password, { email, name }),
  };
}
export type Entries = ReturnType<typeof createEntries>;

/** The source of a sign-in by the mark that its browser is given with it. */
const withMark = ({ source, browser }: Actor, secret: string): Source =>
  browser.program === null ? { ...source, browsers: [hashSecret(secret)] } : source;

/**
 * Refuses a sign-in whose password was replaced after it was looked at. The person is locked, as by whoever
 * replaces it and ends the sessions there are: none of them is missed.
 */
async function requireSamePassword(trx: Database, userId: string): Promise<void> {
  const hash = await findPasswordHash(trx, userId);
  if (hash && hash === findVerifiedHash()) return;
  throw wrongCredentials();
}

/** What Better Auth says of an unknown address and of a wrong password. */
const wrongCredentials = () =>
  new APIError('UNAUTHORIZED', { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' });

/** True when the sign-in that was just logged is not the first. */
async function hasSignedInBefore(trx: Database, userId: string): Promise<boolean> {
  return (await findNewest(trx, { userId, kinds: ['sign_in'], ok: [true], most: 2 })).length > 1;
}
