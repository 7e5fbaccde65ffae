import { Link, useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { pages, REDIRECT_TO } from '../../shared/paths.ts';
import { ApiError } from '../api/failure.ts';
import { SignUpForm } from '../features/credentials/sign-up-form.tsx';
import { tellOtherTabs } from '../session/other-tabs.ts';
import { EntryPage } from '../ui/entry-page.tsx';
import { ReturnNote } from './return-note.tsx';

export function CreateAccountPage() {
  const search = useSearch({ from: pages.signUp });
  const router = useRouter();
  const navigate = useNavigate({ from: pages.signUp });

  // The loader of the questions asks who is signed in, and leads to sign-in whoever has no session.
  const startQuestions = async () => {
    tellOtherTabs();
    await navigate({ search: { ...search, step: 'background' }, replace: true });
    if (router.latestLocation.pathname === pages.signIn) throw new ApiError({ code: 'cookie_refused' });
  };

  return (
    <EntryPage
      title="Create your account"
      intro={
        <ReturnNote target={search[REDIRECT_TO]}>All it needs is a name, an email and a password.</ReturnNote>
      }
      footer={
        <>
          Already have an account?{' '}
          <Link to={pages.signIn} search={search} className="link">
            Sign in
          </Link>
        </>
      }
    >
      <SignUpForm onSuccess={startQuestions} />
    </EntryPage>
  );
}
