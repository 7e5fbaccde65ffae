import { queries, trpc } from '../../api/trpc.ts';

/** Asks for another address, which mails the links; asked again for the same one, they are sent anew. */
export function useEmailChange(): (email: string) => Promise<void> {
  const { mutateAsync: change } = trpc.account.changeEmail.useMutation();
  return async (email) => {
    const { pending } = await change({ email });
    queries.security.overview.setData(undefined, (known) => known && { ...known, pendingEmail: pending });
  };
}
