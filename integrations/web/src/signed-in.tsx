import type { ReactNode } from 'react';
import { useSession } from './provider.tsx';

/** Renders its children only while somebody is known to be signed in. Not a security boundary. */
export function SignedIn({ children }: { children?: ReactNode }) {
  return useSession().status === 'signed_in' ? children : null;
}

/**
 * Renders its children only while it is known that nobody is signed in: not before the answer, and not in an outage.
 */
export function SignedOut({ children }: { children?: ReactNode }) {
  return useSession().status === 'signed_out' ? children : null;
}
