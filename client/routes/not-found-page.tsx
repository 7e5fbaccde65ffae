import { Link } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import { buttonClass } from '../ui/button.tsx';
import { EntryPage } from '../ui/entry-page.tsx';

export function NotFoundPage() {
  return (
    <EntryPage title="Page not found" intro="There is nothing at this address. It may have moved.">
      <Link to={pages.account} className={buttonClass('primary')}>
        Go to your account
      </Link>
    </EntryPage>
  );
}
