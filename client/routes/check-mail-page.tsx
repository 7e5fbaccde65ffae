import { Link } from '@tanstack/react-router';
import { checkMail } from '#messages/sign-up.tsx';
import { pages, REDIRECT_TO } from '../../shared/paths.ts';
import { sendVerification } from '../api/auth.ts';
import { SendAgain } from '../features/credentials/send-again.tsx';
import type { RedirectSearch } from '../session/redirect-target.ts';
import { EntryPage } from '../ui/entry-page.tsx';

/** After a sign-up that is finished by a mail. The same whether or not the address had an account. */
export function CheckMailPage({ email, search }: { email: string; search: RedirectSearch }) {
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
      <p className="text-muted">{checkMail.hint}</p>
      <SendAgain onSend={() => sendVerification({ email }, search[REDIRECT_TO])} />
    </EntryPage>
  );
}
