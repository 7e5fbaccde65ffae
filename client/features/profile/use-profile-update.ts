import type { Profile, ProfileData } from '../../../shared/profile.ts';
import { queries, trpc } from '../../api/trpc.ts';
import { toChanges } from './profile-changes.ts';

/** Sends what differs from `stored`, if anything does, and gives the profile as it then is. */
export function useProfileUpdate() {
  const update = trpc.profile.update.useMutation({
    onSuccess: (profile) => queries.profile.get.setData(undefined, profile),
  });
  return async (stored: Profile, edited: ProfileData): Promise<Profile> => {
    const changes = toChanges(stored, edited);
    return Object.keys(changes).length > 0 ? update.mutateAsync(changes) : stored;
  };
}
