import { randomBytes } from 'node:crypto';
import { readClock } from '../db/clock.ts';
import type { Database } from '../db/database.ts';
import { usedChallenge } from '../db/schema/passkey.ts';
import type { Keys } from '../secrets/keys.ts';
import { hashSecret } from '../secrets/secret-hash.ts';
import { createSigner } from '../secrets/signer.ts';

/** Seconds for which a challenge is good. */
export const CHALLENGE_SECONDS = 5 * 60;

/** What the answer to a challenge is for. An answer for one purpose does not work for another. */
type ChallengeKind = 'sign_in' | 'step_up' | 'registration' | 'sign_up';

/**
 * Who may answer a challenge. `holder`: a secret or an id that only the asking browser has. `subject`: the id of the
 * user whom the answer has to be about; null when the answer itself names the user.
 */
export type ChallengeFor = { kind: ChallengeKind; holder: string; subject: string | null };

const RANDOM_BYTES = 16;
const EXPIRY_BYTES = 8;
const MAC_BYTES = 32;
const FORM = /^[\w-]+$/;

/**
 * Challenges for passkeys. They are not stored: each holds random bytes, its end, and an HMAC of both and of who may
 * answer it. Therefore a request for a challenge writes nothing, and strangers cannot fill a table. A used challenge is
 * stored, so that it works once in all processes together. Its end is a time by the clock of the database: the clocks of
 * two processes may differ by minutes.
 */
export function createChallenges(keys: Keys, db: Database) {
  const signer = createSigner(keys);
  // JSON keeps the parts apart: no two different lists have the same text.
  const toText = ({ kind, holder, subject }: ChallengeFor) => JSON.stringify([kind, holder, subject]);

  return {
    /** A new challenge. Throws `DatabaseFault`. */
    async create(target: ChallengeFor): Promise<Buffer<ArrayBuffer>> {
      const expiry = Buffer.alloc(EXPIRY_BYTES);
      expiry.writeBigUInt64BE(BigInt((await readClock(db)) + CHALLENGE_SECONDS * 1000));
      const head = Buffer.concat([randomBytes(RANDOM_BYTES), expiry]);
      return Buffer.concat([head, signer.sign(head, toText(target))]);
    },

    /**
     * The end of a challenge in base64url; null when it was not made for `target`, or has expired. Throws
     * `DatabaseFault`.
     */
    async findEnd(challenge: string, target: ChallengeFor): Promise<Date | null> {
      if (!FORM.test(challenge)) return null;
      const bytes = Buffer.from(challenge, 'base64url');
      // A second spelling of the same bytes would be used a second time.
      if (bytes.toString('base64url') !== challenge) return null;
      if (bytes.length !== RANDOM_BYTES + EXPIRY_BYTES + MAC_BYTES) return null;
      const head = bytes.subarray(0, RANDOM_BYTES + EXPIRY_BYTES);
      if (!signer.isSigned(bytes.subarray(head.length), head, toText(target))) return null;
      const end = Number(head.readBigUInt64BE(RANDOM_BYTES));
      return end > (await readClock(db)) ? new Date(end) : null;
    },
  };
}
export type Challenges = ReturnType<typeof createChallenges>;

/** A challenge that was answered, and until when it would work. */
export type AnsweredChallenge = { challenge: string; expiresAt: Date };

/** Uses a challenge up, in the transaction that it permits. False when it was used before: then nothing may happen. */
export async function spendChallenge(
  trx: Database,
  { challenge, expiresAt }: AnsweredChallenge,
): Promise<boolean> {
  const used = await trx
    .insert(usedChallenge)
    .values({ challengeHash: hashSecret(challenge), expiresAt })
    .onConflictDoNothing()
    .returning({ challengeHash: usedChallenge.challengeHash });
  return used.length > 0;
}
