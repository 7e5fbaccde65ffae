import { Link } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import { Activity } from '../features/activity/activity.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { part } from '../words/part.ts';

const words = part('activity');

export function ActivityPage() {
  return (
    <>
      <PageHeading>{words.title}</PageHeading>
      <p className="mt-1.5 text-pretty text-muted">
        {words.intro({
          link: (text) => (
            <Link to={pages.secure} className="link">
              {text}
            </Link>
          ),
        })}
      </p>
      <Activity />
    </>
  );
}
