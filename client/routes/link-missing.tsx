import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { backToSignIn, linkMissing } from '#messages/entry.tsx';
import { pages } from '../../shared/paths.ts';
import { EntryPage } from '../ui/entry-page.tsx';

/** A page that mails link to, opened without what the link carries. */
export function LinkMissing({ children }: { children: ReactNode }) {
  return (
    <EntryPage
      title={linkMissing.title}
      intro={linkMissing.intro}
      footer={
        <Link to={pages.signIn} className="link">
          {backToSignIn}
        </Link>
      }
    >
      {children}
    </EntryPage>
  );
}
