import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { queryClient } from '../api/trpc.ts';
import { type SignOutRedirect, toSignIn } from './sign-out-redirect.ts';

/** Redirects out of the account and drops all cached data of the user. */
export function useSignOutRedirect() {
  const router = useRouter();
  return useCallback(
    async (reason: SignOutRedirect) => {
      await router.navigate(toSignIn(reason, router.latestLocation.href));
      queryClient.clear();
    },
    [router],
  );
}
