import type { Gatehouse, SessionState } from 'gatehouse-auth/client';
import type { ReactNode } from 'react';

/** Who is signed in, kept true while the component is mounted. `loading` in static pages and in the first paint. */
export function useSession(): SessionState;

/** The site's one Gatehouse: typed procedures, addresses to sign in and back, sign-out. */
export function useGatehouse(): Gatehouse;

/** Its children while somebody is known to be signed in. Not a security boundary. */
export function SignedIn(props: { children?: ReactNode }): ReactNode;

/** Its children while nobody is known to be signed in: neither before that is known, nor during an outage. */
export function SignedOut(props: { children?: ReactNode }): ReactNode;

/**
 * Its children for those who are signed in, and a card with the ways to sign in for everybody else. While
 * Gatehouse is away the children are shown. A courtesy, not a security boundary: static pages are public.
 */
export function SignInGate(props: { title?: string; children?: ReactNode }): ReactNode;
