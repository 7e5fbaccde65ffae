import { useLocation } from '@docusaurus/router';
import { useGatehouse } from './session.js';

/** @import { ReactNode } from 'react' */

/**
 * A link to sign in or to create an account, and back to this very page: path, query and fragment.
 * For the browser only; while pages are rendered there is no address to return to.
 * @param {{ to: 'signInUrl' | 'signUpUrl', className: string, children: ReactNode }} props
 */
export function ReturnLink({ to, className, children }) {
  const gatehouse = useGatehouse();
  useLocation(); // drawn anew with each step inside the site
  return (
    <a
      className={className}
      href={gatehouse[to]()}
      onClick={(event) => {
        event.currentTarget.href = gatehouse[to](); // a script may have moved the page without telling
      }}
    >
      {children}
    </a>
  );
}
