import { use } from 'react';
import { AppName } from './app-name.ts';

/** The mark: a gatehouse, with its gate open. */
function Mark() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="size-6 fill-accent">
      <path d="M3 21V3h4v4h3V3h4v4h3V3h4v18h-5v-5a4 4 0 0 0-8 0v5z" />
    </svg>
  );
}

export function Brand() {
  return (
    <span className="inline-flex min-w-0 items-center gap-2.5 font-semibold text-lg tracking-tight">
      <Mark />
      {use(AppName)}
    </span>
  );
}
