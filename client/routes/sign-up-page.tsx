import { useSearch } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import { CreateAccountPage } from './create-account-page.tsx';
import { LazyBackground } from './lazy-background.ts';

export function SignUpPage() {
  return useSearch({ from: pages.signUp }).step === 'background' ? <LazyBackground /> : <CreateAccountPage />;
}
