import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

/** Something that happened and needs nothing. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="mb-4 flex gap-3 rounded-box bg-accent-soft px-4 py-3">
      <Icon name="info" className="mt-0.5 text-accent" />
      {children}
    </p>
  );
}
