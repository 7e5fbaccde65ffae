import { useSearch } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import { CreateAccount } from './create-account.tsx';
import { lazyPage } from './lazy-page.ts';

// The second step brings the typed API with it; the first does without.
const Background = lazyPage(() => import('./background.tsx'), 'Background');

export function SignUpPage() {
  return useSearch({ from: pages.signUp }).step === 'background' ? <Background /> : <CreateAccount />;
}
