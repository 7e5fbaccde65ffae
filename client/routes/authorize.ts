import { createRoute } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import type { CurrentSession } from '../../shared/session.ts';
import { call } from '../api/call.ts';
import { lazyPage } from './lazy-page.ts';
import { PagePending } from './page-pending.tsx';
import { rootRoute } from './root.tsx';

export const authorizeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: pages.authorize,
  loader: () => call<CurrentSession>('session.current'),
  pendingComponent: PagePending,
  component: lazyPage(() => import('./authorize-page.tsx'), 'AuthorizePage'),
});
