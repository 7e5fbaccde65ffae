import { createRoute, redirect } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import { rootRoute } from './root.tsx';

export const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: pages.home,
  beforeLoad: () => {
    throw redirect({ to: pages.account, replace: true });
  },
});
