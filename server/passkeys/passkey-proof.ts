import { and, eq, sql } from 'drizzle-orm';
import type { z } from 'zod/mini';
import type { passkeyAnswerSchema } from '../../shared/passkey-answer.ts';
import type { Database } from '../db/database.ts';
import { passkey } from '../db/schema/passkey.ts';
import { type AnsweredChallenge, CHALLENGE_SECONDS, type Challenges, spendChallenge } from './challenges.ts';
import { readChallenge } from './client-data.ts';
import { listOwn, type PasskeyRow, toTransports } from './passkey-row.ts';
import type { RelyingParty } from './relying-party.ts';
import type { ToUserHandle } from './user-handle.ts';

type Deps = { db: Database; challenges: Challenges; party: RelyingParty; toUserHandle: ToUserHandle };

/**
 * What a passkey is asked for. `holder`: for a sign-in the secret of the browser's cookie, for a step-up the session's
 * id. `userId`: for a step-up its user; null for a sign-in, in which the passkey names the user.
 */
type Question =
  | { kind: 'sign_in'; holder: string; userId: null }
  | { kind: 'step_up'; holder: string; userId: string };
export type PasskeyAnswer = z.infer<typeof passkeyAnswerSchema>;

/** A passkey that signed a challenge of ours. Nothing is stored yet: see `use`. */
export type VerifiedPasskey = AnsweredChallenge & {
  passkey: PasskeyRow;
  userId: string;
  counter: number;
  deviceType: string;
  backedUp: boolean;
};
/**
 * Why an answer does not count. `unknown`: no account has the passkey. `challenge`: the challenge is not ours, not for
 * this caller, or over. `copied`: the passkey's counter says that a copy of it was used.
 */
type Refusal = 'unknown' | 'challenge' | 'wrong' | 'copied';
type Checked = { verified: VerifiedPasskey } | { refused: Refusal; userId: string | null };

/** True when a counter does not show a copy (WebAuthn §6.1.1). Authenticators without a counter always say zero. */
const isGrown = (stored: number, sent: number): boolean => sent > stored || (sent === 0 && stored === 0);

/** Asks browsers for a passkey, and verifies their answers. */
export function createPasskeyProof({ db, challenges, party, toUserHandle }: Deps) {
  /** Verifies an answer, and says why it does not count. Writes nothing. Throws `DatabaseFault`. */
  async function check({ kind, holder, answer }: Answered): Promise<Checked> {
    const [row] = await db.select().from(passkey).where(eq(passkey.credentialID, answer.id));
    if (!row) return { refused: 'unknown', userId: null };
    const refuse = (refused: Refusal): Checked => ({ refused, userId: row.userId });
    const { userHandle } = answer.response;
    // The passkey names its user, so that it works for nobody else, even if its row was edited.
    const isNamed = typeof userHandle === 'string' && isHandleOf(row.userId, userHandle);
    if (!isNamed && (kind === 'sign_in' || userHandle)) return refuse('wrong');
    const challenge = readChallenge(answer.response.clientDataJSON);
    if (challenge === null) return refuse('wrong');
    const subject = kind === 'step_up' ? row.userId : null;
    const expiresAt = await challenges.findEnd(challenge, { kind, holder, subject });
    if (expiresAt === null) return refuse('challenge');
    const info = await verifySignature(row, answer, challenge);
    if (!info) return refuse('wrong');
    if (!isGrown(row.counter, info.newCounter)) return refuse('copied');
    const { newCounter: counter, credentialDeviceType: deviceType, credentialBackedUp: backedUp } = info;
    return {
      verified: { passkey: row, userId: row.userId, counter, deviceType, backedUp, challenge, expiresAt },
    };
  }

  const isHandleOf = (userId: string, sent: string): boolean =>
    toUserHandle(userId).equals(Buffer.from(sent, 'base64url'));

  /** Null when the answer is not the signature of this passkey, on our origin, with the user verified. */
  async function verifySignature(row: PasskeyRow, answer: PasskeyAnswer, challenge: string) {
    try {
      const { verifyAuthenticationResponse } = (await import('./webauthn.ts')).webauthn;
      const { response } = answer;
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: {
          id: answer.id,
          rawId: answer.rawId,
          type: answer.type,
          clientExtensionResults: {},
          response: {
            clientDataJSON: response.clientDataJSON,
            authenticatorData: response.authenticatorData,
            signature: response.signature,
          },
        },
        expectedChallenge: challenge,
        expectedOrigin: party.origin,
        expectedRPID: party.id,
        requireUserVerification: true,
        credential: {
          id: row.credentialID,
          publicKey: new Uint8Array(Buffer.from(row.publicKey, 'base64')),
          // The library compares counters before it verifies the signature. We do so afterwards: only the owner of the
          // key can reveal a copy.
          counter: -1,
        },
      });
      return verified ? authenticationInfo : null;
    } catch {
      return null; // the library throws for every malformed or unexpected answer
    }
  }

  return {
    /** The options for `navigator.credentials.get`, as JSON. Writes nothing. */
    async begin({ kind, holder, userId }: Question) {
      const { generateAuthenticationOptions } = (await import('./webauthn.ts')).webauthn;
      const own = userId === null ? [] : await listOwn(db, userId);
      return generateAuthenticationOptions({
        rpID: party.id,
        challenge: await challenges.create({ kind, holder, subject: userId }),
        timeout: CHALLENGE_SECONDS * 1000,
        userVerification: 'required',
        // Without a list the authenticator offers all passkeys that it has for this host.
        allowCredentials: own.map(({ credentialID, transports }) => ({
          id: credentialID,
          transports: toTransports(transports),
        })),
      });
    },

    check,

    /**
     * The passkey that signed the challenge, with its user; for a step-up only if the challenge was made for this user.
     * Null for any other answer. Writes nothing. Throws `DatabaseFault`.
     */
    async verify(answered: Answered): Promise<VerifiedPasskey | null> {
      const checked = await check(answered);
      return 'verified' in checked ? checked.verified : null;
    },

    /**
     * Uses a verified answer, in the transaction that it permits; the user must be locked. False when the challenge was
     * used before, or the passkey was removed or used meanwhile: then the transaction must be rolled back.
     */
    async use(trx: Database, verified: VerifiedPasskey): Promise<boolean> {
      const { passkey: row, userId, counter, deviceType, backedUp } = verified;
      if (!(await spendChallenge(trx, verified))) return false;
      const stamped = await trx
        .update(passkey)
        .set({ counter, deviceType, backedUp, lastUsedAt: sql`now()` })
        .where(
          and(
            eq(passkey.id, row.id),
            eq(passkey.userId, userId),
            eq(passkey.publicKey, row.publicKey),
            sql`(${passkey.counter} < ${counter} or (${passkey.counter} = 0 and ${counter} = 0))`,
          ),
        )
        .returning({ id: passkey.id });
      return stamped.length > 0;
    },
  };
}
export type PasskeyProof = ReturnType<typeof createPasskeyProof>;
type Answered = { kind: 'sign_in' | 'step_up'; holder: string; answer: PasskeyAnswer };
