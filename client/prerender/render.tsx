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
import { speak } from '../words/part.ts';
import { toAnsweredCache } from './answered-cache.ts';

const BACKGROUND = `${pages.signUp}?step=background`;
const RENDERED: ReadonlySet<string> = new Set([
  BACKGROUND,
  ...Object.values(pages).filter((path) => path === pages.account || path.startsWith(`${pages.account}/`)),
]);

/** No suggestion is shown before the page's code is loaded, and they are most of the profile page's bytes. */
const SUGGESTIONS = /<datalist[^>]*>.*?<\/datalist>/gs;

/** The maximum number of milliseconds of each second for rendering pages. The same process also serves the bridge. */
const SHARE = 250;
/**
 * Characters of JSON. Longer answers, of about sixty rows, become ten times as long as markup, mostly outside the
 * visible area.
 */
const LONGEST = 16_384;

/**
 * Renders pages of signed-in users. Each page depends on its answers only, and on nothing else of the request: text
 * that an attacker put into the URL never stands beside a user's data. Runs in the service.
 */
export function createPageRenderer(config: PageConfig, share = SHARE): PageRenderer {
  Object.assign(portalConfig, config);
  const time = createSecondBudget(share);
  const routers = new Map<string, ReturnType<typeof openRouter>>();

  return async ({ path, step, answers, language, catalogue }) => {
    const address = path === pages.signUp ? `${path}?step=${step}` : path;
    if (!RENDERED.has(address)) return null;
    speak(language, catalogue); // code that is loaded looks whether its words are there
    const opening = routers.get(address) ?? openRouter(address);
    routers.set(address, opening);
    opening.catch(() => routers.delete(address));
    const router = await opening;
    if (time.isSpent()) return null;
    // From here on there is no `await`, so that one page is rendered at a time.
    const from = performance.now();
    speak(language, catalogue);
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

/** The answers to render before the page's code is loaded. If they are very long, only the frame is rendered. */
function toShown(answers: PageAnswers): PageAnswers {
  const { [CURRENT]: current } = answers;
  return current && JSON.stringify(answers).length > LONGEST ? { [CURRENT]: current } : answers;
}

/**
 * Creates a router with the code of the page at `address`. Its loaders would query the service, so this replaces them:
 * the answers are known.
 */
async function openRouter(address: string) {
  const router = createPortalRouter(createMemoryHistory({ initialEntries: [address] }));
  router.options.scrollRestoration = false; // would put a script into the markup
  for (const route of Object.values(router.routesById))
    route.options.loader = () => ({ personId: 'whoever is signed in' });
  await Promise.all([router.load(), LazyBackground.preload?.(), LazyPendingDeletion.preload?.()]);
  return router;
}
