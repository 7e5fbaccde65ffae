import type { ReactNode } from 'react';
import { useSession } from './provider.tsx';

/** Its children while somebody is known to be signed in, and nothing else. Not a security boundary. */
export function SignedIn({ children }: { children?: ReactNode }) {
  return useSession().status === 'signed_in' ? children : null;
}

/** Its children while nobody is known to be signed in: neither before that is known, nor during an outage. */
export function SignedOut({ children }: { children?: ReactNode }) {
  return useSession().status === 'signed_out' ? children : null;
}
