import type { ReactNode } from 'react';
import { linkMissing } from '#messages/mail-link.ts';
import { readLink } from '../api/mail-link.ts';
import { CodeForm } from '../features/credentials/code-form.tsx';
import { EntryPage } from '../ui/entry-page.tsx';
import type { OpenedLink } from './open-link.ts';

type LinkMissingProps = {
  /** The kind of link whose code is taken here. */
  link: 'verifyEmail' | 'resetPassword';
  onOpened: (opened: OpenedLink) => void;
  footer?: ReactNode;
  children: ReactNode;
};

/** A page that mails link to, opened without what the link carries: its code is taken too. Its children lead on. */
export function LinkMissing({ link, onOpened, footer, children }: LinkMissingProps) {
  return (
    <EntryPage title={linkMissing.title} intro={linkMissing.intro} footer={footer}>
      <CodeForm onCode={async (secret) => onOpened({ link, secret, facts: await readLink(link, secret) })} />
      <div className="mt-6">{children}</div>
    </EntryPage>
  );
}
