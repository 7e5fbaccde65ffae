import Components from '@theme-before-gatehouse/MDXComponents';
import { SignInGate } from '../client/sign-in-gate.jsx';
import { SignedIn, SignedOut } from '../client/signed-in.jsx';

// The author's own components with these names take precedence.
export default { SignedIn, SignedOut, SignInGate, ...Components };
