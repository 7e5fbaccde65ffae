import { useLoaderData } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import { CompleteSignIn } from './complete-sign-in.tsx';
import { ConfirmUser } from './confirm-user.tsx';
import { LazySecondFactorSetUp } from './lazy-second-factor-set-up.ts';

export function TwoFactorPage() {
  const task = useLoaderData({ from: pages.twoFactor });
  if (task.kind === 'complete') return <CompleteSignIn methods={task.methods} />;
  if (task.kind === 'confirm') return <ConfirmUser {...task} />;
  return <LazySecondFactorSetUp isRequired={task.isRequired} />;
}
