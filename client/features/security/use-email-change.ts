import { queries, trpc } from '../../api/trpc.ts';
import { ensureSamePerson } from '../../session/ensure-same-person.ts';
import { useUser } from '../../session/session-provider.tsx';

/** Asks for another address, which mails the links; asked again for the same one, they are sent anew. */
export function useEmailChange(): (email: string) => Promise<void> {
  const { id } = useUser();
  const { mutateAsync: change } = trpc.account.changeEmail.useMutation();
  return async (email) => {
    await ensureSamePerson(id);
    const { pending } = await change({ email });
    queries.security.overview.setData(undefined, (known) => known && { ...known, pendingEmail: pending });
  };
}
