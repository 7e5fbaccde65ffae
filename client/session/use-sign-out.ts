import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { signOut } from '../api/auth.ts';
import { SIGN_OUT_KEY } from './live.ts';
import { notifyOtherTabs } from './other-tabs.ts';
import { useSignOutRedirect } from './use-sign-out-redirect.ts';

/**
 * Signs out here and in every other tab. When it fails, the user stays, and the page shows the error until the next
 * navigation.
 */
export function useSignOut() {
  const redirectAway = useSignOutRedirect();
  const router = useRouter();
  const mutation = useMutation({
    mutationKey: SIGN_OUT_KEY,
    // Also announced before: the service's event may reach the other tabs before this tab has its answer.
    onMutate: () => notifyOtherTabs('signing_out'),
    mutationFn: signOut,
    onSuccess: () => {
      notifyOtherTabs();
      return redirectAway('left');
    },
  });
  const { reset } = mutation;

  useEffect(() => router.subscribe('onBeforeNavigate', reset), [router, reset]);
  return mutation;
}
