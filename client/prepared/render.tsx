import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { pages } from '../../shared/paths.ts';
import type { PageConfig } from '../../shared/portal.ts';
import type { PageRenderer } from '../../shared/prepared.ts';
import { AnswersOfOne } from '../api/api-provider.tsx';
import { portalConfig } from '../api/portal-config.ts';
import { createPortalRouter } from '../app/router.ts';
import { LazyBackground } from '../routes/lazy-background.ts';
import { LazyPendingDeletion } from '../routes/lazy-pending-deletion.ts';
import { toAnsweredCache } from './answered-cache.ts';

const BACKGROUND = `${pages.signUp}?step=background`;
const RENDERED: ReadonlySet<string> = new Set([
  BACKGROUND,
  ...Object.values(pages).filter((path) => path === pages.account || path.startsWith(`${pages.account}/`)),
]);

/** Shown by nothing before the page's code is there, and most of the profile's bytes. */
const SUGGESTIONS = /<datalist[^>]*>.*?<\/datalist>/gs;

/**
 * Writes pages of signed-in people, each from its own answers and nothing else of the request: what somebody else put
 * into the address stands beside nobody's data. Runs in the service.
 */
export function createPageRenderer(config: PageConfig): PageRenderer {
  Object.assign(portalConfig, config);
  const routers = new Map<string, ReturnType<typeof openRouter>>();

  return async ({ path, step, answers }) => {
    const address = step === null ? path : `${path}?step=${step}`;
    if (!RENDERED.has(address)) return null;
    const opening = routers.get(address) ?? openRouter(address);
    routers.set(address, opening);
    const router = await opening;
    // From here on without a pause: one page at a time.
    const cache = toAnsweredCache(answers);
    try {
      const markup = renderToString(
        <StrictMode>
          <AnswersOfOne value={cache}>
            <RouterProvider router={router} />
          </AnswersOfOne>
        </StrictMode>,
      );
      if (markup.includes('<template')) throw new Error(`A part of ${path} could not be rendered`);
      return markup.replace(SUGGESTIONS, '');
    } finally {
      cache.clear();
    }
  };
}

/** The router with the code of the page at `address` loaded. Its loaders ask the service: answers are here already. */
async function openRouter(address: string) {
  const router = createPortalRouter(createMemoryHistory({ initialEntries: [address] }));
  router.options.scrollRestoration = false; // would put a script into the markup
  for (const route of Object.values(router.routesById))
    route.options.loader = () => ({ personId: 'whoever is signed in' });
  await Promise.all([router.load(), LazyBackground.preload?.(), LazyPendingDeletion.preload?.()]);
  return router;
}
