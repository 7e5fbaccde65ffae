import type { Database } from '../db/database.ts';
import { deriveKeys, deriveLastingKey, type Secrets } from '../secrets/keys.ts';
import { createChallengeCookie } from './challenge-cookie.ts';
import { createChallenges } from './challenges.ts';
import { createNewPasskeys } from './new-passkey.ts';
import { createPasskeyProof } from './passkey-proof.ts';
import { toRelyingParty } from './relying-party.ts';
import { createUserHandles } from './user-handle.ts';

type Deps = { url: string; appName: string; secrets: Secrets; db: Database };

/** Creates what every use of passkeys needs. Does no I/O. */
export function createPasskeyParts({ url, appName, secrets, db }: Deps) {
  const challenges = createChallenges(deriveKeys(secrets, 'passkey challenges'), db);
  const toUserHandle = createUserHandles(deriveLastingKey(secrets, 'passkey user handles'));
  const party = toRelyingParty(url, appName);
  const parts = { db, challenges, party, toUserHandle };
  return {
    /** The host on which browsers offer the passkeys. */
    host: party.id,
    proof: createPasskeyProof(parts),
    made: createNewPasskeys(parts),
    toUserHandle,
    cookie: createChallengeCookie(url.startsWith('https:')),
  };
}
export type PasskeyParts = ReturnType<typeof createPasskeyParts>;
