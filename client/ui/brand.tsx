import { use, useState } from 'react';
import { AppLogo } from './app-logo.ts';
import { AppName } from './app-name.ts';

/** Gatehouse's own mark: a gatehouse with an open gate. */
function Mark() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="size-6 fill-accent">
      <path d="M3 21V3h4v4h3V3h4v4h3V3h4v18h-5v-5a4 4 0 0 0-8 0v5z" />
    </svg>
  );
}

/** Loads the logo again. On a prerendered page its loading may have failed before React listened for the error. */
function loadAgain(image: HTMLImageElement | null): void {
  if (image?.complete && image.naturalWidth === 0) image.src = image.currentSrc;
}

/** The service's logo, or Gatehouse's mark, and the service's name. Both images have the same size. */
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
