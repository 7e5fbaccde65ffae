import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import type { PageAnswers } from '../../shared/page-answers.ts';
import { CURRENT } from '../../shared/page-questions.ts';
import { pages } from '../../shared/paths.ts';
import type { PageConfig } from '../../shared/portal.ts';
import type { PageRenderer } from '../../shared/prerendered.ts';
import { createSecondBudget } from '../../shared/second-budget.ts';
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

/** Milliseconds of each second that go into writing pages at most: the same process answers the bridge. */
const SHARE = 250;
/** Characters of JSON. Longer answers, of some sixty rows, are ten times that as markup, and most of it is out of sight. */
const LONGEST = 16_384;

/**
 * Writes pages of signed-in people, each from its own answers and nothing else of the request: what somebody else put
 * into the address stands beside nobody's data. Runs in the service.
 */
export function createPageRenderer(config: PageConfig, share = SHARE): PageRenderer {
  Object.assign(portalConfig, config);
  const time = createSecondBudget(share);
  const routers = new Map<string, ReturnType<typeof openRouter>>();

  return async ({ path, step, answers }) => {
    const address = path === pages.signUp ? `${path}?step=${step}` : path;
    if (!RENDERED.has(address)) return null;
    const opening = routers.get(address) ?? openRouter(address);
    routers.set(address, opening);
    opening.catch(() => routers.delete(address));
    const router = await opening;
    if (time.isSpent()) return null;
    // From here on without a pause: one page at a time.
    const from = performance.now();
    const cache = toAnsweredCache(toShown(answers));
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
      time.spend(performance.now() - from);
    }
  };
}

/** What is shown before the page's code is there: of somebody with very much, the frame alone. */
function toShown(answers: PageAnswers): PageAnswers {
  const { [CURRENT]: current } = answers;
  return current && JSON.stringify(answers).length > LONGEST ? { [CURRENT]: current } : answers;
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
