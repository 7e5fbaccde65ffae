import { USER_HEADER } from '../../shared/user-header.ts';
import { AppError } from '../errors.ts';

/** The user that a request says it is for; null when it does not say so. Sent twice, it names nobody's id. */
export const readNamedUser = (headers: Headers): string | null => headers.get(USER_HEADER);

/**
 * Throws `conflict` for a request that names another user than the one whose session it holds. All tabs of a browser
 * share one cookie: a page may still show a user who is not the one signed in. Anything but the id is another user.
 */
export function requireNamedUser(headers: Headers, userId: string): void {
  const named = readNamedUser(headers);
  if (named === null || named === userId) return;
  const sentence = `Another user is signed in than ${USER_HEADER} names.`;
  throw new AppError('conflict', { sentence });
}
