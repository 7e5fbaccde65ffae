import type { Identity } from '../session/engine.ts';
import { REFRESH_SECONDS, UPDATE_AGE_SECONDS } from '../session/lifetime.ts';
import { toAuthUser } from './auth-user.ts';
import type { RawAnswer, RawCall } from './raw-call.ts';

/** Better Auth's own rule. It does not know sessions without 'remember me'. */
const isDueAtBetterAuth = (expiresAt: Date): boolean =>
  expiresAt.getTime() - REFRESH_SECONDS * 1000 + UPDATE_AGE_SECONDS * 1000 <= Date.now();

/**
 * Answers `GET get-session` for a live session that is not due, and for a request without a credential. These are most
 * calls. Null leaves the call to Better Auth, which prolongs a session that is due, and expires the cookies of a
 * session that has ended.
 */
export async function getSession({
  previousTokens,
  query,
  isSite,
  findIdentity,
}: RawCall): Promise<RawAnswer | null> {
  // Better Auth does not know access tokens. A site never receives the session's token.
  if (isSite) return toAnswer(await findIdentity(), ({ session }) => session.id);
  if (query.size > 0) return null;
  const [token] = previousTokens;
  // A forged cookie is not expired. Better Auth does not expire it either.
  if (token === undefined) return toAnswer(null);
  const found = await findIdentity();
  if (!found || isDueAtBetterAuth(found.session.expiresAt)) return null;
  return toAnswer(found, () => token);
}

function toAnswer(found: Identity | null, toToken: (found: Identity) => string = () => ''): RawAnswer {
  if (!found) return { status: 200, body: null, headers: toHeaders() };
  const token = toToken(found);
  const { id, userId, createdAt, updatedAt, expiresAt, ipAddress, userAgent } = found.session;
  const session = { expiresAt, token, createdAt, updatedAt, ipAddress, userAgent, userId, id };
  return { status: 200, body: { session, user: toAuthUser(found.user) }, headers: toHeaders() };
}

const toHeaders = () => new Headers({ 'cache-control': 'no-store', pragma: 'no-cache' });
