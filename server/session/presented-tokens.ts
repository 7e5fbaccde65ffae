import type { Credential } from './credential.ts';
import type { SessionLifetime } from './lifetime.ts';
import { isSigned } from './signed-token.ts';

/** A token, and the form it was sent in. */
export type PresentedToken = { token: string; signedToken: string };

/**
 * Tokens of one request that are looked up. A browser has as many scopes for a cookie as its host has parent domains
 * and paths. How many signatures are checked is bounded by the 16 KiB of headers: about 200, less than 1 ms.
 */
const TOKENS_MOST = 8;

/** The distinct verified tokens of a credential, in the order they were sent. */
export function findVerified(
  credential: Credential,
  verify: (signedToken: string) => string | null,
): PresentedToken[] {
  const found: PresentedToken[] = [];
  if (credential.kind === 'none') return found;
  for (const signedToken of credential.signedTokens) {
    const token = verify(signedToken);
    if (token === null || found.some((one) => one.token === token)) continue;
    found.push({ token, signedToken });
    if (found.length === TOKENS_MOST) break;
  }
  return found;
}

/** True when another secret signed one of them: a cookie of another application, which it may still need. */
export const holdsForeign = (
  credential: Credential,
  verify: (signedToken: string) => string | null,
): boolean =>
  credential.kind === 'cookie' &&
  credential.signedTokens.some((one) => isSigned(one) && verify(one) === null);

type Row = { session: { id: string; createdAt: Date; expiresAt: Date; remembered: boolean } };

/** Where in `rows` the live session is that was created last, by its id where two were at once; -1 for none. */
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
