import { useLocation } from '@docusaurus/router';
import { useGatehouse } from './session.js';

/** @import { ReactNode } from 'react' */

/**
 * A link to the sign-in or sign-up page that returns to this page, with path, query and fragment.
 * For the browser only: at build time there is no address to return to.
 * @param {{ to: 'signInUrl' | 'signUpUrl', className: string, children: ReactNode }} props
 */
export function ReturnLink({ to, className, children }) {
  const gatehouse = useGatehouse();
  useLocation(); // renders again after each navigation inside the site
  return (
    <a
      className={className}
      href={gatehouse[to]()}
      onClick={(event) => {
        event.currentTarget.href = gatehouse[to](); // a script may have changed the address without an event
      }}
    >
      {children}
    </a>
  );
}
