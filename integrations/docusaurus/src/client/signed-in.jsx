import { useSession } from './session.js';

/** @import { Role } from 'gatehouse-auth/client' */
/** @import { ReactNode } from 'react' */

/** @param {{ role?: Role, children?: ReactNode }} props */
export function SignedIn({ role, children }) {
  const session = useSession();
  return session.status === 'signed_in' && (!role || session.claims.roles.includes(role)) ? children : null;
}

/** @param {{ children?: ReactNode }} props */
export const SignedOut = ({ children }) => (useSession().status === 'signed_out' ? children : null);
