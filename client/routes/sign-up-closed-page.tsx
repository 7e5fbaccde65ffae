import { Link } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import type { RedirectSearch } from '../session/redirect-target.ts';
import { EntryPage } from '../ui/entry-page.tsx';

/** Where nobody new is taken in. */
export function SignUpClosedPage({ search }: { search: RedirectSearch }) {
  return (
    <EntryPage
      title="Create your account"
      footer={
        <>
          Already have an account?{' '}
          <Link to={pages.signIn} search={search} className="link">
            Sign in
          </Link>
        </>
      }
    >
      <p className="text-muted">New accounts can’t be created here at the moment.</p>
    </EntryPage>
  );
}
