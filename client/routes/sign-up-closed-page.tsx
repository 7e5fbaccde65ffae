import { Link } from '@tanstack/react-router';
import { alreadyHere } from '#messages/sign-in-flow.tsx';
import * as words from '#messages/sign-up.tsx';
import { pages } from '../../shared/paths.ts';
import type { RedirectSearch } from '../session/redirect-target.ts';
import { AuthPage } from '../ui/auth-page.tsx';

/** Shown when the service accepts no new accounts. */
export function SignUpClosedPage({ search }: { search: RedirectSearch }) {
  return (
    <AuthPage
      title={words.title}
      footer={alreadyHere((text) => (
        <Link to={pages.signIn} search={search} className="link">
          {text}
        </Link>
      ))}
    >
      <p className="text-muted">{words.closed}</p>
    </AuthPage>
  );
}
