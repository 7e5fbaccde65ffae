import { createRoute } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import { lazyImport } from '../api/lazy-import.ts';
import { type RedirectSearch, toRedirectSearch } from '../session/redirect-target.ts';
import { lazyPage } from './lazy-page.ts';
import { PagePending } from './page-pending.tsx';
import { rootRoute } from './root.tsx';

/** `need`: what a site wants of a signed-in user before it goes on. */
export type TwoFactorSearch = RedirectSearch & { need?: 'second_factor' | 'fresh' | undefined };

export const twoFactorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: pages.twoFactor,
  validateSearch: ({ need, ...search }: Record<string, unknown>): TwoFactorSearch => ({
    ...toRedirectSearch(search),
    need: need === 'second_factor' || need === 'fresh' ? need : undefined,
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ deps, location }) =>
    (await lazyImport(() => import('./two-factor-loader.ts'))).loadTwoFactor(deps, location),
  pendingComponent: PagePending,
  component: lazyPage(() => import('./two-factor-page.tsx'), 'TwoFactorPage'),
});
