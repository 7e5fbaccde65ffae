import { Outlet } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import { ApiProvider } from '../api/api-provider.tsx';
import { StepUpGate } from '../features/step-up/step-up-gate.tsx';
import { SessionProvider } from '../session/session-provider.tsx';
import { SignOutPath } from '../ui/sign-out-path.ts';
import { AccountFrame } from './account-frame.tsx';

export function AccountLayout() {
  return (
    <ApiProvider>
      <SessionProvider>
        <SignOutPath value={pages.signIn}>
          <StepUpGate>
            <AccountFrame>
              <Outlet />
            </AccountFrame>
          </StepUpGate>
        </SignOutPath>
      </SessionProvider>
    </ApiProvider>
  );
}
