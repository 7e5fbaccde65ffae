import type { ReactNode } from 'react';
import { toReturnHost } from '../../shared/return-site.ts';
import { part } from '../words/part.ts';

const words = part('signInFlow');

type ReturnNoteProps = { target: string | undefined; children: ReactNode };

/**
 * Names the site that the user returns to, so that nobody signs in for an unexpected site; otherwise shows `children`.
 */
export function ReturnNote({ target, children }: ReturnNoteProps) {
  const host = target && toReturnHost(target, globalThis.location?.origin);
  if (!host) return children;
  return words.goBackTo({
    host: (
      <strong dir="ltr" className="font-semibold text-ink">
        {host}
      </strong>
    ),
  });
}
