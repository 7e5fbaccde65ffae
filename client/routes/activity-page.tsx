import { Link } from '@tanstack/react-router';
import { intro, title } from '#messages/activity.tsx';
import { pages } from '../../shared/paths.ts';
import { Activity } from '../features/activity/activity.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

export function ActivityPage() {
  return (
    <>
      <PageHeading>{title}</PageHeading>
      <p className="mt-1.5 text-pretty text-muted">
        {intro((text) => (
          <Link to={pages.secure} className="link">
            {text}
          </Link>
        ))}
      </p>
      <Activity />
    </>
  );
}
