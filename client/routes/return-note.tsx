import type { ReactNode } from 'react';
import { goBackTo } from '#messages/entry.tsx';

type ReturnNoteProps = { target: string | undefined; children: ReactNode };

/** Names the site a person goes back to, so that nobody signs in for one they do not expect; else `children`. */
export function ReturnNote({ target, children }: ReturnNoteProps) {
  const url = target === undefined ? undefined : new URL(target);
  if (!url || url.origin === globalThis.location?.origin) return children;
  return goBackTo(
    <strong dir="ltr" className="font-semibold text-ink">
      {url.host}
    </strong>,
  );
}
