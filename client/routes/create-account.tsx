import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { pages, REDIRECT_TO } from '../../shared/paths.ts';
import { SignUpForm } from '../features/credentials/sign-up-form.tsx';
import { EntryPage } from '../ui/entry-page.tsx';
import { ReturnNote } from './return-note.tsx';

export function CreateAccount() {
  const search = useSearch({ from: pages.signUp });
  const navigate = useNavigate({ from: pages.signUp });

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
      <SignUpForm onSuccess={() => navigate({ search: { ...search, step: 'background' }, replace: true })} />
    </EntryPage>
  );
}
