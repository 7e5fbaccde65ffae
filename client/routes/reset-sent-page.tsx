import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { LinkFacts } from '../../shared/account.ts';
import { pages, REDIRECT_TO } from '../../shared/paths.ts';
import { requestReset } from '../api/auth.ts';
import { readLink } from '../api/mail-link.ts';
import { CodeForm } from '../features/credentials/code-form.tsx';
import { SendAgain } from '../features/credentials/send-again.tsx';
import { useMailedAddress } from '../session/mailed-address.ts';
import type { RedirectSearch } from '../session/redirect-target.ts';
import { AuthPage } from '../ui/auth-page.tsx';
import { part } from '../words/part.ts';
import { LazyChoosePassword } from './lazy-choose-password.ts';
import { LazyLinkSpent } from './lazy-link-spent.ts';
import { MailedAddress } from './mailed-address.tsx';

const sent = part('forgotPassword', 'sent');
const words = part('signInFlow');

/**
 * Follows a request for a mail to choose a new password. It looks the same whether or not the address has an account.
 */
export function ResetSentPage({ email, search }: { email: string; search: RedirectSearch }) {
  const [opened, setOpened] = useState<{ token: string; facts: LinkFacts }>();
  const [isSpent, setSpent] = useState(false);
  useMailedAddress(email);

  if (isSpent) return <LazyLinkSpent link="resetPassword" why={undefined} search={search} />;
  if (opened) return <LazyChoosePassword {...opened} search={search} onSpent={() => setSpent(true)} />;
  return (
    <AuthPage
      title={sent.title}
      intro={sent.intro({ email: <MailedAddress>{email}</MailedAddress> })}
      footer={
        <Link to={pages.signIn} search={search} className="link">
          {words.backToSignIn}
        </Link>
      }
    >
      <CodeForm
        onCode={async (token) => {
          const facts = await readLink('resetPassword', token);
          await LazyChoosePassword.preload?.();
          setOpened({ token, facts });
        }}
      />
      <p className="mt-6 text-muted">{sent.hint}</p>
      <SendAgain onSend={() => requestReset({ email }, search[REDIRECT_TO])} />
    </AuthPage>
  );
}
