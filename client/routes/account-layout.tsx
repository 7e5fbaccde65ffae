import { Outlet } from '@tanstack/react-router';
import { ApiProvider } from '../api/api-provider.tsx';
import { SessionProvider } from '../session/session-provider.tsx';
import { AccountFrame } from './account-frame.tsx';

export function AccountLayout() {
  return (
    <ApiProvider>
      <SessionProvider>
        <AccountFrame>
          <Outlet />
        </AccountFrame>
      </SessionProvider>
    </ApiProvider>
  );
}
