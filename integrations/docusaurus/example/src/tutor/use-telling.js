import { useSession } from 'docusaurus-plugin-gatehouse/client';
import { useEffect, useState } from 'react';

const LOADING = { status: 'loading' };

/** What the tutor says to this reader: asked once it is known who reads, and again when that changes. */
export function useTelling(address) {
  const session = useSession();
  const reader = session.status === 'signed_in' ? session.user.id : session.status;
  const [telling, setTelling] = useState({ reader: 'loading', ...LOADING });

  useEffect(() => {
    if (reader === 'loading') return;
    const leaving = new AbortController();
    ask(address, leaving.signal)
      .then((told) => ({ status: 'told', ...told }))
      .catch(() => ({ status: 'away' }))
      .then((answer) => leaving.signal.aborted || setTelling({ reader, ...answer }));
    return () => leaving.abort();
  }, [address, reader]);

  return telling.reader === reader ? telling : LOADING; // never one reader's telling for another
}

async function ask(address, signal) {
  const answer = await fetch(address, { credentials: 'include', cache: 'no-store', signal });
  // The browser still has the cookie of a session that has ended: then this is anybody.
  const fit = answer.status === 401 ? await fetch(address, { credentials: 'omit', signal }) : answer;
  if (!fit.ok) throw new Error(`The tutor answered ${fit.status}.`);
  return fit.json();
}
