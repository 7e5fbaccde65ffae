import { redirect } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import { queries, queryClient } from '../api/trpc.ts';
import { toReturnSearch } from './redirect-target.ts';
import { toSignIn } from './sign-out-redirect.ts';

/**
 * The guard of the account pages. It redirects a visitor without a session to the sign-in page, and a user who has to set up a second
 * factor to that page, with `href` as the return target.
 */
export async function requireSession(href: string) {
  const current = await queries.session.current.ensureData();
  if (current && !current.setUpRequired) return current;
  queryClient.clear(); // what is cached must not outlast the next sign-in, nor the set-up
  if (!current) throw redirect(toSignIn('absent', href));
  throw redirect({ to: pages.twoFactor, search: toReturnSearch(href), replace: true });
}
