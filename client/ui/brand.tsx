import { use, useState } from 'react';
import { AppLogo } from './app-logo.ts';
import { AppName } from './app-name.ts';

/** The mark: a gatehouse, with its gate open. */
function Mark() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="size-6 fill-accent">
      <path d="M3 21V3h4v4h3V3h4v4h3V3h4v18h-5v-5a4 4 0 0 0-8 0v5z" />
    </svg>
  );
}

/** Lets a logo fail again: on a page that was painted early it may have failed while nobody listened. */
function loadAgain(image: HTMLImageElement | null): void {
  if (image?.complete && image.naturalWidth === 0) image.src = image.currentSrc;
}

/** What people sign in to: its own mark, or ours, and its name. Both marks take the same room. */
export function Brand() {
  const logo = use(AppLogo);
  const [isBroken, setBroken] = useState(false);
  return (
    <span className="inline-flex min-w-0 items-center gap-2.5 font-semibold text-lg tracking-tight">
      {logo && !isBroken ? (
        <img
          ref={loadAgain}
          src={logo}
          alt="" // the name stands beside it
          referrerPolicy="no-referrer"
          draggable={false}
          onError={() => setBroken(true)}
          className="size-6 shrink-0 object-contain"
        />
      ) : (
        <Mark />
      )}
      {use(AppName)}
    </span>
  );
}
