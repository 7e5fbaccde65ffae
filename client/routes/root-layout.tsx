import { Outlet } from '@tanstack/react-router';
import { portalConfig } from '../api/portal-config.ts';
import { AppLogo } from '../ui/app-logo.ts';
import { AppName } from '../ui/app-name.ts';
import { part } from '../words/part.ts';

const words = part('root');

/** The layout of every page. */
export function RootLayout() {
  return (
    <AppName value={portalConfig.appName}>
      <AppLogo value={portalConfig.logoUrl}>
        <a
          href="#content"
          className="sr-only rounded-box bg-accent text-on-accent focus:not-sr-only focus:fixed focus:top-3 focus:start-3 focus:z-30 focus:px-4 focus:py-2"
        >
          {words.skipToContent}
        </a>
        <Outlet />
      </AppLogo>
    </AppName>
  );
}
