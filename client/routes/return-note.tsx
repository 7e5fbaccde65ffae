import type { ReactNode } from 'react';
import { goBackTo } from '#messages/sign-in-flow.tsx';

type ReturnNoteProps = { target: string | undefined; children: ReactNode };

/**
 * Names the site that the user returns to, so that nobody signs in for an unexpected site; otherwise shows `children`.
 */
export function ReturnNote({ target, children }: ReturnNoteProps) {
  const url = target === undefined ? undefined : new URL(target);
  if (!url || url.origin === globalThis.location?.origin) return children;
  return goBackTo(
    <strong dir="ltr" className="font-semibold text-ink">
      {url.host}
    </strong>,
  );
}
