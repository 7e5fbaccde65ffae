import { redirect } from '@tanstack/react-router';
import { queries, queryClient } from '../api/trpc.ts';
import { toSignIn } from './sign-out-redirect.ts';

/**
 * The guard of the account pages. It redirects a visitor without a session to the sign-in page, with `href` as the
 * return target.
 */
export async function requireSession(href: string) {
  const current = await queries.session.current.ensureData();
  if (current) return current;
  queryClient.clear(); // the cached 'nobody' must not outlast the next sign-in
  throw redirect(toSignIn('absent', href));
}
