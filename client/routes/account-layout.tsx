import { Outlet } from '@tanstack/react-router';
import { ApiProvider } from '../api/api-provider.tsx';
import { StepUpGate } from '../features/step-up/step-up-gate.tsx';
import { SessionProvider } from '../session/session-provider.tsx';
import { AccountFrame } from './account-frame.tsx';

export function AccountLayout() {
  return (
    <ApiProvider>
      <SessionProvider>
        <StepUpGate>
          <AccountFrame>
            <Outlet />
          </AccountFrame>
        </StepUpGate>
      </SessionProvider>
    </ApiProvider>
  );
}
