import type { ReactNode } from 'react';

type ReturnNoteProps = { target: string | undefined; children: ReactNode };

/** Names the site a person goes back to, so that nobody signs in for one they do not expect; else `children`. */
export function ReturnNote({ target, children }: ReturnNoteProps) {
  const url = target === undefined ? undefined : new URL(target);
  if (!url || url.origin === window.location.origin) return children;
  return (
    <>
      Then you go back to <strong className="font-medium text-ink">{url.host}</strong>.
    </>
  );
}
