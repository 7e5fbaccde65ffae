import { useSearch } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import { portalConfig } from '../api/portal-config.ts';
import { CreateAccountPage } from './create-account-page.tsx';
import { LazyBackground } from './lazy-background.ts';
import { LazyPasskeySignUpPage } from './lazy-passkey-sign-up-page.ts';

export function SignUpPage() {
  const { step } = useSearch({ from: pages.signUp });
  if (step === 'background') return <LazyBackground />;
  const isByPasskey = step === 'passkey' && portalConfig.signUp !== 'closed';
  return isByPasskey ? <LazyPasskeySignUpPage /> : <CreateAccountPage />;
}
