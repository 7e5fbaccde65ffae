import type { ReactNode } from 'react';
import { linkMissing } from '#messages/mail-link.ts';
import { EntryPage } from '../ui/entry-page.tsx';

/** A page that mails link to, opened without what the link carries; its children lead on. */
export function LinkMissing({ footer, children }: { footer?: ReactNode; children: ReactNode }) {
  return (
    <EntryPage title={linkMissing.title} intro={linkMissing.intro} footer={footer}>
      {children}
    </EntryPage>
  );
}
