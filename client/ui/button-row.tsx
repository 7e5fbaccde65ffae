import type { ReactNode } from 'react';

/** The buttons below a form or a question. The one that does it comes first; on phones each has the whole width. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap">{children}</div>;
}
