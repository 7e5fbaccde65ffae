import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pages } from '../../shared/paths.ts';
import { EntryPage } from '../ui/entry-page.tsx';

/** A page that mails link to, opened without what the link carries. */
export function LinkMissing({ children }: { children: ReactNode }) {
  return (
    <EntryPage
      title="This link is not complete"
      intro="Open it from the mail once more, or copy all of it."
      footer={
        <Link to={pages.signIn} className="link">
          Back to sign in
        </Link>
      }
    >
      {children}
    </EntryPage>
  );
}
