import { Outlet } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { describeError } from '../api/describe-error.ts';
import { lazyImport } from '../api/lazy-import.ts';
import { portalConfig } from '../api/portal-config.ts';
import { restoreTyped } from '../session/restore-typed.ts';
import { AppLogo } from '../ui/app-logo.ts';
import { AppName } from '../ui/app-name.ts';
import { Languages } from '../ui/languages.ts';
import { allowLeaving } from '../ui/leaving.ts';
import { part } from '../words/part.ts';

const words = part('root');

const chooseLanguage = async (tag: string): Promise<string | null> => {
  try {
    const { switchLanguage } = await lazyImport(() => import('../session/switch-language.ts'));
    return await switchLanguage(tag, allowLeaving);
  } catch (error) {
    return describeError(error).message;
  }
};

/** The layout of every page. */
export function RootLayout() {
  const languages = useMemo(() => ({ offered: portalConfig.languages, onChoose: chooseLanguage }), []);
  useEffect(() => void restoreTyped().catch(() => {}), []);

  return (
    <AppName value={portalConfig.appName}>
      <AppLogo value={portalConfig.logoUrl}>
        <a
          href="#content"
          className="sr-only rounded-box bg-accent text-on-accent focus:not-sr-only focus:fixed focus:top-3 focus:start-3 focus:z-30 focus:px-4 focus:py-2"
        >
          {words.skipToContent}
        </a>
        <Languages value={languages}>
          <Outlet />
        </Languages>
      </AppLogo>
    </AppName>
  );
}
