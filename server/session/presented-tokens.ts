import type { Credential } from './credential.ts';
import type { SessionLifetime } from './lifetime.ts';
import { isSigned, type VerifiedToken } from './signed-token.ts';

/**
 * The most tokens of one request that are looked up. A browser has as many scopes for a cookie as its host has parent
 * domains and paths. The limit of 16 KiB for headers bounds the checked signatures: about 200, less than 1 ms.
 */
const TOKENS_MOST = 8;

/** The distinct verified session tokens of a credential, in the order they were sent. */
export function findVerified(
  credential: Credential,
  verify: (signedToken: string) => VerifiedToken | null,
): VerifiedToken[] {
  const found: VerifiedToken[] = [];
  if (credential.kind === 'none' || credential.kind === 'access') return found;
  for (const signedToken of credential.signedTokens) {
    const verified = verify(signedToken);
    if (verified === null || found.some(({ token }) => token === verified.token)) continue;
    found.push(verified);
    if (found.length === TOKENS_MOST) break;
  }
  return found;
}

/** True when one cookie was signed with another secret: another application set it and may still need it. */
export const holdsForeign = (
  credential: Credential,
  verify: (signedToken: string) => VerifiedToken | null,
): boolean =>
  credential.kind === 'cookie' &&
  credential.signedTokens.some((one) => isSigned(one) && verify(one) === null);

type Row = { session: { id: string; createdAt: Date; expiresAt: Date; remembered: boolean } };

/**
 * The index in `rows` of the live session that was created last; -1 for none. Of two sessions created at the same
 * time, the greater id wins.
 */
export function findLatest(rows: readonly (Row | null)[], lifetime: SessionLifetime): number {
  let latest = -1;
  for (const [at, row] of rows.entries())
    if (row && lifetime.isAlive(row.session) && isLater(row, rows[latest] ?? null)) latest = at;
  return latest;
}

function isLater({ session: one }: Row, than: Row | null): boolean {
  if (!than) return true;
  const [mine, other] = [one.createdAt.getTime(), than.session.createdAt.getTime()];
  return mine === other ? one.id > than.session.id : mine > other;
}
