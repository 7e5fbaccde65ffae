import { Link, useNavigate } from '@tanstack/react-router';
import { checkMail } from '#messages/sign-up.tsx';
import { pages, REDIRECT_TO } from '../../shared/paths.ts';
import { sendVerification, signIn } from '../api/auth.ts';
import { verifyEmail } from '../api/mail-link.ts';
import { CodeForm } from '../features/credentials/code-form.tsx';
import { SendAgain } from '../features/credentials/send-again.tsx';
import { tellOtherTabs } from '../session/other-tabs.ts';
import type { RedirectSearch } from '../session/redirect-target.ts';
import { EntryPage } from '../ui/entry-page.tsx';

type CheckMailPageProps = {
  email: string;
  /** As it was chosen a moment ago, so that nobody types it twice. */
  password: string;
  search: RedirectSearch;
};

/** After a sign-up that is finished by a mail. The same whether or not the address had an account. */
export function CheckMailPage({ email, password, search }: CheckMailPageProps) {
  const navigate = useNavigate();
  const enterCode = async (token: string) => {
    await verifyEmail({ token, password });
    // The address is confirmed by now: should this fail, the sign-in page is where it goes on.
    await signIn({ email, password }).catch(() => {});
    tellOtherTabs();
    await navigate({ to: pages.signIn, search, replace: true });
  };

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
