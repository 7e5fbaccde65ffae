import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { oauthCode } from '../db/schema/oauth.ts';
import { hashSecret } from '../secrets/secret-hash.ts';
import { lockIdentity } from '../users/row-lock.ts';

/** Seconds. A code only crosses one redirect (RFC 6749 §4.1.2 recommends ten minutes at most). */
const CODE_SECONDS = 60;

export type CodeRequest = {
  /** The origin of the site that receives the code. */
  clientId: string;
  redirectUri: string;
  /** The base64url SHA-256 of the verifier (RFC 7636 §4.2). */
  challenge: string;
};

/** Authorization codes. Each is bound to the session, the client, the redirect URI and the challenge. */
export function createCodes(db: Database) {
  return {
    /**
     * Issues a code for a session. Throws `unauthenticated` when the session has ended meanwhile, and when the user is
     * banned.
     */
    async issue(
      identity: { user: { id: string }; session: { id: string } },
      request: CodeRequest,
    ): Promise<string> {
      const code = `gac_${randomBytes(32).toString('base64url')}`;
      await db.transaction(async (trx) => {
        await lockIdentity(trx, identity);
        await trx.insert(oauthCode).values({
          codeHash: hashSecret(code),
          sessionId: identity.session.id,
          ...request,
          // By the database's clock: another process, whose clock is not the same, may take the code.
          expiresAt: sql`now() + make_interval(secs => ${CODE_SECONDS})`,
        });
      });
      return code;
    },
  };
}
export type Codes = ReturnType<typeof createCodes>;
