import type { Gatehouse, Role, SessionState } from 'gatehouse-auth/client';
import type { ReactNode } from 'react';

/**
 * Who is signed in, kept up to date while the component is mounted. `loading` in static pages and in the first
 * render.
 */
export function useSession(): SessionState;

/** The site's one Gatehouse: typed procedures, URLs for sign-in with return, sign-out. */
export function useGatehouse(): Gatehouse;

/**
 * Renders its children only while somebody is known to be signed in, with this `role` if there is one. Not a security
 * boundary: static pages are public.
 */
export function SignedIn(props: { role?: Role; children?: ReactNode }): ReactNode;

/**
 * Renders its children only while it is known that nobody is signed in: not before the answer, and not in an outage.
 */
export function SignedOut(props: { children?: ReactNode }): ReactNode;

/**
 * Shows its children to signed-in readers, and a card with the sign-in links to everybody else. While Gatehouse is
 * unreachable, it shows the children. A convenience, not a security boundary: static pages are public.
 */
export function SignInGate(props: { title?: string; children?: ReactNode }): ReactNode;
