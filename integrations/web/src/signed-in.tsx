import type { ReactNode } from 'react';
import type { Role } from './api-types.ts';
import { useSession } from './provider.tsx';

/**
 * Renders its children only while somebody is known to be signed in, with this `role` if there is one. Not a security
 * boundary: everybody can read the page's script.
 */
export function SignedIn({ role, children }: { role?: Role | undefined; children?: ReactNode }) {
  const session = useSession();
  return session.status === 'signed_in' && (!role || session.claims.roles.includes(role)) ? children : null;
}

/**
 * Renders its children only while it is known that nobody is signed in: not before the answer, and not in an outage.
 */
export function SignedOut({ children }: { children?: ReactNode }) {
  return useSession().status === 'signed_out' ? children : null;
}
