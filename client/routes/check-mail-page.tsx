import { Link, useNavigate } from '@tanstack/react-router';
import { type ComponentProps, useState } from 'react';
import { checkMail } from '#messages/sign-up.tsx';
import { pages, REDIRECT_TO } from '../../shared/paths.ts';
import { sendVerification, signIn } from '../api/auth.ts';
import { toFailure } from '../api/failure.ts';
import { readLink, verifyEmail } from '../api/mail-link.ts';
import { CodeForm } from '../features/credentials/code-form.tsx';
import { SendAgain } from '../features/credentials/send-again.tsx';
import { tellOtherTabs } from '../session/other-tabs.ts';
import type { RedirectSearch } from '../session/redirect-target.ts';
import { EntryPage } from '../ui/entry-page.tsx';
import { ConfirmByCode } from './confirm-by-code.tsx';
import { LazyConfirmByPassword } from './lazy-confirm-by-password.ts';

type CheckMailPageProps = {
  email: string;
  /** As it was chosen a moment ago, so that nobody types it twice. */
  password: string;
  search: RedirectSearch;
};

/** After a sign-up that is finished by a mail. The same whether or not the address had an account. */
export function CheckMailPage({ email, password, search }: CheckMailPageProps) {
  const navigate = useNavigate();
  const [opened, setOpened] = useState<Omit<ComponentProps<typeof ConfirmByCode>, 'search'>>();

  // The address had an account already, with another password. Signing up told nobody; who has the code may know.
  // The link says which address: a browser may have asked for mails to several.
  const askForPassword = async (token: string) => {
    const { email, cancels } = await readLink('verifyEmail', token);
    await LazyConfirmByPassword.preload?.();
    setOpened({ email, cancels, token });
  };
  const enterCode = async (token: string) => {
    try {
      await verifyEmail({ token, password });
    } catch (error) {
      const { code, fields } = toFailure(error);
      if (fields?.password === undefined && code !== 'step_up_required') throw error;
      return askForPassword(token);
    }
    // The address is confirmed by now: should this fail, the sign-in page is where it goes on.
    await signIn({ email, password }).catch(() => {});
    tellOtherTabs();
    await navigate({ to: pages.signIn, search, replace: true });
  };

  if (opened) return <ConfirmByCode {...opened} search={search} />;
  return (
    <EntryPage
      title={checkMail.title}
      intro={checkMail.intro(<strong className="break-words font-semibold text-ink">{email}</strong>)}
      footer={checkMail.confirmedAlready((text) => (
        <Link to={pages.signIn} search={search} className="link">
          {text}
        </Link>
      ))}
    >
      <CodeForm onCode={enterCode} />
      <p className="mt-6 text-muted">{checkMail.hint}</p>
      <SendAgain onSend={() => sendVerification({ email }, search[REDIRECT_TO])} />
    </EntryPage>
  );
}
