import type { Database } from '../db/database.ts';
import { oauthProof } from '../db/schema/oauth.ts';
import type { Proof } from './dpop.ts';

/** Notes that a proof was used. False when it was used before (RFC 9449 §11.1). */
export async function consumeProof(trx: Database, { hash, endsAt }: Proof): Promise<boolean> {
  const added = await trx
    .insert(oauthProof)
    .values({ proofHash: hash, expiresAt: endsAt })
    .onConflictDoNothing()
    .returning({ proofHash: oauthProof.proofHash });
  return added.length === 1;
}
