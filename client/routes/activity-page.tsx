import { Link } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import { Activity } from '../features/activity/activity.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

export function ActivityPage() {
  return (
    <>
      <PageHeading>Activity</PageHeading>
      <p className="mt-1.5 text-pretty text-muted">
        Something here wasn’t you?{' '}
        <Link to={pages.security} hash="password" className="link">
          Change your password
        </Link>
        : it signs out every other device.
      </p>
      <Activity />
    </>
  );
}
