import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

/** The result of an action. Screen readers announce it only because the element exists before, empty. */
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
