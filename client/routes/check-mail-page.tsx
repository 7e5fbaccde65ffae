import { Link } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import type { RedirectSearch } from '../session/redirect-target.ts';
import { EntryPage } from '../ui/entry-page.tsx';

/** After a sign-up that is finished by a mail. The same whether or not the address had an account. */
export function CheckMailPage({ email, search }: { email: string; search: RedirectSearch }) {
  return (
    <EntryPage
      title="Check your mail"
      intro={
        <>
          We sent a link to <strong className="break-words font-medium text-ink">{email}</strong>. Confirm the
          address, then sign in.
        </>
      }
      footer={
        <>
          Confirmed already?{' '}
          <Link to={pages.signIn} search={search} className="link">
            Sign in
          </Link>
        </>
      }
    >
      <p className="text-muted">The link works for one hour. Nothing there? Look among the spam.</p>
    </EntryPage>
  );
}
