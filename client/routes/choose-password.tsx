import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { LinkFacts } from '../../shared/account.ts';
import { pages } from '../../shared/paths.ts';
import { NewPasswordForm } from '../features/credentials/new-password-form.tsx';
import type { RedirectSearch } from '../session/redirect-target.ts';
import { AuthPage } from '../ui/auth-page.tsx';
import { buttonClass } from '../ui/button.tsx';
import { part } from '../words/part.ts';
import { CancelsChange, MailedAddress } from './mailed-address.tsx';

const words = part('choosePassword');
const emailChangeWords = part('emailChange');
const signInFlowWords = part('signInFlow');

type ChoosePasswordProps = {
  /** The secret of the mail's link, or its code. */
  token: string;
  facts: LinkFacts;
  search: RedirectSearch;
  onSpent: () => void;
};

/** Sets a new password with a mail's link or code, and then shows the result. */
export function ChoosePassword({ token, facts: { email, cancels }, search, onSpent }: ChoosePasswordProps) {
  const [isDone, setDone] = useState(false);
  if (isDone)
    return (
      <AuthPage title={words.done.title} intro={words.done.intro}>
        {cancels && (
          <p className="mb-5 text-muted">
            {emailChangeWords.cancelledChange({ email: <MailedAddress>{cancels}</MailedAddress> })}
          </p>
        )}
        <Link to={pages.signIn} search={search} className={`${buttonClass('primary')} w-full`}>
          {words.done.goOn}
        </Link>
      </AuthPage>
    );
  return (
    <AuthPage
      title={words.title}
      intro={words.intro({ email: <MailedAddress>{email}</MailedAddress> })}
      footer={
        <Link to={pages.signIn} search={search} className="link">
          {signInFlowWords.backToSignIn}
        </Link>
      }
    >
      <CancelsChange to={cancels} />
      <NewPasswordForm email={email} token={token} onDone={() => setDone(true)} onSpent={onSpent} />
    </AuthPage>
  );
}
