import type { Profile, ProfileData } from '../../../shared/profile.ts';
import { queries, trpc } from '../../api/trpc.ts';
import { toChanges } from './profile-changes.ts';

/** Sends the fields that differ from `stored`, if any, and returns the resulting profile of `personId`. */
export function useProfileUpdate(personId: string) {
  const update = trpc.profile.update.useMutation({
    trpc: { context: { userId: personId } },
    onSuccess: (profile) => queries.profile.get.setData(undefined, profile),
  });
  return async (stored: Profile, edited: ProfileData): Promise<Profile> => {
    const changes = toChanges(stored, edited);
    if (Object.keys(changes).length === 0) return stored;
    return update.mutateAsync(changes);
  };
}
