import { useGatehouse, useSession } from 'docusaurus-plugin-gatehouse/client';
import { useEffect, useState } from 'react';

const LOADING = { status: 'loading' };

/**
 * The tutor's explanation for this reader. It is fetched when the reader is known, and again when the reader
 * changes.
 */
export function useTelling(address) {
  const session = useSession();
  const gatehouse = useGatehouse();
  const reader = session.status === 'signed_in' ? session.user.id : session.status;
  const [telling, setTelling] = useState({ reader: 'loading', ...LOADING });

  useEffect(() => {
    if (reader === 'loading') return;
    const leaving = new AbortController();
    ask(gatehouse, address, leaving.signal)
      .then((told) => ({ status: 'told', ...told }))
      .catch(() => ({ status: 'away' }))
      .then((answer) => leaving.signal.aborted || setTelling({ reader, ...answer }));
    return () => leaving.abort();
  }, [gatehouse, address, reader]);

  return telling.reader === reader ? telling : LOADING; // never shows one reader's explanation to another
}

async function ask(gatehouse, address, signal) {
  const answer = await gatehouse.fetch(address, { cache: 'no-store', signal });
  // The credential belongs to a session that has ended. The second request is anonymous.
  const fit = answer.status === 401 ? await fetch(address, { credentials: 'omit', signal }) : answer;
  if (!fit.ok) throw new Error(`The tutor answered ${fit.status}.`);
  return fit.json();
}
