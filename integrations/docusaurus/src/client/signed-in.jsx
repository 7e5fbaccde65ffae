import { useSession } from './session.js';

/** @import { ReactNode } from 'react' */

/** @param {{ children?: ReactNode }} props */
export const SignedIn = ({ children }) => (useSession().status === 'signed_in' ? children : null);

/** @param {{ children?: ReactNode }} props */
export const SignedOut = ({ children }) => (useSession().status === 'signed_out' ? children : null);
