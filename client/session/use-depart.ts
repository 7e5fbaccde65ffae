import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { queryClient } from '../api/trpc.ts';
import { type Departure, toSignIn } from './departure.ts';

/** Leads out of the account and forgets everything known about the person. */
export function useDepart() {
  const router = useRouter();
  return useCallback(
    async (reason: Departure) => {
      await router.navigate(toSignIn(reason, router.latestLocation.href));
      queryClient.clear();
    },
    [router],
  );
}
