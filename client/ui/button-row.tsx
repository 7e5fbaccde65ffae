import type { ReactNode } from 'react';

/** The buttons below a form or a question. The main button comes first; on phones each button has the full width. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap">{children}</div>;
}
