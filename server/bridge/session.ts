import { BRIDGE, BRIDGE_SESSION } from '../../shared/paths.ts';
import type { HeaderReader } from '../caller/header-reader.ts';
import { AppError, ERRORS } from '../errors.ts';
import { JSON_TYPE, NO_STORE } from '../http/headers.ts';
import { describeProblem, logFailure, PROBLEM_TYPE, toAppError } from '../http/problem.ts';
import type { Log } from '../log.ts';
import type { SessionEngine } from '../session/engine.ts';
import type { Keyring } from './keys.ts';

/** A response, independent of whether the door or the fast path sends it. */
export type Reply = { status: number; headers: Readonly<Record<string, string>>; body: string };

export type SessionQuestionDeps = { engine: SessionEngine; keyring: Keyring; log: Log };

const COMMON = { 'Cache-Control': NO_STORE, Vary: 'Cookie, Authorization' };
const VALID = { ...COMMON, 'Content-Type': JSON_TYPE };

type Found = Awaited<ReturnType<SessionEngine['findAnswer']>>;

/**
 * Answers `GET session`: who is this? The status is 200, 401 or 503, and each has one clear meaning. The reply is
 * synchronous when no query is necessary.
 */
export function createSessionQuestion({ engine, keyring, log }: SessionQuestionDeps) {
  const refuse = (thrown: unknown, requestId: string): Reply => {
    const error = toAppError(thrown);
    logFailure(log, error, { requestId, route: BRIDGE + BRIDGE_SESSION });
    const headers: Record<string, string> = { ...COMMON, 'Content-Type': PROBLEM_TYPE };
    const { status } = ERRORS[error.code];
    if (status === 401) headers['WWW-Authenticate'] = 'Bearer'; // RFC 6750 section 3
    if (error.retryAfter !== undefined) headers['Retry-After'] = String(error.retryAfter);
    return { status, headers, body: describeProblem(error, requestId) };
  };

  const toReply = (found: Found, requestId: string): Reply => {
    if (found === null) return refuse(new AppError('invalid_session'), requestId);
    if (found === 'disabled') return refuse(new AppError('account_disabled'), requestId);
    return { status: 200, headers: VALID, body: found.body };
  };

  return (headers: HeaderReader, requestId: string): Reply | Promise<Reply> => {
    try {
      const key = headers.get('x-bridge-key');
      if (key !== null) keyring.admit(key);
      const found = engine.findAnswer(headers);
      if (!(found instanceof Promise)) return toReply(found, requestId);
      return found.then(
        (late) => toReply(late, requestId),
        (error: unknown) => refuse(error, requestId),
      );
    } catch (error) {
      return refuse(error, requestId);
    }
  };
}
export type SessionQuestion = ReturnType<typeof createSessionQuestion>;
