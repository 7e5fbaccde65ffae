import { USER_HEADER } from '../../shared/user-header.ts';
import { AppError } from '../errors.ts';

/** The user that the request names; null when it names none. If the header is sent twice, its value is no user's id. */
export const readNamedUser = (headers: Headers): string | null => headers.get(USER_HEADER);

/**
 * Throws `conflict` when a request names another user than the user of its session. All tabs of a browser share one
 * cookie, so a page may still show a user who is no longer signed in. Every value that is not the id is another user.
 */
export function requireNamedUser(headers: Headers, userId: string): void {
  const named = readNamedUser(headers);
  if (named === null || named === userId) return;
  const sentence = `Another user is signed in than ${USER_HEADER} names.`;
  throw new AppError('conflict', { sentence });
}
