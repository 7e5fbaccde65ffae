import type { SecondFactorPolicy } from '../../shared/second-factor.ts';
import type { HeaderReader } from '../caller/header-reader.ts';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors.ts';
import type { Via } from './access-loader.ts';
import { type AccessReader, isSentBy } from './access-reader.ts';
import { type Authentication, toAuthentication } from './authentication.ts';
import type { HeaderName, SessionCache } from './cache.ts';
import { type AccessCredential, type Credential, readCredential } from './credential.ts';
import type { SessionLifetime } from './lifetime.ts';
import {
  type BridgeRow,
  createBridgeRowLoader,
  createIdLoader,
  createPortalRowLoader,
  type SessionRow,
} from './loader.ts';
import { findLatest, findVerified, holdsForeign } from './presented-tokens.ts';
import { createTokenVerifier, type SigningSecrets, type VerifiedToken } from './signed-token.ts';

/** A session, its user, profile and claims. Contains no token. `via`: the site that the session was handed to. */
export type Identity = SessionRow & { via: Via | null };

/** `disabled`: the session is valid, but the user is banned. Null: absent, forged, unknown, expired or revoked. */
type Found<Value> = Value | 'disabled' | null;
type Answer = { body: string };

type EngineOptions = {
  db: Database;
  cache: SessionCache;
  access: AccessReader;
  /** Name and secret come from Better Auth's context, so that both always agree. */
  cookieName: string;
  signing: SigningSecrets;
  lifetime: SessionLifetime;
  /** What the operator wants of users without a second factor. */
  secondFactor: SecondFactorPolicy;
  /** The response body that a back end receives about a user. */
  toAnswer: (
    row: BridgeRow,
    authentication: Authentication,
    credential: { site: string | null; expiresAt: Date },
  ) => string;
};

/**
 * The session engine finds the identity of a caller, for tRPC and for the bridge. Its result equals that of
 * `auth.api.getSession` for every input, with two exceptions: it refuses sessions past their absolute lifetime,
 * and it distinguishes banned users. It only reads: it never refreshes a session.
 */
export function createSessionEngine({
  db,
  cache,
  access,
  cookieName,
  signing,
  lifetime,
  secondFactor,
  toAnswer,
}: EngineOptions) {
  const verify = createTokenVerifier(signing);
  const loadBridgeRow = createBridgeRowLoader(db);
  const loadPortalRow = createPortalRowLoader(db);
  const loadById = createIdLoader(db);

  const authenticationOf = ({ session, user }: BridgeRow): Authentication =>
    toAuthentication(session, user, secondFactor);
  /** Milliseconds since the epoch. An answer is outdated when the step-up ends that it names. */
  const toEnd = (end: number, { stepUpUntil }: Authentication): number =>
    stepUpUntil ? Math.min(end, stepUpUntil.getTime()) : end;

  const toFound = <Row extends BridgeRow>(row: Row | null): Found<Row> => {
    if (!row || !lifetime.isAlive(row.session)) return null;
    return row.user.disabledAt === null ? row : 'disabled';
  };

  const toSessionAnswer = (row: BridgeRow, authentication = authenticationOf(row)): string =>
    toAnswer(row, authentication, { site: null, expiresAt: row.session.expiresAt });
  const toIdentity = (row: SessionRow | null): Found<Identity> => toFound(row && { ...row, via: null });

  const findAndKeep = (token: string, name: HeaderName, header: string): Promise<Found<Answer>> => {
    const mark = cache.mark();
    return loadBridgeRow(token, (row) => {
      const identity = toFound(row);
      if (identity === null || identity === 'disabled') return identity;
      const authentication = authenticationOf(identity);
      const answer = {
        userId: identity.user.id,
        endsAt: toEnd(lifetime.endOf(identity.session), authentication),
        body: toSessionAnswer(identity, authentication),
      };
      cache.keep(mark, token, name, header, answer);
      return answer;
    });
  };

  const findAndKeepAccess = (
    hash: string,
    credential: AccessCredential,
    header: string,
  ): Promise<Found<Answer>> => {
    const mark = cache.mark();
    return access.read(hash, credential, (accessed): Found<Answer> => {
      if (!accessed) return null;
      const identity = toFound(accessed.row);
      if (identity === null || identity === 'disabled') return identity;
      const { user, session, via } = identity;
      if (user.deletionDueAt !== null) return 'disabled';
      const expiresAt = new Date(Math.min(accessed.endsAt.getTime(), session.expiresAt.getTime()));
      const authentication = authenticationOf(identity);
      const answer = {
        userId: user.id,
        endsAt: toEnd(Math.min(accessed.endsAt.getTime(), lifetime.endOf(session)), authentication),
        body: toAnswer(identity, authentication, { site: via.site, expiresAt }),
        access: { site: via.site, sessionToken: accessed.sessionToken },
      };
      cache.keep(mark, hash, 'authorization', header, answer);
      return answer;
    });
  };

  const findAccessAnswer = (
    credential: AccessCredential,
    header: string,
  ): Found<Answer> | Promise<Found<Answer>> => {
    const hash = access.verify(credential);
    if (hash === null) return null;
    const cached = cache.find(hash);
    if (!cached) return findAndKeepAccess(hash, credential, header);
    return isSentBy(cached.access?.site ?? '', credential.origin) ? cached : null;
  };

  /** The verified session tokens of a credential; none when it is forged. It does not query the database. */
  const readTokens = (credential: Credential): VerifiedToken[] => findVerified(credential, verify);

  /**
   * Of several tokens, the one whose live session was created last; null when all sessions have ended. The result
   * is not cached, because any of the sessions may end. Throws when one look-up fails, because that token could be
   * the right one.
   */
  const findLatestOf = async <Row extends BridgeRow>(
    tokens: readonly VerifiedToken[],
    load: (token: string, toValue: (row: Row | null) => Row | null) => Promise<Row | null>,
  ): Promise<{ presented: VerifiedToken; row: Row } | null> => {
    const rows = await Promise.all(tokens.map(({ token }) => load(token, (row) => row)));
    const at = findLatest(rows, lifetime);
    const [presented, row] = [tokens[at], rows[at]];
    return presented && row ? { presented, row } : null;
  };

  const findLatestAnswer = async (tokens: readonly VerifiedToken[]): Promise<Found<Answer>> => {
    const found = toFound((await findLatestOf(tokens, loadBridgeRow))?.row ?? null);
    return found === null || found === 'disabled' ? found : { body: toSessionAnswer(found) };
  };

  /**
   * The identity of a credential, read from the database. Throws when the database does not answer: that does not
   * mean 'signed out'.
   */
  const findIdentity = async (credential: Credential): Promise<Found<Identity>> => {
    if (credential.kind === 'access') {
      const hash = access.verify(credential);
      return hash === null ? null : access.read(hash, credential, (found) => toFound(found?.row ?? null));
    }
    const [one, ...more] = readTokens(credential);
    if (!one) return null;
    if (more.length === 0) return loadPortalRow(one.token, toIdentity);
    return toIdentity((await findLatestOf<SessionRow>([one, ...more], loadPortalRow))?.row ?? null);
  };

  /**
   * The same, for requests that need a signed-in caller. Throws `unauthenticated`, for a banned user too: except at
   * sign-in, a banned user receives the same answers as a caller without a session.
   */
  const requireIdentity = async (credential: Credential): Promise<Identity> => {
    const found = await findIdentity(credential);
    if (found === null || found === 'disabled') throw new AppError('unauthenticated');
    return found;
  };

  return {
    /** The credential of a request. Throws `ambiguous_credentials` for a cookie beside a bearer token. */
    readCredential: (headers: HeaderReader): Credential => readCredential(headers, cookieName),

    readTokens,

    /** True when a cookie with the session cookie's name was signed with another secret, by another application. */
    holdsForeign: (credential: Credential): boolean => holdsForeign(credential, verify),

    /** The token that is used; null when all sessions have ended. Throws like `findIdentity`. */
    findCurrent: async (tokens: readonly VerifiedToken[]): Promise<VerifiedToken | null> =>
      (await findLatestOf(tokens, loadPortalRow))?.presented ?? null,

    findIdentity,
    requireIdentity,

    /**
     * Reads the same session from the database again; its token may have changed. Null also when the site's grant has
     * ended. Throws when the database does not answer.
     */
    async findAgain({ session, via }: Identity): Promise<Found<Identity>> {
      return via ? toFound(await access.readGrant(via)) : toIdentity(await loadById(session.id));
    },

    /**
     * The bridge's answer for these headers: immediately from the session cache, or else a promise of the answer
     * from the database. Throws `missing_credential` and `ambiguous_credentials`. Forged credentials are refused by
     * their signature, without a query.
     */
    findAnswer(headers: HeaderReader): Found<Answer> | Promise<Found<Answer>> {
      const cookie = headers.get('cookie');
      const authorization = headers.get('authorization');
      if (authorization === null && cookie !== null) {
        const recalled = cache.recall('cookie', cookie);
        if (recalled) return recalled;
      } else if (cookie === null && authorization !== null) {
        const recalled = cache.recall('authorization', authorization);
        if (recalled)
          return !recalled.access || isSentBy(recalled.access.site, headers.get('origin')) ? recalled : null;
      }

      const credential = readCredential(headers, cookieName);
      if (credential.kind === 'none') throw new AppError('missing_credential');
      if (credential.kind === 'access')
        return findAccessAnswer(credential, headers.get('authorization') ?? '');
      const [one, ...more] = readTokens(credential);
      if (!one) return null;
      if (more.length > 0) return findLatestAnswer([one, ...more]);
      const { token } = one;
      const name = credential.kind === 'cookie' ? 'cookie' : 'authorization';
      return cache.find(token) ?? findAndKeep(token, name, headers.get(name) ?? '');
    },
  };
}
export type SessionEngine = ReturnType<typeof createSessionEngine>;
