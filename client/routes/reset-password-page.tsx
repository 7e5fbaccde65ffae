import { Link, useLoaderData, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { pages } from '../../shared/paths.ts';
import { disown } from '../api/mail-link.ts';
import { LinkButton } from '../features/credentials/link-button.tsx';
import { NewPasswordForm } from '../features/credentials/new-password-form.tsx';
import { buttonClass } from '../ui/button.tsx';
import { EntryPage } from '../ui/entry-page.tsx';
import { LinkMissing } from './link-missing.tsx';

export function ResetPasswordPage() {
  const search = useSearch({ from: pages.resetPassword });
  const taken = useLoaderData({ from: pages.resetPassword });
  const [isDone, setDone] = useState(false);

  if (!taken)
    return (
      <LinkMissing>
        <Link to={pages.forgotPassword} search={search} className={`${buttonClass('primary')} w-full`}>
          Send a new link
        </Link>
      </LinkMissing>
    );

  if (taken.link === 'notMe')
    return isDone ? (
      <EntryPage
        key="done"
        title="Your account is secured"
        intro="Every device was signed out. We mailed you a link to choose a new password."
      >
        <p className="text-muted">Until you do, nobody can sign in: not even with the old password.</p>
      </EntryPage>
    ) : (
      <EntryPage
        title="This wasn’t you?"
        intro="This signs out every device, yours too. Then you choose a new password."
      >
        <LinkButton
          label="Secure my account"
          onPress={async () => {
            await disown(taken.secret);
            setDone(true);
          }}
        />
      </EntryPage>
    );

  return isDone ? (
    <EntryPage
      key="done"
      title="Password changed"
      intro="You were signed out on every device. Sign in with the new password."
    >
      <Link to={pages.signIn} search={search} className={`${buttonClass('primary')} w-full`}>
        Sign in
      </Link>
    </EntryPage>
  ) : (
    <EntryPage title="Choose a new password" intro="You will be signed out on every device.">
      <NewPasswordForm token={taken.secret} onDone={() => setDone(true)} />
    </EntryPage>
  );
}
