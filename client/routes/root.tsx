import { createRootRoute, notFound } from '@tanstack/react-router';
import { isPage } from '../../shared/paths.ts';
import { NotFoundPage } from './not-found-page.tsx';
import { RootLayout } from './root-layout.tsx';

/** As this document was asked for. The router matches other spellings of a page too, and rewrites them to its own. */
const isServed = typeof window === 'undefined' || isPage(window.location.pathname);

export const rootRoute = createRootRoute({
  beforeLoad: () => {
    if (!isServed) throw notFound();
  },
  component: RootLayout,
  notFoundComponent: NotFoundPage,
});
