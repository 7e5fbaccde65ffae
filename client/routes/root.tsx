import { createRootRoute, notFound } from '@tanstack/react-router';
import { isPage } from '../../shared/paths.ts';
import { NotFoundPage } from './not-found-page.tsx';
import { RootLayout } from './root-layout.tsx';

/**
 * True when the requested URL is a page's exact path. The router would also accept other spellings, and rewrite them.
 */
const isServed = typeof window === 'undefined' || isPage(window.location.pathname);

export const rootRoute = createRootRoute({
  beforeLoad: () => {
    if (!isServed) throw notFound();
  },
  component: RootLayout,
  notFoundComponent: NotFoundPage,
});
