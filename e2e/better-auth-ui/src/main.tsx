import { AccountView, AuthUIProvider, AuthView } from '@daveyplate/better-auth-ui';
import { createAuthClient } from 'better-auth/react';
import { createRoot } from 'react-dom/client';
import { Toaster } from 'sonner';
import './site.css';

const authClient = createAuthClient({ baseURL: import.meta.env.VITE_GATEHOUSE_URL });
const { pathname } = location;

createRoot(document.getElementById('root') as HTMLElement).render(
  <AuthUIProvider authClient={authClient} redirectTo="/account/settings">
    {pathname.startsWith('/account') ? <AccountView pathname={pathname} /> : <AuthView pathname={pathname} />}
    <Toaster />
  </AuthUIProvider>,
);
