import { redirect } from '@tanstack/react-router';
import { queries, queryClient } from '../api/trpc.ts';
import { toSignIn } from './sign-out-redirect.ts';

/** The account's guard: passes whoever is signed in, leads others to sign in and back to `href`. */
export async function requireSession(href: string) {
  const current = await queries.session.current.ensureData();
  if (current) return current;
  queryClient.clear(); // 'nobody' must not be remembered past the next sign-in
  throw redirect(toSignIn('absent', href));
}
