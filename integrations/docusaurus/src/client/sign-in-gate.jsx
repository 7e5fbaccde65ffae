import { useEffect, useRef } from 'react';
import { AwayNote } from './away-note.jsx';
import { useSession } from './session.js';
import { SignInCard } from './sign-in-card.jsx';

/** @import { ReactNode } from 'react' */

/**
 * A convenience, not a security boundary: the hidden content is in the public files of the site.
 * @param {{ title?: string, children?: ReactNode }} props
 */
export function SignInGate({ title, children }) {
  const { status } = useSession();
  if (status === 'loading') return <Closed>{children}</Closed>;
  if (status === 'signed_out') return <SignInCard title={title} />;
  return (
    <Open>
      {status === 'unavailable' && <AwayNote />}
      {children}
    </Open>
  );
}

/**
 * Reserves space and shows nothing. React renders the content of <noscript> into static pages only. The content is for
 * readers without JavaScript, and lets Docusaurus find the headings that links point to.
 * @param {{ children: ReactNode }} props
 */
const Closed = ({ children }) => (
  <div className="gatehouse-gate-space">
    <noscript>{children}</noscript>
  </div>
);

/** @param {{ children: ReactNode }} props */
function Open({ children }) {
  const place = useRef(/** @type {HTMLDivElement | null} */ (null));
  useEffect(() => {
    // The browser searched for the target of the address's fragment before the target was rendered.
    const { hash } = window.location;
    const targets = Array.from(place.current?.querySelectorAll('[id]') ?? []); // Docusaurus spreads arrays only
    targets.find(({ id }) => [`#${id}`, `#${encodeURIComponent(id)}`].includes(hash))?.scrollIntoView();
  }, []);
  return <div ref={place}>{children}</div>;
}
