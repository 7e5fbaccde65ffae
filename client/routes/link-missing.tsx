import type { ReactNode } from 'react';
import { readLink } from '../api/mail-link.ts';
import { CodeForm } from '../features/credentials/code-form.tsx';
import { AuthPage } from '../ui/auth-page.tsx';
import { part } from '../words/part.ts';
import type { OpenedLink } from './open-link.ts';

const linkMissing = part('mailLink', 'linkMissing');

type LinkMissingProps = {
  /** The kind of link whose code the page accepts. */
  link: 'verifyEmail' | 'resetPassword';
  onOpened: (opened: OpenedLink) => void;
  footer?: ReactNode;
  children: ReactNode;
};

/**
 * A page for mail links that was opened without the link's secret. It accepts the mail's code instead. Its children are
 * the other ways to continue.
 */
export function LinkMissing({ link, onOpened, footer, children }: LinkMissingProps) {
  return (
    <AuthPage title={linkMissing.title} intro={linkMissing.intro} footer={footer}>
      <CodeForm onCode={async (secret) => onOpened({ link, secret, facts: await readLink(link, secret) })} />
      <div className="mt-6">{children}</div>
    </AuthPage>
  );
}
