import { Link } from '@tanstack/react-router';
import { pages } from '../../../shared/paths.ts';
import { describeError } from '../../api/describe-error.ts';
import { trpc } from '../../api/trpc.ts';
import { useUser } from '../../session/session-provider.tsx';
import { LoadError } from '../../ui/load-error.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { CheckupRow } from './checkup-row.tsx';

const day = new Intl.DateTimeFormat('en', { dateStyle: 'long' });

/** How the account stands, in sentences, each with the next step beside it. */
export function Checkup() {
  const user = useUser();
  const profile = trpc.profile.get.useQuery();
  const sessions = trpc.session.list.useQuery();
  const failed = [profile, sessions].filter((query) => query.error && !query.data);

  if (failed[0]?.error) {
    return (
      <LoadError
        {...describeError(failed[0].error)}
        isRetrying={failed.some((query) => query.isFetching)}
        onRetry={() => failed.forEach((query) => void query.refetch())}
      />
    );
  }
  if (!profile.data || !sessions.data) return <Skeleton />;

  const deviceCount = sessions.data.length;
  return (
    <ul className="divide-y divide-line rounded-box border border-line bg-surface">
      {profile.data.complete ? (
        <CheckupRow icon="person" text="Your background questions are answered.">
          <Link to={pages.profile} className="link">
            Edit profile
          </Link>
        </CheckupRow>
      ) : (
        <CheckupRow icon="person" text="Your background questions are not answered yet." isOpen>
          <Link to={pages.profile} hash="background" className="link">
            Answer them
          </Link>
        </CheckupRow>
      )}
      <CheckupRow
        icon="devices"
        text={deviceCount === 1 ? 'Only this device is signed in.' : `${deviceCount} devices are signed in.`}
      >
        <Link to={pages.devices} className="link">
          Review devices
        </Link>
      </CheckupRow>
      <CheckupRow
        icon="calendar"
        text={`You created this account on ${day.format(new Date(user.createdAt))}.`}
      />
    </ul>
  );
}
