import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

/** What was done, in words, read out when it appears: it is there before, empty, or it would not be. */
export function Done({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="text-accent">
      {children && (
        <span className="flex gap-1.5">
          <Icon name="check" className="mt-0.5" />
          <span className="min-w-0 wrap-anywhere">{children}</span>
        </span>
      )}
    </p>
  );
}
