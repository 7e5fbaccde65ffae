import { useEffect, useRef } from 'react';
import { openTabChannel, toTabName } from '../../integrations/web/src/tab-channel.ts';
import type { CurrentSession } from '../../shared/session.ts';
import { call } from '../api/call.ts';

/**
 * Calls `onSignedIn` when somebody signs in in another tab of this browser. The session that the browser had before
 * does not count: it stays until a sign-in is complete.
 */
export function useSignedInElsewhere(onSignedIn: () => unknown): void {
  const latest = useRef(onSignedIn);
  latest.current = onSignedIn;

  useEffect(() => {
    const channel = openTabChannel(toTabName(''));
    if (!channel) return;
    const before = findSessionId();
    channel.onmessage = async ({ data }) => {
      if (data?.type !== 'signed_in_or_out') return;
      const [was, is] = await Promise.all([before, findSessionId()]);
      if (is && is !== was) latest.current();
    };
    return () => channel.close();
  }, []);
}

/** Null when nobody is signed in. An outage does not end the sign-in here, so it counts as unchanged. */
const findSessionId = async (): Promise<string | null> => {
  const current = await call<CurrentSession>('session.current').catch(() => null);
  return current?.session.id ?? null;
};
