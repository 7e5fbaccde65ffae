import { queries, trpc } from '../../api/trpc.ts';

/** Requests an email change, which sends the mails with links. Requesting the same address again sends them again. */
export function useEmailChange(): (email: string) => Promise<void> {
  const { mutateAsync: change } = trpc.account.changeEmail.useMutation();
  return async (email) => {
    const { pending } = await change({ email });
    queries.security.overview.setData(undefined, (known) => known && { ...known, pendingEmail: pending });
  };
}
