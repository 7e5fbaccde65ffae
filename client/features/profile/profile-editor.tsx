import { describeError } from '../../api/describe-error.ts';
import { trpc } from '../../api/trpc.ts';
import { LoadError } from '../../ui/load-error.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ProfileForm } from './profile-form.tsx';

export function ProfileEditor() {
  const {
    data: profile,
    error,
    isFetching,
    refetch,
  } = trpc.profile.get.useQuery(undefined, {
    refetchOnWindowFocus: true, // another device may have changed it
  });
  if (profile) return <ProfileForm profile={profile} />;
  if (error) return <LoadError {...describeError(error)} isRetrying={isFetching} onRetry={refetch} />;
  return <Skeleton rows={4} />;
}
